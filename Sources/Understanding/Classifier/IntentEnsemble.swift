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

/// Several models of the same vectors whose log-probabilities are averaged: a softmax regression, support vector machines,
/// and nets with one hidden layer that start from different weights. They are wrong about different utterances.
struct IntentEnsemble: Sendable, Codable {
  private let regression: SparseModel
  private let machines: SparseModel
  private let nets: [HiddenLayerNet]

  /// The members are trained side by side; each of them is deterministic.
  init(_ data: TrainingSet, recipe: Recipe) {
    let nets = Mutex<[Int: HiddenLayerNet]>([:])
    let linear = Mutex<[Int: SparseModel]>([:])
    DispatchQueue.concurrentPerform(iterations: recipe.nets + 2) { i in
      if i < recipe.nets {
        let trainer = NetTrainer(
          units: recipe.units, epochs: recipe.epochs(for: data.vectors.count), seed: UInt64(i + 1))
        let net = HiddenLayerNet(trainer.train(data), units: recipe.units, classes: data.classes)
        nets.withLock { $0[i] = net }
      } else {
        let isRegression = i == recipe.nets
        let weights = isRegression ? SoftmaxTrainer().train(data) : SupportVectorTrainer().train(data)
        let model = SparseModel(weights, classes: data.classes, keeping: SparseModel.usualShare)
        linear.withLock { $0[isRegression ? 0 : 1] = model }
      }
    }
    let models = linear.withLock { [$0[0], $0[1]] }.compactMap { $0 }
    regression = models[0]
    machines = models[1]
    self.nets = nets.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Average log-probabilities of all classes, not normalised.
  func scores(of vector: SparseVector) -> [Float] {
    var sums = Array(repeating: Float(0), count: regression.classes)
    func add(_ scores: [Float], share: Float) {
      for (k, score) in logProbabilities(scores).enumerated() { sums[k] += share * score }
    }
    add(regression.scores(of: vector), share: Self.linearShare)
    add(machines.scores(of: vector).map { $0 * SupportVectorTrainer.marginScale }, share: Self.linearShare)
    for net in nets {
      add(net.scores(of: vector), share: (1 - 2 * Self.linearShare) / Float(nets.count))
    }
    return sums
  }

  /// The share of each linear model in the average, the rest is the nets' (measured; not sensitive).
  private static let linearShare: Float = 1 / 6
}

/// Scores as the logarithms of shares that add up to 1.
func logProbabilities(_ scores: [Float]) -> [Float] {
  let top = scores.max() ?? 0
  let total = top + log(scores.reduce(0) { $0 + exp($1 - top) })
  return scores.map { $0 - total }
}
