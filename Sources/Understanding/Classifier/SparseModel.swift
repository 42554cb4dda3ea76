/// A linear model for use: only the weights that matter, in 8 bits each.
///
/// One row a feature, the bias last, with a scale for each row. A row's weights stand side by side, each in 16 bits: how many
/// classes it is further than the one before, and the weight. So a row is one or two lines of the processor's cache.
struct SparseModel: Sendable {
  let classes: Int
  private let rows: [Row]
  private let entries: [UInt16]

  private struct Row: Sendable {
    /// What a stored weight of 1 stands for.
    var scale: Float
    /// Where its entries end, which is where those of the next row begin.
    var end: UInt32
  }

  /// Nine tenths of trained weights are so small that they decide nothing (measured).
  static let usualShare = 0.1

  /// - Parameters:
  ///   - dense: the weights of all features and classes, row by row, the bias last.
  ///   - kept: the share of the weights that is kept, the largest.
  init(_ dense: [Float], classes: Int, keeping kept: Double) {
    let least = Self.quantile(of: dense, above: kept)
    var rows: [Row] = []
    var entries: [UInt16] = []
    for start in stride(from: 0, to: dense.count, by: classes) {
      let isBias = start + classes == dense.count
      let row = dense[start..<(start + classes)]
      let scale = max(row.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / 127
      var last = 0
      for (column, value) in zip(0..<classes, row) where isBias || abs(value) >= least {
        let weight = Int8((value / scale).rounded())
        guard weight != 0 else { continue }
        Self.append(weight, gap: column - last, to: &entries)
        last = column
      }
      rows.append(Row(scale: scale, end: UInt32(entries.count)))
    }
    self.classes = classes
    self.rows = rows
    self.entries = entries
  }

  /// Wider gaps than 8 bits can hold are bridged by weights of 0.
  private static func append(_ weight: Int8, gap: Int, to entries: inout [UInt16]) {
    var gap = gap
    while gap > 255 {
      entries.append(255 << 8)
      gap -= 255
    }
    entries.append(UInt16(gap) << 8 | UInt16(UInt8(bitPattern: weight)))
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
    entries.withUnsafeBufferPointer { entries in
      scores.withUnsafeMutableBufferPointer { scores in
        func add(row: Int, times factor: Float) {
          let factor = factor * rows[row].scale
          var column = 0
          for i in (row == 0 ? 0 : Int(rows[row - 1].end))..<Int(rows[row].end) {
            column += Int(entries[i] >> 8)
            scores[column] += factor * Float(Int8(truncatingIfNeeded: entries[i]))
          }
        }
        add(row: rows.count - 1, times: 1)
        for i in vector.indices.indices { add(row: Int(vector.indices[i]), times: vector.values[i]) }
      }
    }
    return scores
  }
}

extension SparseModel: Codable {
  private enum CodingKeys: CodingKey { case classes, scales, ends, entries }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classes = try container.decode(Int.self, forKey: .classes)
    let scales = try container.decode(PackedArray<Float>.self, forKey: .scales).elements
    let ends = try container.decode(PackedArray<UInt32>.self, forKey: .ends).elements
    entries = try container.decode(PackedArray<UInt16>.self, forKey: .entries).elements
    rows = zip(scales, ends).map { Row(scale: $0, end: $1) }
    guard scales.count == ends.count, ends.last.map(Int.init) == entries.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .entries, in: container, debugDescription: "rows and weights do not fit together")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classes, forKey: .classes)
    try container.encode(PackedArray(rows.map(\.scale)), forKey: .scales)
    try container.encode(PackedArray(rows.map(\.end)), forKey: .ends)
    try container.encode(PackedArray(entries), forKey: .entries)
  }
}
