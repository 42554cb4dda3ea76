internal import Dispatch
internal import Foundation
internal import Synchronization

/// What the models of an ensemble are made of.
package struct Recipe: Sendable {
  /// How many nets, each from other random weights.
  var nets = 3
  /// Hidden units of each net.
  var units = 64

  /// For data of which nothing is known: the best that trains within a minute.
  package static let thorough = Recipe(nets: 3, units: 128)
  /// For the content, which is trained whenever the program is built.
  package static let content = Recipe(nets: 1, units: 64)

  /// How often a net sees each example: few examples need more passes (measured at 10 and 100 an intent).
  func epochs(for examples: Int) -> Int { min(max(Self.leastUpdates / max(examples, 1), 15), 40) }

  private static let leastUpdates = 120_000
}

/// Several models of the same vectors whose log-probabilities are averaged: a softmax regression, and nets with one
/// hidden layer that start from different weights. They are wrong about different utterances.
struct IntentEnsemble: Sendable, Codable {
  private let classes: Int
  private let regression: SparseModel
  private let nets: [HiddenLayerNet]

  /// The members are trained side by side; each of them is deterministic.
  init(_ data: TrainingSet, recipe: Recipe) {
    let members = Members(data, recipe: recipe)
    classes = data.classes
    regression = members.regression
    nets = members.nets
  }

  /// Average log-probabilities of all classes, not normalised.
  func scores(of vector: SparseVector) -> [Float] {
    var sums = logProbabilities(regression.scores(of: vector)).map { $0 * Self.regressionWeight }
    let share = (1 - Self.regressionWeight) / Float(nets.count)
    for net in nets {
      for (k, score) in logProbabilities(net.scores(of: vector)).enumerated() { sums[k] += share * score }
    }
    return sums
  }

  /// The regression's share in the average, the rest is the nets' (measured; not sensitive).
  private static let regressionWeight: Float = 1 / 3
}

/// The members of an ensemble, trained as many at a time as there are cores.
private struct Members {
  let regression: SparseModel
  let nets: [HiddenLayerNet]

  /// Four fifths of the regression's weights are so small that they decide nothing.
  private static let keptWeights = 0.2

  init(_ data: TrainingSet, recipe: Recipe) {
    let nets = Mutex<[Int: HiddenLayerNet]>([:])
    let regression = Mutex<SparseModel?>(nil)
    DispatchQueue.concurrentPerform(iterations: recipe.nets + 1) { i in
      if i == recipe.nets {
        let model = SparseModel(
          SoftmaxTrainer().train(data), classes: data.classes, keeping: Self.keptWeights)
        regression.withLock { $0 = model }
      } else {
        let epochs = recipe.epochs(for: data.vectors.count)
        let trainer = NetTrainer(units: recipe.units, epochs: epochs, seed: UInt64(i + 1))
        let net = HiddenLayerNet(trainer.train(data), units: recipe.units, classes: data.classes)
        nets.withLock { $0[i] = net }
      }
    }
    self.regression = regression.withLock { $0 } ?? SparseModel([], classes: data.classes, keeping: 1)
    self.nets = nets.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Scores as the logarithms of shares that add up to 1.
func logProbabilities(_ scores: [Float]) -> [Float] {
  let top = scores.max() ?? 0
  let total = top + log(scores.reduce(0) { $0 + exp($1 - top) })
  return scores.map { $0 - total }
}
