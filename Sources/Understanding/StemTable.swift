internal import Knowledge

/// The stems of words that messages often have, found when the content is compiled: to stem a word takes longer than all else
/// that makes a token of it.
///
/// A class without state, so that handing it on copies nothing.
final class StemTable: Sendable {
  private let words: HashTable
  /// The stem of each word as a feature of models.
  private let stems: PackedArray<WordHash>

  convenience init(_ words: [String]) {
    self.init(
      words: HashTable(words.map { FNV.hash(of: $0.utf8Span.span) }),
      stems: PackedArray(words.map { NGrams.hash(.stems, Stemmer.stem($0)) }))
  }

  private init(words: HashTable, stems: PackedArray<WordHash>) {
    self.words = words
    self.stems = stems
  }

  /// The stem of a word as a feature of models, or `nil` for a word that it does not have.
  ///
  /// - Parameter hash: the word's, ``FNV/hash(of:)``.
  func stemHash(ofWord hash: WordHash) -> WordHash? {
    words.number(of: hash).map { stems.elements[Int($0)] }
  }
}

extension StemTable: Archivable {
  convenience init(_ archive: inout Archive, _ given: StemTable?) throws {
    self.init(
      words: try archive(given?.words), stems: try archive(given?.stems))
  }
}
