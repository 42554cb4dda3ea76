/// What the classifier sees of an utterance.
struct Features: Sendable {
  var ngrams: NGrams
  /// The sentence vector; `nil` without word vectors, or if no word has one.
  var vector: [Float]?
}
