internal import Dispatch
internal import Synchronization

/// The results of two pieces of work that are done side by side.
func concurrently<A: Sendable, B: Sendable>(_ first: @Sendable () -> A, _ second: @Sendable () -> B) -> (A, B)
{
  let results = Mutex<(A?, B?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { i in
    if i == 0 {
      let result = first()
      results.withLock { $0.0 = result }
    } else {
      let result = second()
      results.withLock { $0.1 = result }
    }
  }
  guard case (let a?, let b?) = results.withLock({ $0 }) else { preconditionFailure("both are done") }
  return (a, b)
}
