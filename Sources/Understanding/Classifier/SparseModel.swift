/// A linear model for use, of at most 65,536 classes: only the weights that matter, in 8 bits each.
///
/// Rows of (class, weight) pairs, one row a feature, the bias last, with a scale for each row.
struct SparseModel: Sendable {
  let classes: Int
  /// What a stored weight of 1 in each row stands for.
  private let scales: [Float]
  /// Where each feature's row begins; one more at the end.
  private let rowStarts: [UInt32]
  private let columns: [UInt16]
  private let weights: [Int8]

  /// Nine tenths of trained weights are so small that they decide nothing (measured).
  static let usualShare = 0.1

  /// - Parameters:
  ///   - dense: the weights of all features and classes, row by row, the bias last.
  ///   - kept: the share of the weights that is kept, the largest.
  init(_ dense: [Float], classes: Int, keeping kept: Double) {
    let least = Self.quantile(of: dense, above: kept)
    var (scales, rowStarts): ([Float], [UInt32]) = ([], [0])
    var columns: [UInt16] = []
    var weights: [Int8] = []
    for start in stride(from: 0, to: dense.count, by: classes) {
      let isBias = start + classes == dense.count
      let row = dense[start..<(start + classes)]
      let scale = max(row.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / 127
      for (column, value) in zip(0..<classes, row) where isBias || abs(value) >= least {
        let weight = Int8((value / scale).rounded())
        guard weight != 0 else { continue }
        columns.append(UInt16(column))
        weights.append(weight)
      }
      scales.append(scale)
      rowStarts.append(UInt32(columns.count))
    }
    self.classes = classes
    self.scales = scales
    self.rowStarts = rowStarts
    self.columns = columns
    self.weights = weights
  }

  /// A model whose weights for a class are the values of a vector: its scores are products with those vectors.
  init(classes: Int, columns vectors: [SparseVector], features: Int) {
    var dense = Array(repeating: Float(0), count: (features + 1) * classes)
    for (column, vector) in vectors.enumerated() {
      for (index, value) in zip(vector.indices, vector.values) {
        dense[Int(index) * classes + column] = value
      }
    }
    self.init(dense, classes: classes, keeping: 1)
  }

  /// The magnitude that a share of the weights exceeds, judged by one in some dozens of them.
  private static func quantile(of weights: [Float], above share: Double) -> Float {
    guard share < 1, !weights.isEmpty else { return 0 }
    let sample = stride(from: 0, to: weights.count, by: max(1, weights.count / sampleSize) | 1).map {
      abs(weights[$0])
    }
    return sample.sorted()[Int(Double(sample.count) * (1 - share))]
  }

  private static let sampleSize = 100_000

  /// Scores of all classes.
  ///
  /// - Complexity: the number of stored weights of the vector's features.
  func scores(of vector: SparseVector) -> [Float] {
    var scores = Array(repeating: Float(0), count: classes)
    columns.withUnsafeBufferPointer { columns in
      weights.withUnsafeBufferPointer { weights in
        scores.withUnsafeMutableBufferPointer { scores in
          func add(row: Int, times factor: Float) {
            let factor = factor * scales[row]
            for i in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
              scores[Int(columns[i])] += factor * Float(weights[i])
            }
          }
          add(row: scales.count - 1, times: 1)
          for i in vector.indices.indices { add(row: Int(vector.indices[i]), times: vector.values[i]) }
        }
      }
    }
    return scores
  }
}

extension SparseModel: Codable {
  private enum CodingKeys: CodingKey { case classes, scales, rowStarts, columns, weights }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classes = try container.decode(Int.self, forKey: .classes)
    scales = try container.decode(PackedArray<Float>.self, forKey: .scales).elements
    rowStarts = try container.decode(PackedArray<UInt32>.self, forKey: .rowStarts).elements
    columns = try container.decode(PackedArray<UInt16>.self, forKey: .columns).elements
    weights = try container.decode(PackedArray<Int8>.self, forKey: .weights).elements
    guard rowStarts.count == scales.count + 1, rowStarts.last.map(Int.init) == columns.count,
      columns.count == weights.count
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container, debugDescription: "rows and weights do not fit together")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classes, forKey: .classes)
    try container.encode(PackedArray(scales), forKey: .scales)
    try container.encode(PackedArray(rowStarts), forKey: .rowStarts)
    try container.encode(PackedArray(columns), forKey: .columns)
    try container.encode(PackedArray(weights), forKey: .weights)
  }
}
