internal import Knowledge

/// The words of the content, and how it uses them.
struct SpellingVocabulary: Sendable {
  /// How the content uses a word.
  struct Usage {
    /// How often it occurs in phrases and examples.
    var count = 0
    /// Whether it carries the meaning of a concept: it stands in one of its phrases, and not for its grammar only.
    var isInConcept = false
  }

  /// In alphabetic order.
  let words: WordTable
  let pairs: WordPairs
  private let counts: PackedArray<UInt32>
  private let inConcept: PackedArray<UInt8>

  /// - Parameter pairs: words that the content has side by side.
  init(_ usage: [String: Usage], pairs: Set<[String]> = []) {
    let sorted = usage.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let words = WordTable(sorted.map(\.key))
    self.words = words
    counts = PackedArray(sorted.map { UInt32($0.value.count) })
    inConcept = PackedArray(sorted.map { $0.value.isInConcept ? 1 : 0 })
    self.pairs = WordPairs(
      pairs.compactMap { pair in
        guard let first = words.number(of: pair[0]), let second = words.number(of: pair[1]) else {
          return nil
        }
        return (first, second)
      })
  }

  /// Whether it is a word of a concept, and no misspelling that a phrase was given on purpose.
  func isSure(_ number: Int) -> Bool {
    inConcept.elements[number] != 0 && count(of: number) >= Self.leastSure
  }

  private static let leastSure = 4

  func count(of number: Int) -> Int { Int(counts.elements[number]) }

  /// The binary logarithm of the count in eighths, between the powers of two by a straight line.
  func weight(of number: Int) -> Int {
    let count = max(count(of: number), 1)
    let whole = Int.bitWidth - 1 - count.leadingZeroBitCount
    return whole * 8 + ((count * 8) >> whole) - 8
  }

  /// With how many of its neighbours the content has the word side by side.
  func pairs(of number: Int, beside neighbours: SpellingCorrector.Neighbours) -> Int {
    let before = neighbours.before.map { pairs.contains($0, number) } ?? false
    let after = neighbours.after.map { pairs.contains(number, $0) } ?? false
    return (before ? 1 : 0) + (after ? 1 : 0)
  }

  /// - Complexity: logarithmic in the number of words.
  func numbers(beginningWith start: Span<UInt8>) -> Range<Int> {
    let first = place(of: start) { $0 >= 0 }
    return first..<max(first, place(of: start) { $0 > 0 })
  }

  /// The first word whose beginning, compared with `start`, fulfils the condition.
  private func place(of start: Span<UInt8>, where isThere: (Int) -> Bool) -> Int {
    (0..<words.count).partitioningIndex { number in
      let order: Int = words.withLetters(of: number) { self.order(of: $0, start) }
      return isThere(order)
    }
  }

  /// Negative if the word comes before all that begin in this way, positive behind them, 0 if it is one of them.
  private func order(of word: Span<UInt8>, _ start: Span<UInt8>) -> Int {
    for i in start.indices {
      guard i < word.count else { return -1 }
      if word[i] != start[i] { return word[i] < start[i] ? -1 : 1 }
    }
    return 0
  }
}

extension SpellingVocabulary: Archivable {
  init(_ archive: inout Archive, _ given: SpellingVocabulary?) throws {
    words = try archive(given?.words)
    pairs = try archive(given?.pairs)
    counts = try archive(given?.counts)
    inConcept = try archive(given?.inConcept)
  }
}
