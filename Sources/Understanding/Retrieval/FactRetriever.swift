internal import Foundation
internal import Knowledge

/// A fact with how near an utterance comes to it.
public struct RankedFact: Sendable, Equatable {
  public var fact: String
  /// Twice the cosine of the centred sentence vectors plus the cosine of the n-grams; 3 at most.
  public var score: Float
}

/// Finds the facts that are nearest to an utterance, whatever is asked about them.
///
/// A fact is known by its own words and by the examples that reach it. Sentence vectors are centred first: what all
/// facts have in common tells none from another (Mu and Viswanath 2018, "All-but-the-Top").
struct FactRetriever: Sendable {
  private let facts: [String]
  private let mean: [Float]
  /// The centred vector of each fact's words, then that of its examples.
  private let rows: QuantizedRows
  private let space: FeatureSpace
  /// What the n-grams of each fact are worth: a class for each fact.
  private let lexical: SparseModel
  /// From which score on a fact answers more held-out examples than it answers wrongly.
  private(set) var threshold: Float = .infinity

  struct Document: Sendable {
    var fact: String
    var text: Features
    /// Those that this fact alone answers, or this fact first.
    var examples: [Features]
  }

  /// - Parameters:
  ///   - documents: all facts.
  ///   - held: examples that no document has, with the facts that would be right; none where nothing answers.
  init(_ documents: [Document], held: [(Features, Set<String>)], dimensions: Int) {
    facts = documents.map(\.fact)
    let zero = Array(repeating: Float(0), count: dimensions)
    let texts = documents.map { $0.text.vector ?? zero }
    let centroids = documents.map { Self.mean($0.examples.compactMap(\.vector), or: $0.text.vector ?? zero) }
    let mean = Self.mean(texts + centroids, or: zero)
    self.mean = mean
    rows = QuantizedRows((texts + centroids).flatMap { Self.centred($0, by: mean) }, width: dimensions)
    let all = documents.map { document in
      NGrams(merging: [document.text.ngrams] + document.examples.map(\.ngrams))
    }
    space = FeatureSpace(utterances: all)
    lexical = SparseModel(
      classes: facts.count, columns: all.map { [space] in space.vector(of: $0) }, features: space.count)
    threshold = Self.threshold(of: self, held)
  }

  /// The facts, nearest first.
  ///
  /// - Complexity: O(facts * dimensions).
  func rank(_ utterance: Features) -> [RankedFact] {
    let scores = lexical.scores(of: space.vector(of: utterance.ngrams))
    let vector = utterance.vector.map { Self.centred($0, by: mean) }
    return facts.indices.map { i in
      let cosine = vector.map { max(rows.dot(row: i, $0), rows.dot(row: facts.count + i, $0)) } ?? 0
      return RankedFact(fact: facts[i], score: 2 * cosine + scores[i])
    }.sorted { ($1.score, $0.fact) < ($0.score, $1.fact) }
  }

  private static func mean(_ vectors: [[Float]], or other: [Float]) -> [Float] {
    guard !vectors.isEmpty else { return other }
    return other.indices.map { i in vectors.reduce(0) { $0 + $1[i] } / Float(vectors.count) }
  }

  private static func centred(_ vector: [Float], by mean: [Float]) -> [Float] {
    let moved = zip(vector, mean).map { $0 - $1 }
    let length = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? moved.map { $0 / length } : moved
  }

  private static func threshold(of retriever: Self, _ held: [(Features, Set<String>)]) -> Float {
    let trials = held.compactMap { features, right in
      retriever.rank(features).first.map { (score: $0.score, isRight: right.contains($0.fact)) }
    }.sorted { $0.score > $1.score }
    var (utility, best, threshold): (Int, Int, Float) = (0, 0, .infinity)
    for trial in trials {
      utility += trial.isRight ? 1 : -1
      if utility > best { (best, threshold) = (utility, trial.score) }
    }
    return threshold
  }
}

extension FactRetriever: Archivable {
  init(_ archive: inout Archive, _ given: FactRetriever?) throws {
    facts = try archive(given?.facts)
    mean = try archive(given?.mean)
    rows = try archive(given?.rows)
    space = try archive(given?.space)
    lexical = try archive(given?.lexical)
    threshold = try archive(given?.threshold)
  }
}
