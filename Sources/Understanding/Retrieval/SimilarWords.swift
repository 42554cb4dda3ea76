/// The words of a list with their vectors, to find those that mean nearly the same.
struct SimilarWords: Sendable {
  private let words: [(word: String, vector: [Float])]
  private let vectors: WordVectors

  /// Words that have no vector are left out.
  init(_ list: [String], vectors: WordVectors) {
    words = list.compactMap { word in vectors.vector(of: [word]).map { (word, $0) } }
    self.vectors = vectors
  }

  /// The words that point most nearly the same way as another word, at least half of the way; the nearest first.
  ///
  /// - Complexity: O(words * dimensions).
  func nearest(to word: String, count: Int) -> [String] {
    guard let wanted = vectors.vector(of: [word]) else { return [] }
    let alike = words.lazy.filter { $0.word != word }.map { (word: $0.word, cosine: $0.vector.dot(wanted)) }
      .filter { $0.cosine >= Self.leastLikeness }
    return alike.sorted { ($1.cosine, $0.word) < ($0.cosine, $1.word) }.prefix(count).map(\.word)
  }

  /// The cosine from which on two words are called alike.
  private static let leastLikeness: Float = 0.5
}
