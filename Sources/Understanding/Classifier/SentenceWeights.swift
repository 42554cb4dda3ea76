internal import Knowledge

/// Weights for sentence vectors: a row for each class with a weight for each dimension, in 16 bits, so that products are sums of
/// whole numbers, which processors make eight at a time.
struct SentenceWeights: Sendable {
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
    weights = PackedArray(rows.flatMap(\.values))
    scales = PackedArray(rows.map { $0.unit / Float(SentenceVector.most) })
  }

  /// The largest weight. With the largest number of a sentence of length 1, by the inequality of Cauchy and Schwarz, a product
  /// of rows of up to a thousand of them has no more than 31 bits.
  private static let mostWeight: Int16 = 16_383

  /// The product of a sentence and the weights of a class.
  func product(of label: Int, _ sentence: SentenceVector) -> Float {
    sentence.whole.withUnsafeBufferPointer { product(of: label, $0) }
  }

  /// Adds the products with the weights of all classes to their scores.
  ///
  /// - Complexity: O(classes * dimensions), eight products at a time.
  func add(to scores: inout [Float], for sentence: SentenceVector, times factor: Float = 1) {
    sentence.whole.withUnsafeBufferPointer { numbers in
      for label in scores.indices { scores[label] += factor * product(of: label, numbers) }
    }
  }

  private func product(of label: Int, _ vector: UnsafeBufferPointer<Int16>) -> Float {
    weights.elements.withUnsafeBufferPointer { weights in
      let row = UnsafeBufferPointer(rebasing: weights[(label * vector.count)..<((label + 1) * vector.count)])
      return Float(Self.product(row, vector)) * scales.elements[label]
    }
  }

  /// The product of two rows of the same length, eight numbers at a time.
  @inline(__always)
  private static func product(_ row: UnsafeBufferPointer<Int16>, _ vector: UnsafeBufferPointer<Int16>)
    -> Int32
  {
    guard let one = UnsafeRawPointer(row.baseAddress), let two = UnsafeRawPointer(vector.baseAddress) else {
      return 0
    }
    let eights = row.count / 8
    var sums = SIMD4<Int32>()
    for k in 0..<eights {
      let a = one.loadUnaligned(fromByteOffset: k * 16, as: SIMD8<Int16>.self)
      let b = two.loadUnaligned(fromByteOffset: k * 16, as: SIMD8<Int16>.self)
      // Neighbours added: one instruction with the multiplication.
      let products = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
      sums &+= products.evenHalf &+ products.oddHalf
    }
    return (eights * 8..<row.count).reduce(sums.wrappedSum()) { $0 &+ Int32(row[$1]) &* Int32(vector[$1]) }
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
