/// A linear model for use: only the weights that matter, in 8 bits each.
///
/// Rows of (class, weight) pairs, one row a feature, the bias last. On our content an eighth of the weights is
/// left and the ranking is the same (the tests compare the two).
struct SparseModel: Sendable {
  let classes: Int
  /// What a stored weight of 1 stands for.
  private let scale: Float
  /// Where each feature's row begins; one more at the end.
  private let rowStarts: [UInt32]
  private let columns: [UInt8]
  private let weights: [Int8]

  /// The most classes that a stored column can name.
  static let mostClasses = 256

  init(_ dense: [Float], classes: Int, least: Float) {
    precondition(classes <= Self.mostClasses, "a content folder has at most 256 intents")
    self.classes = classes
    scale = max(dense.lazy.map(abs).max() ?? 0, least) / 127
    var rowStarts: [UInt32] = [0]
    var columns: [UInt8] = []
    var weights: [Int8] = []
    for row in stride(from: 0, to: dense.count, by: classes) {
      for column in 0..<classes where abs(dense[row + column]) >= least {
        let weight = Int8((dense[row + column] / scale).rounded())
        guard weight != 0 else { continue }
        columns.append(UInt8(column))
        weights.append(weight)
      }
      rowStarts.append(UInt32(columns.count))
    }
    self.rowStarts = rowStarts
    self.columns = columns
    self.weights = weights
  }

  /// Scores of all classes.
  ///
  /// - Complexity: the number of stored weights of the vector's features.
  func margins(of vector: SparseVector) -> [Float] {
    var margins = Array(repeating: Float(0), count: classes)
    add(row: rowStarts.count - 2, times: scale, to: &margins)
    for (index, value) in zip(vector.indices, vector.values) {
      add(row: Int(index), times: value * scale, to: &margins)
    }
    return margins
  }

  private func add(row: Int, times factor: Float, to margins: inout [Float]) {
    for i in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
      margins[Int(columns[i])] += factor * Float(weights[i])
    }
  }
}

extension SparseModel: Codable {
  private enum CodingKeys: CodingKey { case classes, scale, rowStarts, columns, weights }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classes = try container.decode(Int.self, forKey: .classes)
    scale = try container.decode(Float.self, forKey: .scale)
    rowStarts = try container.decode(PackedArray<UInt32>.self, forKey: .rowStarts).elements
    columns = try container.decode(PackedArray<UInt8>.self, forKey: .columns).elements
    weights = try container.decode(PackedArray<Int8>.self, forKey: .weights).elements
    guard rowStarts.last.map(Int.init) == columns.count, columns.count == weights.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container, debugDescription: "rows and weights do not fit together")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classes, forKey: .classes)
    try container.encode(scale, forKey: .scale)
    try container.encode(PackedArray(rowStarts), forKey: .rowStarts)
    try container.encode(PackedArray(columns), forKey: .columns)
    try container.encode(PackedArray(weights), forKey: .weights)
  }
}
