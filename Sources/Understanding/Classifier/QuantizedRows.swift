internal import Knowledge

/// A table of weights in 8 bits each, with a scale for each row: measured to rank as the full weights do.
struct QuantizedRows: Sendable {
  let width: Int
  private let scales: [Float]
  private let values: [Int8]

  init(_ weights: [Float], width: Int) {
    self.width = width
    var scales: [Float] = []
    var values: [Int8] = []
    values.reserveCapacity(weights.count)
    for start in stride(from: 0, to: weights.count, by: width) {
      let row = weights[start..<(start + width)]
      let scale = max(row.lazy.map(abs).max() ?? 0, .leastNormalMagnitude) / 127
      scales.append(scale)
      values += row.map { Int8(($0 / scale).rounded()) }
    }
    self.scales = scales
    self.values = values
  }

  var count: Int { scales.count }

  /// The product of a row and a vector of the same width.
  func dot(row: Int, _ vector: [Float]) -> Float {
    var sum: Float = 0
    for k in 0..<width { sum += vector[k] * Float(values[row * width + k]) }
    return sum * scales[row]
  }

  subscript(row: Int, column: Int) -> Float { Float(values[row * width + column]) * scales[row] }

  /// Adds the rows of a vector's features, each as often as its value says, and the last row once.
  func add(_ vector: SparseVector, to sums: inout [Float]) {
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        add(row: count - 1, times: 1, values, &sums)
        for i in vector.indices.indices {
          add(row: Int(vector.indices[i]), times: vector.values[i], values, &sums)
        }
      }
    }
  }

  @inline(__always)
  private func add(
    row: Int, times factor: Float, _ values: UnsafeBufferPointer<Int8>,
    _ sums: inout UnsafeMutableBufferPointer<Float>
  ) {
    let factor = factor * scales[row]
    let start = row * width
    for k in 0..<width { sums[k] += factor * Float(values[start + k]) }
  }
}

extension QuantizedRows: Archivable {
  init(_ archive: inout Archive, _ given: QuantizedRows?) throws {
    width = try archive(given?.width)
    scales = try archive.run(given?.scales)
    values = try archive.run(given?.values)
    guard scales.count * width == values.count else { throw DamagedArchive() }
  }
}
