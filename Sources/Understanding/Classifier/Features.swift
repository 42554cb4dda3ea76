/// What the classifier sees of an utterance.
struct Features: Sendable {
  var ngrams: NGrams
  /// The sentence vector; `nil` without word vectors, or if no word has one.
  var vector: SentenceVector?
  /// A hash of the stems in their order, without signs and words that carry no weight; `nil` if nothing else is there.
  var wording: UInt64?

  /// - Parameter concepts: as hashes.
  init(tokens: ArraySlice<Token>, concepts: [UInt64], vector: SentenceVector?, hasCharacters: Bool) {
    ngrams = NGrams(tokens: tokens, concepts: concepts, hasCharacters: hasCharacters)
    self.vector = vector
    for i in tokens.indices where tokens[i].kind != .punctuation && !tokens[i].roles.contains(.filler) {
      var hash = FNV(seed: 0)
      hash.combine(word: tokens[i].stemHash)
      hash.combine(word: wording ?? 0)
      wording = hash.value
    }
  }
}
