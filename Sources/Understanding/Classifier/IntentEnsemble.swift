internal import CKernels
internal import Dispatch
internal import Foundation
internal import Knowledge
internal import Synchronization

/// Several models of the same vectors whose log-probabilities are averaged: a softmax regression, support vector machines,
/// and nets with one hidden layer that start from different weights. They are wrong about different utterances.
struct IntentEnsemble: Sendable {
  /// Support vector machines, and the regression where the recipe has one.
  private let linear: [SparseModel]
  private let nets: [HiddenLayerNet]

  /// The features of the utterances, behind which nets have the sentence vectors.
  private let features: Int

  /// Average log-probabilities of all classes, not normalised: a model's own normalising would only shift them all alike.
  ///
  /// - Parameter sentence: the sentence vector, if the nets have learnt from such.
  func scores(of vector: SparseVector, sentence: [Float]?) -> [Float] {
    let linearShare = nets.isEmpty ? 1 / Float(linear.count) : Self.linearShare
    let netShare = (1 - linearShare * Float(linear.count)) / Float(max(nets.count, 1))
    if nets.isEmpty, linear.count == 1 { return linear[0].scores(of: vector) }
    var sums: [Float] = []
    func add(_ scores: [Float], share: Float) {
      sums = sums.isEmpty ? scores.map { $0 * share } : zip(sums, scores).map { $0 + $1 * share }
    }
    for model in linear { add(model.scores(of: vector), share: linearShare) }
    let input = sentence.map { vector.joined(with: $0, from: features) } ?? vector
    for net in nets { add(net.scores(of: input), share: netShare) }
    return sums
  }

  /// The same for features with other numbers, where it has no nets.
  ///
  /// - Parameter order: their numbers in the new order.
  func reordered(_ order: [Int]) -> IntentEnsemble {
    precondition(nets.isEmpty, "the features of nets keep their numbers")
    return IntentEnsemble(linear: linear.map { $0.reordered(order) }, nets: [], features: features)
  }

  /// The share of each linear model in the average, the rest is the nets' (measured; not sensitive).
  private static let linearShare: Float = 1 / 6
}

// MARK: Training

extension IntentEnsemble {
  /// An ensemble for each part of the examples, of which each goes on from the one before.
  ///
  /// - Parameter parts: one, unless support vector machines are the only members.
  static func trained(
    on data: TrainingSet, sentences: [[Float]]?, parts: [[Int]], recipe: Recipe
  ) -> [IntentEnsemble] {
    if recipe.nets > 0 || recipe.hasRegression {
      precondition(parts.count == 1, "nets and the regression cannot go on")
      return [IntentEnsemble(data, sentences: sentences, recipe: recipe)]
    }
    return SparseModel.machines(data, recipe.stages(parts, epochs: recipe.machineEpochs)).map {
      IntentEnsemble(linear: [$0], nets: [], features: data.features)
    }
  }

  /// The members are trained side by side; each of them is deterministic.
  ///
  /// - Parameter sentences: the sentence vectors of the examples, for the nets; zeros where an example has none.
  init(_ data: TrainingSet, sentences: [[Float]]?, recipe: Recipe) {
    features = data.features
    let netData = recipe.nets == 0 ? data : sentences.map { data.joined(with: $0) } ?? data
    let nets = Mutex<[Int: HiddenLayerNet]>([:])
    let linear = Mutex<[Int: SparseModel]>([:])
    DispatchQueue.concurrentPerform(iterations: recipe.nets + (recipe.hasRegression ? 2 : 1)) { i in
      if i < recipe.nets {
        let trainer = NetTrainer(
          units: recipe.units, epochs: recipe.epochs(for: data.vectors.count),
          inputDropout: sentences == nil ? .alone : .besideVectors, seed: UInt64(i + 1))
        let net = HiddenLayerNet(trainer.train(netData), units: recipe.units, classes: data.classes)
        nets.withLock { $0[i] = net }
      } else {
        let all = recipe.stages([Array(data.vectors.indices)], epochs: recipe.machineEpochs)
        let model =
          i == recipe.nets
          ? SparseModel.machines(data, all)[0]
          : SparseModel(SoftmaxTrainer().train(data), classes: data.classes, keeping: SparseModel.usualShare)
        linear.withLock { $0[i] = model }
      }
    }
    self.linear = linear.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
    self.nets = nets.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Below this a score adds less than a ten-millionth to the sum: most do.
private let leastExponent: Float = -16

/// Makes scores, divided by a temperature, the logarithms of shares that add up to 1.
struct LogProbability {
  private let top: Float
  private let factor: Float
  private let logarithm: Float

  /// - Parameter scores: all of them.
  init(_ scores: [Float], temperature: Float = 1) {
    let top = scores.isEmpty ? 0 : spotter_largest(scores, Int32(scores.count))
    let factor = 1 / temperature
    let total = spotter_sum_of_exponentials(scores, Int32(scores.count), top, factor, leastExponent)
    (self.top, self.factor, logarithm) = (top, factor, log(total))
  }

  func callAsFunction(_ score: Float) -> Float { (score - top) * factor - logarithm }
}

/// All scores, divided by a temperature, as the logarithms of shares that add up to 1.
func logProbabilities(_ scores: [Float], temperature: Float = 1) -> [Float] {
  scores.map { [probability = LogProbability(scores, temperature: temperature)] in probability($0) }
}

extension IntentEnsemble: Archivable {
  init(_ archive: inout Archive, _ given: IntentEnsemble?) throws {
    linear = try archive(given?.linear)
    nets = try archive(given?.nets)
    features = try archive(given?.features)
  }
}
