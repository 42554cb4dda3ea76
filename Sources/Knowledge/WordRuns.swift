extension Array where Element: Equatable {
  /// Where some words stand side by side for the first time; `nil` if they do not, or if there are none.
  @inlinable
  package func start(of run: [Element]) -> Int? {
    guard let first = run.first, run.count <= count else { return nil }
    return (0...(count - run.count)).first { start in
      self[start] == first && run.indices.dropFirst().allSatisfy { self[start + $0] == run[$0] }
    }
  }
}
