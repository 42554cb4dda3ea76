internal import Foundation

/// Labelled vectors to train on.
struct TrainingSet: Sendable {
  var vectors: [SparseVector]
  var labels: [Int]
  var features: Int
  var classes: Int
  /// A number of its own for each example, whatever others there are: it decides when the example is seen, so that one example
  /// more changes little of what is learnt from the rest. Empty where that does not matter.
  var keys: [UInt64] = []
  /// How many of the features, the last of every vector, are a sentence vector.
  var dimensions = 0
  /// The classes of each example, where one may have any number of them; `labels` is empty then.
  var severalLabels: [[Int]] = []

  /// The same with sentence vectors behind the features that there are.
  ///
  /// - Parameter sentences: of one length, one for each vector.
  func joined(with sentences: [[Float]]) -> TrainingSet {
    joined(with: sentences, dimensions: sentences.first?.count ?? 0)
  }

  /// The same where some have none: zeros stand for it.
  func joined(with sentences: [[Float]?], dimensions: Int) -> TrainingSet {
    let zero = Array(repeating: Float(0), count: dimensions)
    var joined = self
    joined.dimensions = dimensions
    joined.features += dimensions
    joined.vectors = zip(vectors, sentences).map { $0.joined(with: $1 ?? zero, from: features) }
    return joined
  }

  /// Whether an example is held out of a part of the training: by what it is, and not by its place, so that one example more
  /// leaves the others where they are.
  func isHeld(_ example: Int, in fold: UInt64, of folds: UInt64) -> Bool {
    (keys[example] >> 32) % folds == fold
  }
}

/// A part of the examples, and how often each of them is seen before the next stage goes on from there.
struct TrainingStage: Sendable {
  var examples: [Int]
  var epochs: Int
}

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

/// A linear decline from 1 in the first epoch to `last` in the last.
func decline(_ epoch: Int, of epochs: Int, to last: Float) -> Float {
  1 - (1 - last) * Float(epoch) / Float(max(epochs - 1, 1))
}

/// The order in which the examples are seen: another one each epoch, the same in every run. The order of two examples depends
/// on their keys alone.
struct Epochs: Sequence, IteratorProtocol {
  private var left: Int
  private let examples: [Int]
  private let keys: [UInt64]
  private var random: SplitMix

  /// - Parameter keys: of all examples, of the stage or not; their places where it is empty.
  init(of stage: TrainingStage, keys: [UInt64], seed: UInt64) {
    left = stage.epochs
    examples = stage.examples
    self.keys = keys
    random = SplitMix(seed: seed &+ 0x5eed)
  }

  mutating func next() -> [Int]? {
    guard left > 0 else { return nil }
    left -= 1
    let salt = random.next()
    return examples.map { i -> (UInt64, Int) in
      var random = SplitMix(seed: salt ^ (keys.isEmpty ? UInt64(i) : keys[i]))
      return (random.next(), i)
    }.sorted { $0 < $1 }.map(\.1)
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
