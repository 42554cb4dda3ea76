/// The words of a list with their vectors, to find those that mean nearly the same.
struct SimilarWords: Sendable {
  private let words: [String]
  /// One after the other, each normalised.
  private let values: [Float]

  /// Words that have no vector are left out.
  init(_ list: [String], vectors: WordVectors) {
    let known = list.compactMap { word in vectors.vector(of: [word]).map { (word, $0) } }
    words = known.map(\.0)
    values = known.flatMap(\.1)
  }

  /// The words that point most nearly the same way as another word, at least half of the way; the nearest first.
  ///
  /// - Parameter vector: that of the other word, normalised; `nil` if it has none.
  /// - Complexity: O(words * dimensions).
  func nearest(to word: String, _ vector: [Float]?, count: Int) -> [String] {
    guard let vector else { return [] }
    let alike: [(word: String, cosine: Float)] = words.indices.compactMap { i in
      let cosine = zip(values[(i * vector.count)...], vector).reduce(0) { $0 + $1.0 * $1.1 }
      return cosine >= Self.leastLikeness && words[i] != word ? (words[i], cosine) : nil
    }
    return alike.sorted { ($1.cosine, $0.word) < ($0.cosine, $1.word) }.prefix(count).map(\.word)
  }

  /// The cosine from which on two words are called alike.
  private static let leastLikeness: Float = 0.5
}
