internal import Knowledge

/// Which words the content has side by side: the context that tells two corrections of a word apart.
struct WordPairs: Sendable {
  private let index: Lazy<HashIndex>

  /// - Parameter pairs: numbers of words.
  init(_ pairs: [(Int, Int)]) {
    index = Lazy(HashIndex(Set(pairs.map { Self.hash($0, $1) }).map { ($0, 0) }))
  }

  /// - Complexity: logarithmic in the number of pairs.
  func contains(_ first: Int, _ second: Int) -> Bool {
    var isFound = false
    index.value.forEachNumber(of: Self.hash(first, second)) { _ in isFound = true }
    return isFound
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
  private static func hash(_ first: Int, _ second: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: ((UInt64(first) << 32 | UInt64(second)) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

extension WordPairs: Archivable {
  init(_ archive: inout Archive, _ given: WordPairs?) throws { index = try archive.later(given?.index) }
}
