internal import Foundation
internal import Knowledge

/// A second model beside the n-grams: a softmax regression on the sentence vector. It knows words that no example has.
struct VectorModel: Sendable {
  /// The table of word vectors that it was trained with.
  let fingerprint: UInt64
  /// Its share in the average of log-probabilities, for a share of 1 of the n-grams.
  let weight: Float
  /// A row for each class: a weight for each dimension, padded to whole vectors of eight, and the bias.
  /// Read in full for every message, so not in fewer bits.
  private let weights: PackedArray<SIMD8<Float>>
  private let biases: PackedArray<Float>

  /// A model for each part of the examples, of which each goes on from the one before.
  ///
  /// - Parameter vectors: the sentence vectors of the examples; zeros where there is none.
  static func trained(
    on vectors: [[Float]], labels: [Int], classes: Int, parts: [[Int]], fingerprint: UInt64, recipe: Recipe
  ) -> [VectorModel] {
    let data = TrainingSet(
      vectors: vectors.map(input), labels: labels, features: vectors.first?.count ?? 0, classes: classes)
    let stages = recipe.stages(parts, epochs: recipe.vectorEpochs)
    return zip(trainer.train(data, stages: stages), parts).map { weights, part in
      VectorModel(
        weights, of: data, examplesPerClass: Float(part.count) / Float(max(classes, 1)),
        fingerprint: fingerprint, recipe: recipe)
    }
  }

  private init(
    _ trained: [Float], of data: TrainingSet, examplesPerClass: Float, fingerprint: UInt64, recipe: Recipe
  ) {
    let (dimensions, classes) = (data.features, data.classes)
    biases = PackedArray(Array(trained[(dimensions * classes)...]))
    weights = PackedArray(
      (0..<classes).flatMap { label in
        Self.packed((0..<dimensions).map { trained[$0 * classes + label] * Self.scale })
      })
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

  /// Numbers by eights, the last filled up with zeros.
  private static func packed(_ numbers: [Float]) -> [SIMD8<Float>] {
    stride(from: 0, to: numbers.count, by: 8).map { start in
      var eight = SIMD8<Float>()
      for k in start..<min(start + 8, numbers.count) { eight[k - start] = numbers[k] }
      return eight
    }
  }

  /// Averages scores of all classes with its own log-scores, by their weights.
  ///
  /// - Complexity: O(classes * dimensions), eight products at a time.
  func average(into scores: inout [Float], for vector: [Float]) {
    let vector = Self.packed(vector)
    let share = 1 / (1 + weight)
    weights.elements.withUnsafeBufferPointer { weights in
      vector.withUnsafeBufferPointer { vector in
        for label in scores.indices {
          let start = label * vector.count
          let row = UnsafeBufferPointer(rebasing: weights[start..<(start + vector.count)])
          var sums = SIMD8<Float>()
          for k in 0..<row.count { sums += vector[k] * row[k] }
          scores[label] = (scores[label] + weight * (sums.sum() + biases.elements[label])) * share
        }
      }
    }
  }

  /// How much a part of a sentence vector adds to the score of a class: exact, since the score is a sum over the words.
  func contribution(of part: [Float], to label: Int) -> Float {
    let part = Self.packed(part)
    return part.indices.reduce(0) { $0 + (part[$1] * weights.elements[label * part.count + $1]).sum() }
  }
}

extension VectorModel: Archivable {
  init(_ archive: inout Archive, _ given: VectorModel?) throws {
    fingerprint = try archive(given?.fingerprint)
    weight = try archive(given?.weight)
    weights = try archive(given?.weights)
    biases = try archive(given?.biases)
  }
}
