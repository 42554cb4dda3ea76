/// One-vs-rest support vector machines, trained by dual coordinate descent for the L2-regularised squared hinge loss
/// (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM"), all classes together.
struct SupportVectorTrainer {
  /// The C of the SVM; larger fits the examples more closely.
  var cost: Float = 1
  var epochs = 10

  /// What margins are multiplied with before a softmax makes beliefs of them (measured).
  static let marginScale: Float = 4

  /// The trained weights, a row for each feature and the bias last. The same data always gives the same weights.
  ///
  /// - Complexity: O(epochs * non-zero values * classes).
  ///
  /// - Parameter scale: what the weights are multiplied with at the end.
  func train(_ data: TrainingSet, scale: Float = 1) -> [Float] {
    let classes = data.classes
    let rows = TrainedRows(rows: data.features + 1, width: classes)
    let margins = Scratch(classes)
    let diagonal = 1 / (2 * cost)
    let norms = data.vectors.map { vector in vector.values.reduce(1) { $0 + $1 * $1 } }
    var alphas = Array(repeating: Float(0), count: data.vectors.count * classes)
    for order in Epochs(count: epochs, of: data.vectors.count, seed: 1) {
      for i in order {
        margins.clear()
        rows.add(data.vectors[i], bias: data.features, to: margins)
        for k in 0..<classes {
          let y: Float = data.labels[i] == k ? 1 : -1
          let alpha = alphas[i * classes + k]
          let gradient = y * margins[k] - 1 + alpha * diagonal
          let updated = max(0, alpha - gradient / (norms[i] + diagonal))
          alphas[i * classes + k] = updated
          margins[k] = y * (updated - alpha)
        }
        rows.move(data.vectors[i], bias: data.features, by: margins)
      }
    }
    return rows.values.map { $0 * scale }
  }
}

extension TrainedRows {
  /// Adds what the rows make of a vector.
  fileprivate func add(_ vector: SparseVector, bias: Int, to sums: Scratch) {
    add(row: bias, times: 1, to: sums)
    for (index, value) in zip(vector.indices, vector.values) { add(row: Int(index), times: value, to: sums) }
  }

  fileprivate func move(_ vector: SparseVector, bias: Int, by steps: Scratch) {
    move(row: bias, times: 1, by: steps)
    for (index, value) in zip(vector.indices, vector.values) {
      move(row: Int(index), times: value, by: steps)
    }
  }
}
