internal import Knowledge

/// Finds words that become equal when a letter is left out: W. Garbe's SymSpell (2012).
///
/// Every word is stored under itself and under what is left without one letter. A misspelt word is looked up in the same
/// way, so the cost depends on the length of the word and hardly on the size of the vocabulary.
struct DeletionIndex: Sendable {
  private let index: Lazy<HashIndex>

  /// - Complexity: linear in the letters of the words; done once when the content is compiled.
  init(_ words: [(number: Int, word: String)]) {
    index = Lazy(
      HashIndex(
        words.flatMap { number, word in Self.variants(of: Array(word.utf8)).map { ($0, number) } }))
  }

  /// Calls `body` with the numbers of words that may be one edit away; some more than once, some farther away.
  func forEachCandidate(for word: [UInt8], _ body: (Int) -> Void) {
    let index = index.value
    for variant in Self.variants(of: word) { index.forEachNumber(of: variant, body) }
  }

  /// The word itself and every deletion of one letter, hashed.
  private static func variants(of word: [UInt8]) -> [UInt32] {
    var variants = [hash(word, without: word.count)]
    // Leaving out either of two equal letters is the same.
    for i in word.indices where i == 0 || word[i] != word[i - 1] { variants.append(hash(word, without: i)) }
    return variants
  }

  private static func hash(_ word: [UInt8], without left: Int) -> UInt32 {
    var hash = FNV(seed: 0)
    for i in word.indices where i != left { hash.combine(byte: word[i]) }
    return hash.folded
  }
}

extension DeletionIndex: Archivable {
  init(_ archive: inout Archive, _ given: DeletionIndex?) throws { index = try archive.later(given?.index) }
}
