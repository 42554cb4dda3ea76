/// Multinomial logistic regression: a weight for each feature and class, trained one example at a time.
///
/// Inputs are dropped at random in training (Srivastava et al. 2014), so that no decision hangs on one n-gram.
struct SoftmaxTrainer {
  var epochs = 12
  var rate: Float = 0.3
  /// The share of the rate that is left in the last epoch.
  var lastRate: Float = 0.1
  var decay: Float = 1e-5
  /// Share of an example's features that are left out each time it is seen.
  var inputDropout: Float = 0.2
  var seed: UInt64 = 1

  /// Classes that got less belief than this, and rightly, learn nothing from an example: most of hundreds, most of the time.
  private static let leastError: Float = 3e-2

  /// The trained weights, a row for each feature and the bias last. The same data always gives the same weights.
  ///
  /// - Complexity: O(epochs * non-zero values * classes).
  func train(_ data: TrainingSet) -> [Float] {
    train(data, stages: [TrainingStage(examples: Array(data.vectors.indices), epochs: epochs)])[0]
  }

  /// The weights after each stage. Rates fall anew in each.
  func train(_ data: TrainingSet, stages: [TrainingStage]) -> [[Float]] {
    let rows = TrainedRows(rows: data.features, width: data.classes, square: 1e-3)
    let bias = TrainedRows(rows: 1, width: data.classes, square: 1)
    let outputs = Scratch(data.classes)
    var random = SplitMix(seed: seed)
    var dropped = SparseVector()
    var lanes: [Int] = []
    return stages.map { stage in
      for (epoch, order) in Epochs(of: stage, keys: data.keys, seed: seed).enumerated() {
        let rate = rate * decline(epoch, of: stage.epochs, to: lastRate)
        var step = AdaGrad(rate: rate, decay: decay)
        for i in order {
          let vector = data.vectors[i]
          dropped.assign(vector, vector.indices.indices, dropping: inputDropout, using: &random)
          outputs.clear()
          bias.add(row: 0, times: 1, to: outputs)
          rows.add(dropped, to: outputs)
          outputs.softmax()
          outputs[data.labels[i]] -= 1
          step.decay = decay
          outputs.lanes(exceeding: Self.leastError, into: &lanes)
          for (index, value) in zip(dropped.indices, dropped.values) {
            rows.step(row: Int(index), lanes: lanes, input: value, errors: outputs, by: step)
          }
          step.decay = 0
          bias.step(row: 0, input: 1, errors: outputs, by: step)
        }
      }
      return rows.values() + bias.values()
    }
  }
}

extension SparseVector {
  /// Becomes a copy of a range of another, with a share of its values left out and the rest scaled up by as much.
  mutating func assign(
    _ other: SparseVector, _ range: Range<Int>, dropping share: Float, using random: inout SplitMix
  ) {
    indices.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    append(other, range, dropping: share, using: &random)
  }

  /// Adds a range of another in the same way.
  mutating func append(
    _ other: SparseVector, _ range: Range<Int>, dropping share: Float, using random: inout SplitMix
  ) {
    let scale = 1 / (1 - share)
    for (index, value) in zip(other.indices[range], other.values[range]) where random.nextShare() >= share {
      indices.append(index)
      values.append(value * scale)
    }
  }
}
