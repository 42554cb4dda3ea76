internal import Foundation

/// A second model beside the n-grams: a softmax regression on the sentence vector. It knows words that no example has.
struct VectorModel: Sendable, Codable {
  /// The table of word vectors that it was trained with.
  let fingerprint: UInt64
  /// Its share in the average of log-probabilities, for a share of 1 of the n-grams.
  let weight: Float
  /// A row for each dimension and the bias last.
  private let rows: QuantizedRows
  private let dimensions: Int

  /// - Parameter vectors: the sentence vectors of the examples; zeros where there is none.
  init(_ vectors: [[Float]], labels: [Int], classes: Int, fingerprint: UInt64, epochs: Int) {
    dimensions = vectors.first?.count ?? 0
    let data = TrainingSet(
      vectors: vectors.map(Self.input), labels: labels, features: dimensions, classes: classes)
    rows = QuantizedRows(Self.trainer(epochs).train(data), width: classes)
    weight = Self.weight(forExamplesPerClass: Float(vectors.count) / Float(max(classes, 1)))
    self.fingerprint = fingerprint
  }

  private static func trainer(_ epochs: Int) -> SoftmaxTrainer {
    SoftmaxTrainer(epochs: epochs, rate: 0.1, lastRate: 0.1, decay: 1e-4, inputDropout: 0)
  }

  /// What a sentence vector of length 1 is multiplied with, so that weights stay small.
  private static let scale: Float = 3

  /// The fewer examples, the more the vectors count: twice as much as the n-grams at ten examples a class, less than half at a
  /// hundred (measured at 5, 10 and 100).
  static func weight(forExamplesPerClass count: Float) -> Float { min(2 * pow(10 / max(count, 1), 0.7), 2) }

  private static func input(_ vector: [Float]) -> SparseVector {
    SparseVector(indices: vector.indices.map(Int32.init), values: vector.map { $0 * scale })
  }

  /// Log-probabilities of all classes.
  func logProbabilities(of vector: [Float]) -> [Float] {
    var scores = Array(repeating: Float(0), count: rows.width)
    rows.add(Self.input(vector), to: &scores)
    return Understanding.logProbabilities(scores)
  }

  /// How much a part of a sentence vector adds to the score of a class: exact, since the score is a sum over the words.
  func contribution(of part: [Float], to label: Int) -> Float {
    zip(part.indices, part).reduce(0) { $0 + $1.1 * Self.scale * rows[$1.0, label] }
  }
}
