internal import Foundation
internal import Knowledge

/// A second model beside the n-grams: a softmax regression on the sentence vector. It knows words that no example has.
struct VectorModel: Sendable {
  /// The table of word vectors that it was trained with.
  let fingerprint: UInt64
  /// Its share in the average of log-probabilities, for a share of 1 of the n-grams.
  let weight: Float
  /// A row for each class: a weight for each dimension, in 16 bits, so that products are sums of whole numbers, which
  /// processors make eight at a time.
  private let weights: PackedArray<Int16>
  /// For each class what a weight of 1 times a sentence's 1 stands for.
  private let scales: PackedArray<Float>
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
    let rows = (0..<classes).map { label in
      WholeNumbers((0..<dimensions).map { trained[$0 * classes + label] * Self.scale }, most: Self.mostWeight)
    }
    weights = PackedArray(rows.flatMap(\.values))
    scales = PackedArray(rows.map { $0.unit / Float(Self.mostOfSentence) })
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

  /// The largest weight, and the largest number of a sentence of length 1: by the inequality of Cauchy and Schwarz, a product
  /// of rows of up to a thousand of them has no more than 31 bits.
  private static let mostWeight: Int16 = 16_383
  private static let mostOfSentence: Int16 = 4_095

  /// - Parameter sentence: of length 1, or a part of such. A part may be longer where words nearly cancel out: it is cut off.
  private static func whole(_ sentence: [Float]) -> [Int16] {
    sentence.map { Int16(min(max(($0 * Float(mostOfSentence)).rounded(), -32_768), 32_767)) }
  }

  /// Averages scores of all classes with its own log-scores, by their weights.
  ///
  /// - Parameter vector: of length 1.
  /// - Complexity: O(classes * dimensions), eight products at a time.
  func average(into scores: inout [Float], for vector: [Float]) {
    let share = 1 / (1 + weight)
    Self.whole(vector).withUnsafeBufferPointer { vector in
      for label in scores.indices {
        scores[label] =
          (scores[label] + weight * (product(of: label, vector) + biases.elements[label])) * share
      }
    }
  }

  /// How much a part of a sentence vector adds to the score of a class: the score is a sum over the words.
  func contribution(of part: [Float], to label: Int) -> Float {
    Self.whole(part).withUnsafeBufferPointer { product(of: label, $0) }
  }

  private func product(of label: Int, _ vector: UnsafeBufferPointer<Int16>) -> Float {
    weights.elements.withUnsafeBufferPointer { weights in
      let row = UnsafeBufferPointer(rebasing: weights[(label * vector.count)..<((label + 1) * vector.count)])
      var sum: Int32 = 0
      for k in 0..<vector.count { sum &+= Int32(row[k]) &* Int32(vector[k]) }
      return Float(sum) * scales.elements[label]
    }
  }
}

/// Numbers as whole multiples of a unit.
private struct WholeNumbers {
  let unit: Float
  let values: [Int16]

  /// - Parameter most: what the largest of them becomes.
  init(_ numbers: [Float], most: Int16) {
    let unit = max(numbers.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / Float(most)
    self.unit = unit
    values = numbers.map { Int16(($0 / unit).rounded()) }
  }
}

extension VectorModel: Archivable {
  init(_ archive: inout Archive, _ given: VectorModel?) throws {
    fingerprint = try archive(given?.fingerprint)
    weight = try archive(given?.weight)
    weights = try archive(given?.weights)
    scales = try archive(given?.scales)
    biases = try archive(given?.biases)
  }
}
