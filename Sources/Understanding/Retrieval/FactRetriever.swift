internal import Foundation
internal import Knowledge

/// A fact with how near an utterance comes to it.
public struct RankedFact: Sendable, Equatable {
  public var fact: String
  /// The cosine of the centred sentence vectors, the mean cosine of aligned words and four times the cosine of the n-grams:
  /// ``most`` at most.
  public var score: Float

  package static let most = 2 + FactRetriever.lexicalWeight
}

/// What facts are looked up by, and what they are known by.
struct Passage: Sendable {
  var features: Features
  /// All words, without signs.
  var words: [String]
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
  private let alignment: WordAlignment
  /// From which score on a fact answers more held-out examples than it answers wrongly.
  private(set) var threshold: Float = .infinity

  struct Document: Sendable {
    var fact: String
    var text: Passage
    /// Those that this fact alone answers, or this fact first.
    var examples: [Passage]
  }

  /// - Parameters:
  ///   - documents: all facts.
  ///   - held: examples that no document has, with the facts that would be right; none where nothing answers.
  init(_ documents: [Document], held: [(Passage, Set<String>)], vectors: WordVectors) {
    facts = documents.map(\.fact)
    let zero = Array(repeating: Float(0), count: vectors.dimensions)
    let texts = documents.map { $0.text.features.vector?.fractions ?? zero }
    let centroids = zip(documents, texts).map {
      Self.mean($0.examples.compactMap(\.features.vector?.fractions), or: $1)
    }
    let mean = Self.mean(texts + centroids, or: zero)
    self.mean = mean
    rows = QuantizedRows(
      (texts + centroids).flatMap { Self.centred($0, by: mean) }, width: vectors.dimensions)
    let all = documents.map { document in
      NGrams(merging: ([document.text] + document.examples).map(\.features.ngrams))
    }
    space = FeatureSpace(utterances: all)
    lexical = SparseModel(
      classes: facts.count, columns: all.map { [space] in space.vector(of: $0) }, features: space.count)
    alignment = WordAlignment(documents.map(\.words), vectors: vectors)
    threshold = Self.threshold(of: self, held, vectors)
  }

  /// The facts, nearest first.
  ///
  /// - Complexity: that of ``WordAlignment/scores(of:vectors:)``.
  func rank(_ utterance: Passage, vectors: WordVectors) -> [RankedFact] {
    rank(utterance.features, alignments: alignment.scores(of: utterance.words, vectors: vectors))
  }

  private func rank(_ utterance: Features, alignments: [Float]) -> [RankedFact] {
    let scores = lexical.scores(of: space.vector(of: utterance.ngrams))
    let vector = utterance.vector.map { Self.centred($0.fractions, by: mean) }
    return facts.indices.map { i in
      let cosine = vector.map { max(rows.dot(row: i, $0), rows.dot(row: facts.count + i, $0)) } ?? 0
      return RankedFact(fact: facts[i], score: cosine + alignments[i] + Self.lexicalWeight * scores[i])
    }.sorted { ($1.score, $0.fact) < ($0.score, $1.fact) }
  }

  /// Facts have dozens of examples, so that most utterances share n-grams with the right one (measured by
  /// cross-validation; not sensitive).
  fileprivate static let lexicalWeight: Float = 4

  private static func mean(_ vectors: [[Float]], or other: [Float]) -> [Float] {
    guard !vectors.isEmpty else { return other }
    return other.indices.map { i in vectors.reduce(0) { $0 + $1[i] } / Float(vectors.count) }
  }

  private static func centred(_ vector: [Float], by mean: [Float]) -> [Float] {
    let moved = zip(vector, mean).map { $0 - $1 }
    let length = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? moved.map { $0 / length } : moved
  }

  /// The score from which on the nearest fact is more often right than wrong.
  private static func threshold(
    of retriever: Self, _ held: [(Passage, Set<String>)], _ vectors: WordVectors
  ) -> Float {
    // The same words again and again: each is compared once.
    let words = Set(held.flatMap(\.0.words)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(words, 0...))
    let alignment = retriever.alignment
    let cosines = alignment.cosines(of: words, vectors)
    let trials = held.compactMap { passage, right in
      let alignments = alignment.scores(of: passage.words.compactMap { places[$0] }, in: cosines)
      return retriever.rank(passage.features, alignments: alignments).first.map {
        (score: $0.score, isRight: right.contains($0.fact))
      }
    }.sorted { $0.score > $1.score }
    var (utility, best, threshold): (Int, Int, Float) = (0, 0, .infinity)
    for trial in trials {
      utility += trial.isRight ? 1 : -1
      if utility > best { (best, threshold) = (utility, trial.score) }
    }
    return threshold
  }
}

extension FactRetriever.Document {
  /// The words that stand for the fact: those of its text, and those that two examples have.
  fileprivate var words: Set<String> {
    var uses: [String: Int] = [:]
    for example in examples { for word in Set(example.words) { uses[word, default: 0] += 1 } }
    return Set(text.words).union(uses.filter { $0.value >= Self.leastUses }.keys)
  }

  private static let leastUses = 2
}

extension FactRetriever: Archivable {
  init(_ archive: inout Archive, _ given: FactRetriever?) throws {
    facts = try archive(given?.facts)
    mean = try archive(given?.mean)
    rows = try archive(given?.rows)
    space = try archive(given?.space)
    lexical = try archive(given?.lexical)
    alignment = try archive(given?.alignment)
    threshold = try archive(given?.threshold)
  }
}
