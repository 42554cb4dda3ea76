/// One step of AdaGrad (Duchi, Hazan, Singer 2011) for a row of weights: each weight has its own rate, which falls with
/// the squares of the gradients that it has seen.
struct AdaGrad {
  /// The rate before it is divided by the root of the accumulated squares.
  var rate: Float
  /// Pull towards zero (L2).
  var decay: Float = 0
}

/// Weights in training, row by row, and where AdaGrad moves them the accumulated squares of their gradients beside them.
final class TrainedRows {
  private let weights: UnsafeMutablePointer<Lanes>
  private let squares: UnsafeMutablePointer<Lanes>?
  private let laneCount: Int
  private let rows: Int
  private let width: Int

  /// - Parameters:
  ///   - square: what the accumulated squares start from; the larger, the smaller the first steps. `nil` for weights that
  ///     no ``step(row:input:errors:by:)`` moves.
  ///   - start: what each weight starts from; 0 if left out.
  init(rows: Int, width: Int, square: Float? = nil, start: (() -> Float)? = nil) {
    self.rows = rows
    self.width = width
    laneCount = (width + 7) / 8
    let count = rows * laneCount
    weights = .allocate(capacity: count)
    weights.initialize(repeating: .zero, count: count)
    squares = square.map { square in
      let squares = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
      squares.initialize(repeating: Lanes(repeating: square), count: count)
      return squares
    }
    guard let start else { return }
    for row in 0..<rows {
      for k in 0..<width { weights[row * laneCount + k >> 3][k & 7] = start() }
    }
  }

  deinit {
    weights.deallocate()
    squares?.deallocate()
  }

  /// All weights times a number, row by row.
  func values(times scale: Float = 1) -> [Float] {
    let stride = laneCount * Lanes.scalarCount
    return weights.withMemoryRebound(to: Float.self, capacity: rows * stride) { numbers in
      Array(unsafeUninitializedCapacity: rows * width) { values, count in
        for row in 0..<rows {
          let numbers = numbers + row * stride
          for k in 0..<width { values.initializeElement(at: row * width + k, to: numbers[k] * scale) }
        }
        count = rows * width
      }
    }
  }

  /// Adds `factor` times a row to `sums`.
  func add(row: Int, times factor: Float, to sums: Scratch) {
    let row = weights + row * laneCount
    let sums = sums.lanes
    for k in 0..<laneCount { sums[k] += factor * row[k] }
  }

  /// Adds the rows of a vector, each times its value, to `sums`: four lanes at a time, which stay in registers from row to row.
  func add(_ vector: SparseVector, to sums: Scratch) {
    let whole = laneCount / 4 * 4
    vector.indices.withUnsafeBufferPointer { indices in
      vector.values.withUnsafeBufferPointer { values in
        for k in stride(from: 0, to: whole, by: 4) {
          let sums = sums.lanes + k
          var (a, b, c, d) = (sums[0], sums[1], sums[2], sums[3])
          for i in 0..<indices.count {
            let row = weights + (Int(indices[i]) * laneCount + k)
            a += values[i] * row[0]
            b += values[i] * row[1]
            c += values[i] * row[2]
            d += values[i] * row[3]
          }
          (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d)
        }
        for k in whole..<laneCount {
          var sum = sums.lanes[k]
          for i in 0..<indices.count { sum += values[i] * weights[Int(indices[i]) * laneCount + k] }
          sums.lanes[k] = sum
        }
      }
    }
  }

  /// Adds `factor` times `steps` to some lanes of a row.
  func move(row: Int, lanes: [Int], times factor: Float, by steps: Scratch) {
    let row = weights + row * laneCount
    let steps = steps.lanes
    for k in lanes { row[k] += factor * steps[k] }
  }

  /// Moves a row against `input * errors`, the derivatives of the loss by its weights.
  func step(row: Int, input: Float, errors: Scratch, by adaGrad: AdaGrad) {
    step(row: row, lanes: 0..<laneCount, input: input, errors: errors, by: adaGrad)
  }

  /// Moves some lanes of a row.
  func step(row: Int, lanes: some Sequence<Int>, input: Float, errors: Scratch, by adaGrad: AdaGrad) {
    guard let allSquares = squares else { preconditionFailure("these rows have no squares") }
    let (weights, squares) = (weights + row * laneCount, allSquares + row * laneCount)
    let errors = errors.lanes
    for k in lanes {
      let gradient = input * errors[k] + adaGrad.decay * weights[k]
      let square = squares[k] + gradient * gradient
      squares[k] = square
      weights[k] -= adaGrad.rate * gradient * reciprocalSquareRoot(square + 1e-6)
    }
  }

  /// The product of a row and `vector`.
  func dot(row: Int, _ vector: Scratch) -> Float {
    let row = weights + row * laneCount
    let vector = vector.lanes
    var sums = Lanes.zero
    for k in 0..<laneCount { sums += row[k] * vector[k] }
    return sums.sum()
  }
}

/// 1 / sqrt(x) to about five digits: a first guess from the bits of the number and two Newton steps (Lomont 2003, "Fast
/// Inverse Square Root"). The compiler takes square roots of lanes one at a time, which is most of the time of training.
@inline(__always)
private func reciprocalSquareRoot(_ x: Lanes) -> Lanes {
  let bits = SIMD8<UInt32>(repeating: 0x5f37_5a86) &- (unsafeBitCast(x, to: SIMD8<UInt32>.self) &>> 1)
  var y = unsafeBitCast(bits, to: Lanes.self)
  let half = 0.5 * x
  y *= 1.5 - half * y * y
  return y * (1.5 - half * y * y)
}
