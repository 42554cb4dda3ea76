/// What one word of an utterance adds to the belief in an intent through its vector.
public struct WordShare: Sendable, Equatable {
  public var word: String
  /// In logarithms of belief, before averaging: 1 makes the intent 2.7 times as likely. The shares of all words and a
  /// constant add up to the score of the intent.
  public var share: Float
  /// Words of the content that mean nearly the same, nearest first.
  public var alike: [String]
}

extension IntentClassifier {
  /// The share of each word in the score of an intent. Exact, because a sentence vector is a sum over its words.
  ///
  /// - Complexity: O(words of the content * dimensions).
  func wordShares(
    of words: [String], in intent: String, vectors: WordVectors, vocabulary: SimilarWords
  ) -> [WordShare] {
    guard let label = number(of: intent), let vectorModel else { return [] }
    let parts = words.map { vectors.sum(of: $0) }
    let total = parts.reduce(into: Array(repeating: Float(0), count: vectors.dimensions)) { sum, part in
      for i in sum.indices { sum[i] += part[i] }
    }
    let length = total.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return [] }
    return zip(words, parts).map { word, part in
      WordShare(
        word: word, share: vectorModel.contribution(of: part.map { $0 / length }, to: label),
        alike: vocabulary.nearest(to: word, count: 2))
    }
  }
}

extension WordVectors {
  /// The vector of one word, not normalised; zeros if it has no pieces.
  func sum(of word: String) -> [Float] {
    var sums = Array(repeating: Float(0), count: dimensions)
    add(word, to: &sums)
    return sums
  }
}
