internal import Knowledge

/// The stems of words that messages often have, found when the content is compiled: to stem a word takes longer than all else
/// that makes a token of it.
///
/// A class without state, so that handing it on copies nothing.
final class StemTable: Sendable {
  private let words: WordTable
  /// For each word the number of its stem.
  private let stemOfWord: PackedArray<UInt32>
  private let stems: WordTable

  convenience init(_ words: [String]) {
    let stemmed = words.map { Stemmer.stem($0) }
    let stems = WordTable(Set(stemmed).sorted())
    self.init(
      words: WordTable(words),
      stemOfWord: PackedArray(stemmed.compactMap { stems.number(of: $0).map(UInt32.init) }), stems: stems)
  }

  private init(words: WordTable, stemOfWord: PackedArray<UInt32>, stems: WordTable) {
    self.words = words
    self.stemOfWord = stemOfWord
    self.stems = stems
  }

  /// The stem of a word as a feature of models, or `nil` for a word that it does not have.
  ///
  /// - Parameter hash: the word's, ``FNV/hash(of:)``.
  func stemHash(of word: Span<UInt8>, hash: WordHash) -> WordHash? {
    words.number(of: word, hash: hash).map { number in
      stems.withLetters(of: Int(stemOfWord.elements[number])) { NGrams.hash(.stems, $0) }
    }
  }
}

extension StemTable: Archivable {
  convenience init(_ archive: inout Archive, _ given: StemTable?) throws {
    self.init(
      words: try archive(given?.words), stemOfWord: try archive(given?.stemOfWord),
      stems: try archive(given?.stems))
  }
}
