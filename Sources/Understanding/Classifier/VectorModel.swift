internal import Foundation
internal import Knowledge

/// A second model beside the n-grams: a softmax regression on the sentence vector. It knows words that no example has.
struct VectorModel: Sendable {
  /// The table of word vectors that it was trained with.
  let fingerprint: UInt64
  /// Its share in the average of log-probabilities, for a share of 1 of the n-grams.
  let weight: Float
  private let weights: SentenceWeights
  private let biases: PackedArray<Float>

  /// A model for each part of the examples, of which each goes on from the one before.
  ///
  /// - Parameters:
  ///   - vectors: the sentence vectors of the examples; zeros where there is none.
  ///   - examples: the same with their n-grams and labels.
  static func trained(
    on vectors: [[Float]], labelled examples: TrainingSet, parts: [[Int]], fingerprint: UInt64, recipe: Recipe
  ) -> [VectorModel] {
    let data = TrainingSet(
      vectors: vectors.map(input), labels: examples.labels, features: vectors.first?.count ?? 0,
      classes: examples.classes, keys: examples.keys)
    let stages = recipe.stages(parts, epochs: recipe.vectorEpochs)
    return zip(trainer.train(data, stages: stages), parts).map { weights, part in
      VectorModel(
        weights, of: data, examplesPerClass: Float(part.count) / Float(max(data.classes, 1)),
        fingerprint: fingerprint, recipe: recipe)
    }
  }

  private init(
    _ trained: [Float], of data: TrainingSet, examplesPerClass: Float, fingerprint: UInt64, recipe: Recipe
  ) {
    let (dimensions, classes) = (data.features, data.classes)
    biases = PackedArray(Array(trained[(dimensions * classes)...]))
    weights = SentenceWeights(trained[..<(dimensions * classes)], classes: classes, times: Self.scale)
    weight = min(Self.weight(forExamplesPerClass: examplesPerClass), recipe.mostVectorWeight)
    self.fingerprint = fingerprint
  }

  private static let trainer = SoftmaxTrainer(rate: 0.1, lastRate: 0.1, decay: 1e-4, inputDropout: 0)

  /// What a sentence vector of length 1 is multiplied with, so that weights stay small.
  private static let scale: Float = 3

  /// The fewer examples, the more the vectors count: twice as much as the n-grams at ten examples a class, less than half at a
  /// hundred (measured at 5, 10 and 100).
  static func weight(forExamplesPerClass count: Float) -> Float { 2 * pow(10 / max(count, 1), 0.7) }

  private static func input(_ vector: [Float]) -> SparseVector {
    SparseVector(indices: vector.indices.map(Int32.init), values: vector.map { $0 * scale })
  }

  /// Averages scores of all classes with its own log-scores, by their weights.
  ///
  /// - Complexity: O(classes * dimensions).
  func average(into scores: inout [Float], for sentence: SentenceVector) {
    let share = 1 / (1 + weight)
    var span = scores.mutableSpan
    for label in span.indices { span[label] = (span[label] + weight * biases.elements[label]) * share }
    weights.add(to: &scores, for: sentence, times: weight * share)
  }

  /// How much a part of a sentence vector adds to the score of a class: the score is a sum over the words.
  func contribution(of part: [Float], to label: Int) -> Float { weights.product(of: label, .init(part)) }
}

extension VectorModel: Archivable {
  init(_ archive: inout Archive, _ given: VectorModel?) throws {
    fingerprint = try archive(given?.fingerprint)
    weight = try archive(given?.weight)
    weights = try archive(given?.weights)
    biases = try archive(given?.biases)
  }
}
