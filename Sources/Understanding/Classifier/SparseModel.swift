internal import CKernels
internal import Knowledge

/// A linear model for use: only the weights that matter, in 8 bits each.
///
/// One row a feature, the bias last, with a scale for each row. A row's weights stand side by side, each in 16 bits: how many
/// classes it is further than the one before, and the weight. So a row is one or two lines of the processor's cache. A row of
/// many weights is wide: it has a weight for every class, two in 16 bits, and zeros behind them, and is added eight at a time.
struct SparseModel: Sendable {
  let classes: Int
  private let rows: [SpotterRow]
  private let entries: [UInt16]
  /// `nil` if it knows no sentence vectors.
  private let sentence: SentenceWeights?

  /// A row with more weights than this share of the classes is faster to add in full.
  private static let wideShare = 4

  /// Nine tenths of trained weights are so small that they decide nothing (measured).
  static let usualShare = 0.1

  /// - Parameters:
  ///   - dense: the weights of all features and classes, row by row, the bias last.
  ///   - dimensions: how many of the features, the last before the bias, are a sentence vector.
  ///   - kept: the share of the weights that is kept, the largest.
  init(_ dense: [Float], classes: Int, dimensions: Int = 0, keeping kept: Double) {
    let features = dense.count - (dimensions + 1) * classes
    sentence =
      dimensions == 0
      ? nil : SentenceWeights(dense[features..<(features + dimensions * classes)], classes: classes)
    let dense = dimensions == 0 ? dense : Array(dense[..<features] + dense.suffix(classes))
    let least = Self.quantile(of: dense, above: kept)
    var rows: [SpotterRow] = []
    var entries: [UInt16] = []
    for start in stride(from: 0, to: dense.count, by: classes) {
      let isBias = start + classes == dense.count
      let row = dense[start..<(start + classes)]
      let scale = max(row.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / 127
      let weights = row.map { isBias || abs($0) >= least ? Int8(($0 / scale).rounded()) : 0 }
      let isWide = weights.count { $0 != 0 } * Self.wideShare > classes
      if isWide { Self.append(wide: weights, to: &entries) } else { Self.append(weights, to: &entries) }
      rows.append(SpotterRow(scale: isWide ? -scale : scale, end: UInt32(entries.count)))
    }
    self.classes = classes
    self.rows = rows
    self.entries = entries
  }

  /// How many weights a wide row has for some classes.
  private static func width(of classes: Int) -> Int { classes.roundedUp(toMultipleOf: 8) }

  /// The weights of all classes, with the other sign.
  private static func append(wide weights: [Int8], to entries: inout [UInt16]) {
    let weights = weights + repeatElement(0, count: width(of: weights.count) - weights.count)
    for k in stride(from: 0, to: weights.count, by: 2) {
      let (low, high) = (UInt8(bitPattern: -weights[k]), UInt8(bitPattern: -weights[k + 1]))
      entries.append(UInt16(high) << 8 | UInt16(low))
    }
  }

  private static func append(_ weights: [Int8], to entries: inout [UInt16]) {
    var last = 0
    for (column, weight) in weights.enumerated() where weight != 0 {
      append(weight, gap: column - last, to: &entries)
      last = column
    }
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

  private init(classes: Int, rows: [SpotterRow], entries: [UInt16], sentence: SentenceWeights?) {
    self.classes = classes
    self.rows = rows
    self.entries = entries
    self.sentence = sentence
  }

  /// The same for features with other numbers.
  ///
  /// - Parameter order: their numbers in the new order.
  func reordered(_ order: [Int]) -> SparseModel {
    var rows: [SpotterRow] = []
    var entries: [UInt16] = []
    entries.reserveCapacity(self.entries.count)
    for number in order + [self.rows.count - 1] {
      let start = number == 0 ? 0 : Int(self.rows[number - 1].end)
      entries += self.entries[start..<Int(self.rows[number].end)]
      rows.append(SpotterRow(scale: self.rows[number].scale, end: UInt32(entries.count)))
    }
    return SparseModel(classes: classes, rows: rows, entries: entries, sentence: sentence)
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
  ///
  /// - Parameter sentence: of length 1, if it has learnt from such.
  func scores(of vector: SparseVector, sentence: SentenceVector? = nil) -> [Float] {
    var scores = [Float](zeros: Self.width(of: classes))
    spotter_add_rows(
      &scores, Int32(scores.count), rows, Int32(rows.count), entries, vector.indices, vector.values,
      Int32(vector.indices.count))
    scores.removeLast(scores.count - classes)
    if let weights = self.sentence, let sentence { weights.add(to: &scores, for: sentence) }
    return scores
  }
}

extension SparseModel: Archivable {
  init(_ archive: inout Archive, _ given: SparseModel?) throws {
    classes = try archive(given?.classes)
    rows = try archive.run(given?.rows)
    entries = try archive.run(given?.entries)
    sentence = try archive.optional(given?.sentence)
    guard rows.last.map({ Int($0.end) }) == entries.count else { throw DamagedArchive() }
  }
}
