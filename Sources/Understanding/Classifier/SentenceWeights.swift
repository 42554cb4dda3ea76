internal import CKernels
internal import Knowledge

/// Weights for sentence vectors: a row for each class with a weight for each dimension, in 16 bits, so that products are sums of
/// whole numbers, which processors make many at a time.
struct SentenceWeights: Sendable {
  /// One row after the other, each as long as the whole numbers of a sentence.
  private let weights: PackedArray<Int16>
  /// For each class what a weight of 1 times a sentence's 1 stands for.
  private let scales: PackedArray<Float>

  /// - Parameters:
  ///   - trained: a row for each dimension.
  ///   - factor: what the weights are multiplied with.
  init(_ trained: some RandomAccessCollection<Float>, classes: Int, times factor: Float = 1) {
    let trained = Array(trained)
    let dimensions = trained.count / max(classes, 1)
    let rows = (0..<classes).map { label in
      WholeNumbers((0..<dimensions).map { trained[$0 * classes + label] * factor }, most: Self.mostWeight)
    }
    let padding = repeatElement(Int16(0), count: SentenceVector.padded(dimensions) - dimensions)
    weights = PackedArray(rows.flatMap { $0.values + padding })
    scales = PackedArray(rows.map { $0.unit / Float(SentenceVector.most) })
  }

  /// The largest weight. With the largest number of a sentence of length 1, by the inequality of Cauchy and Schwarz, a product
  /// of rows of up to a thousand of them has no more than 31 bits.
  private static let mostWeight: Int16 = 16_383

  /// The product of a sentence and the weights of a class.
  func product(of label: Int, _ sentence: SentenceVector) -> Float {
    let numbers = sentence.whole
    let row = weights.elements[(label * numbers.count)..<((label + 1) * numbers.count)]
    let sum = zip(row, numbers).reduce(Int32(0)) { $0 &+ Int32($1.0) &* Int32($1.1) }
    return Float(sum) * scales.elements[label]
  }

  /// Adds the products with the weights of all classes to their scores.
  ///
  /// - Complexity: O(classes * dimensions), many products at a time.
  func add(to scores: inout [Float], for sentence: SentenceVector, times factor: Float = 1) {
    let numbers = sentence.whole
    precondition(
      scores.count == scales.elements.count && scores.count * numbers.count == weights.elements.count,
      "a row for each class")
    spotter_add_products(
      &scores, weights.elements, scales.elements, Int32(scores.count), numbers, Int64(numbers.count), factor)
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

extension SentenceWeights: Archivable {
  init(_ archive: inout Archive, _ given: SentenceWeights?) throws {
    weights = try archive(given?.weights)
    scales = try archive(given?.scales)
  }
}
