/// What the classifier sees of an utterance.
struct Features: Sendable {
  var ngrams: NGrams
  /// The sentence vector; `nil` without word vectors, or if no word has one.
  var vector: SentenceVector?
  /// A hash of the stems in their order, without signs and words that carry no weight; `nil` if nothing else is there.
  var wording: UInt64?

  init(tokens: ArraySlice<Token>, concepts: [String], vectors: WordVectors?, hasCharacters: Bool) {
    ngrams = NGrams(tokens: tokens, concepts: concepts, hasCharacters: hasCharacters)
    vector = vectors?.sentence(of: tokens)
    for token in tokens where token.kind != .punctuation && !token.roles.contains(.filler) {
      var hash = FNV(seed: 0)
      hash.combine(token.stem.utf8Span.span)
      hash.combine(word: wording ?? 0)
      wording = hash.value
    }
  }
}

extension WordVectors {
  /// The vector of some words of a message; `nil` if none of them has a piece.
  func sentence(of tokens: some Sequence<Token>) -> SentenceVector? {
    vector(of: tokens.lazy.filter { $0.kind != .punctuation }.map { $0.word }).map(SentenceVector.init)
  }
}
