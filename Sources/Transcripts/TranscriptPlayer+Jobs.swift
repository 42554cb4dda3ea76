internal import Dispatch
internal import Synchronization

extension TranscriptPlayer {
  /// Replays transcripts, several at once.
  ///
  /// - Parameter progress: told after each how many are done; called on any thread.
  /// - Returns: the results in the order of the entries.
  package func replay(
    _ entries: [TranscriptEntry], jobs: Int, progress: @Sendable (Int) -> Void = { _ in }
  ) -> [ReplayResult] {
    let next = Atomic(0)
    let results = Mutex<[(number: Int, result: ReplayResult)]>([])
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, entries.count))) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < entries.count else { return }
        let result = replay(entries[number])
        let done = results.withLock { results in
          results.append((number, result))
          return results.count
        }
        progress(done)
      }
    }
    return results.withLock { $0.sorted { $0.number < $1.number }.map(\.result) }
  }
}
