/// One-vs-rest support vector machines, trained by dual coordinate descent for the L2-regularised squared hinge loss
/// (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM"), all classes together.
struct SupportVectorTrainer {
  /// The C of the SVM; larger fits the examples more closely.
  var cost: Float = 1

  /// What margins are multiplied with before a softmax makes beliefs of them (measured).
  static let marginScale: Float = 4

  /// The trained weights after each stage, a row for each feature and the bias last. The optimum does not depend on where a
  /// stage starts from: one that goes on from most of the examples needs a few epochs for the rest. The same data always gives
  /// the same weights.
  ///
  /// - Complexity: O(epochs * non-zero values * classes).
  ///
  /// - Parameter scale: what the weights are multiplied with at the end.
  func train(_ data: TrainingSet, stages: [TrainingStage], scale: Float = 1) -> [[Float]] {
    let rows = TrainedRows(rows: data.features + 1, width: data.classes)
    let margins = Scratch(data.classes)
    let duals = Duals(data, diagonal: 1 / (2 * cost))
    var lanes: [Int] = []
    return stages.map { stage in
      for order in Epochs(of: stage, keys: data.keys, seed: 1) {
        for i in order {
          margins.clear()
          rows.add(row: data.features, times: 1, to: margins)
          rows.add(data.vectors[i], to: margins)
          if data.labels.isEmpty {
            duals.step(example: i, labels: data.severalLabels[i], margins: margins)
          } else {
            duals.step(example: i, labels: CollectionOfOne(data.labels[i]), margins: margins)
          }
          // Most classes are told apart soon, and then do not move.
          margins.lanes(exceeding: 0, into: &lanes)
          rows.move(data.vectors[i], bias: data.features, lanes: lanes, by: margins)
        }
      }
      return rows.values(times: scale)
    }
  }

  /// The dual variables, one for each example and class.
  private struct Duals {
    private let alphas: Scratch
    /// -1 for each class, for the labels 1 while its example is looked at; 0 for what fills up the last lane.
    private let signs: Scratch
    private let norms: [Float]
    private let diagonal: Float

    init(_ data: TrainingSet, diagonal: Float) {
      signs = Scratch(data.classes)
      for k in 0..<data.classes { signs[k] = -1 }
      alphas = Scratch(data.vectors.count * signs.laneCount * Lanes.scalarCount)
      norms = data.vectors.map { vector in vector.values.reduce(1) { $0 + $1 * $1 } }
      self.diagonal = diagonal
    }

    /// Moves the variables of an example, and leaves in `margins` what the weights have to follow by.
    func step(example: Int, labels: some Collection<Int>, margins: Scratch) {
      for label in labels { signs[label] = 1 }
      defer { for label in labels { signs[label] = -1 } }
      let rate = 1 / (norms[example] + diagonal)
      let alphas = alphas.lanes + example * signs.laneCount
      for k in 0..<signs.laneCount {
        let sign = signs.lanes[k]
        let gradient = sign * margins.lanes[k] - 1 + alphas[k] * diagonal
        let updated = pointwiseMax(.zero, alphas[k] - gradient * rate)
        margins.lanes[k] = sign * (updated - alphas[k])
        alphas[k] = updated
      }
    }
  }
}

extension SparseModel {
  /// Support vector machines after each stage, whose margins are log-scores.
  ///
  /// - Parameter kept: the share of the weights that is kept.
  static func machines(
    _ data: TrainingSet, _ stages: [TrainingStage], keeping kept: Double = usualShare
  ) -> [SparseModel] {
    SupportVectorTrainer().train(data, stages: stages, scale: SupportVectorTrainer.marginScale).map {
      SparseModel($0, classes: data.classes, dimensions: data.dimensions, keeping: kept)
    }
  }
}

extension TrainedRows {
  fileprivate func move(_ vector: SparseVector, bias: Int, lanes: [Int], by steps: Scratch) {
    move(row: bias, lanes: lanes, times: 1, by: steps)
    for (index, value) in zip(vector.indices, vector.values) {
      move(row: Int(index), lanes: lanes, times: value, by: steps)
    }
  }
}
