internal import Knowledge

/// A net with one hidden layer of rectified units, for use: the weights of ``NetTrainer`` in 8 bits.
struct HiddenLayerNet: Sendable {
  private let hidden: QuantizedRows
  private let output: QuantizedRows

  init(_ weights: NetTrainer.Weights, units: Int, classes: Int) {
    hidden = QuantizedRows(weights.hidden, width: units)
    output = QuantizedRows(weights.output, width: classes)
  }

  /// Scores of all classes.
  ///
  /// - Complexity: O(units * (values of the vector + classes)).
  func scores(of vector: SparseVector) -> [Float] {
    var activations = Array(repeating: Float(0), count: hidden.width)
    hidden.add(vector, to: &activations)
    var active = SparseVector()
    for (unit, activation) in activations.enumerated() where activation > 0 {
      active.indices.append(Int32(unit))
      active.values.append(activation)
    }
    var scores = Array(repeating: Float(0), count: output.width)
    output.add(active, to: &scores)
    return scores
  }
}

extension HiddenLayerNet: Archivable {
  init(_ archive: inout Archive, _ given: HiddenLayerNet?) throws {
    hidden = try archive(given?.hidden)
    output = try archive(given?.output)
  }
}
