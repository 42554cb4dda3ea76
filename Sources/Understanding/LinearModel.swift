internal import Foundation

/// One-vs-rest linear classifier: a weight for each feature and class.
struct LinearModel: Sendable {
  /// Row by row: the weights of one feature for all classes. The last row is the bias.
  private(set) var weights: [Float]
  let classes: Int

  /// Scores of all classes.
  func margins(of vector: SparseVector) -> [Float] {
    var margins = Array(weights.suffix(classes))
    add(vector, to: &margins)
    return margins
  }

  private func add(_ vector: SparseVector, to margins: inout [Float]) {
    weights.withUnsafeBufferPointer { weights in
      margins.withUnsafeMutableBufferPointer { margins in
        for (index, value) in zip(vector.indices, vector.values) {
          let row = Int(index) * classes
          for k in 0..<classes { margins[k] += value * weights[row + k] }
        }
      }
    }
  }

  /// Trains by dual coordinate descent for the L2-regularised squared hinge loss (Hsieh et al. 2008, "A Dual
  /// Coordinate Descent Method for Large-scale Linear SVM"), all classes together, examples in a fixed order:
  /// the same data always gives the same weights.
  ///
  /// - Parameters:
  ///   - features: the number of features.
  ///   - cost: the C of the SVM; larger fits the examples more closely.
  /// - Complexity: O(epochs * non-zero values * classes).
  static func train(
    _ vectors: [SparseVector], labels: [Int], features: Int, classes: Int, cost: Float = 1, epochs: Int = 10
  ) -> LinearModel {
    var model = LinearModel(weights: Array(repeating: 0, count: (features + 1) * classes), classes: classes)
    let norms = vectors.map { vector in vector.values.reduce(1) { $0 + $1 * $1 } }
    var alphas = Array(repeating: Float(0), count: vectors.count * classes)
    var steps = Array(repeating: Float(0), count: classes)
    var order = Array(vectors.indices)
    var shuffle = SplitMix(seed: 1)
    for _ in 0..<epochs {
      order.shuffle(using: &shuffle)
      for i in order {
        let margins = model.margins(of: vectors[i])
        let diagonal = 1 / (2 * cost)
        for k in 0..<classes {
          let y: Float = labels[i] == k ? 1 : -1
          let alpha = alphas[i * classes + k]
          let gradient = y * margins[k] - 1 + alpha * diagonal
          let updated = max(0, alpha - gradient / (norms[i] + diagonal))
          alphas[i * classes + k] = updated
          steps[k] = y * (updated - alpha)
        }
        model.add(steps, times: vectors[i])
      }
    }
    return model
  }

  private mutating func add(_ steps: [Float], times vector: SparseVector) {
    let classes = classes
    weights.withUnsafeMutableBufferPointer { weights in
      steps.withUnsafeBufferPointer { steps in
        for (index, value) in zip(vector.indices, vector.values) {
          let row = Int(index) * classes
          for k in 0..<classes { weights[row + k] += value * steps[k] }
        }
        let bias = weights.count - classes
        for k in 0..<classes { weights[bias + k] += steps[k] }
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): a small generator whose numbers are the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension LinearModel {
  /// The same model with weights near zero left out; those are most of them, and they decide nothing.
  func pruned(below least: Float) -> SparseModel { SparseModel(weights, classes: classes, least: least) }
}
