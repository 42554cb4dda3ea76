internal import Knowledge

/// What the learnt models of findings look at: the stems of some words and their neighbours, what is mentioned and how it is
/// meant, and the sentence vector.
struct FindingFeatures: Sendable {
  /// Those that the content was trained with.
  let vectors: WordVectors?

  /// Some words as a whole, and where they are many, cut into what stands between signs and words like "and": of many things
  /// that are told in one breath, each is a small part of the whole.
  ///
  /// - Parameter slot: the slot whose question the words answer: the same words are others there. `nil` for words that are
  ///   taken by themselves.
  func passage(of reading: Reading, in range: Range<Int>, answering slot: String? = nil) -> FindingPassage {
    let whole = piece(of: reading, in: range, answering: slot)
    let tokens = reading.tokens
    guard range.count(where: { tokens[$0].kind != .punctuation }) >= Self.manyWords else {
      return FindingPassage(whole: whole)
    }
    let least = slot == nil ? Self.leastWords : 1
    let pieces = range.split { tokens[$0].kind == .punctuation || tokens[$0].joins }
      .filter { $0.count >= least && $0.count < range.count }
    return FindingPassage(
      whole: whole,
      pieces: pieces.map { piece(of: reading, in: $0.startIndex..<$0.endIndex, answering: slot) })
  }

  private func piece(of reading: Reading, in range: Range<Int>, answering slot: String?)
    -> FindingPassage.Piece
  {
    var stems: [UInt64] = []
    stems.reserveCapacity(range.count)
    for i in range where reading.tokens[i].kind != .punctuation { stems.append(reading.tokens[i].stemHash) }
    let ngrams = NGrams(stems: stems, marks: marks(of: reading, in: range))
    let vector = range == reading.tokens.indices ? reading.vector : nil
    return .init(
      ngrams: slot.map { ngrams.asked($0) } ?? ngrams,
      sentence: vector ?? vectors?.sentence(of: reading.tokens[range]))
  }

  private func marks(of reading: Reading, in range: Range<Int>) -> [UInt64] {
    let mentions = reading.mentions(in: range)
    var found: [UInt64] = []
    found.reserveCapacity(mentions.count)
    for i in mentions.indices {
      let mark = mentions[i].mark
      if !found.contains(mark) { found.append(mark) }
    }
    return found
  }

  private static let manyWords = 10
  /// Fewer words say too little by themselves.
  private static let leastWords = 3
}

/// Words as the models of findings see them.
struct FindingPassage: Sendable {
  var whole: Piece
  var pieces: [Piece] = []

  struct Piece: Sendable {
    var ngrams: NGrams
    /// `nil` if no word has a vector.
    var sentence: SentenceVector?
  }
}
