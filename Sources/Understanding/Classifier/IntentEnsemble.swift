internal import Dispatch
internal import Foundation
internal import Knowledge
internal import Synchronization

/// What the models of an ensemble are made of.
package struct Recipe: Sendable {
  /// Whether utterances are also known by the character n-grams in their words.
  var hasCharacters = true
  /// Whether a softmax regression is among them.
  var hasRegression = true
  /// How many nets, each from other random weights.
  var nets = 3
  /// Hidden units of each net.
  var units = 192
  /// How often the support vector machines see each example.
  var machineEpochs = 10
  /// How often the regression on word vectors does.
  var vectorEpochs = 15
  /// The most that the regression on word vectors counts, for a share of 1 of the rest: nets know the vectors themselves.
  var mostVectorWeight: Float = 0.75

  /// For data of which nothing is known: the best that trains within a minute.
  package static let thorough = Recipe()
  /// For the content, which is trained whenever the program is built: support vector machines on words and stems, and word
  /// vectors, are a point less than everything in cross-validation, in a fifth of the time, and are read in half of it.
  /// What character n-grams know of unknown words, spelling repair and the pieces of word vectors know as well.
  package static let content = Recipe(
    hasCharacters: false, hasRegression: false, nets: 0, machineEpochs: 8, vectorEpochs: 8,
    mostVectorWeight: 2)

  /// Stages that see one part of the examples after the other. The first of several is half as long as one alone would be,
  /// and each that goes on from another a little longer than that: as good as the whole length, in half of the time of
  /// training each anew (measured by cross-validation).
  func stages(_ parts: [[Int]], epochs: Int) -> [TrainingStage] {
    parts.enumerated().map { i, part in
      TrainingStage(examples: part, epochs: parts.count == 1 ? epochs : i == 0 ? epochs / 2 : epochs / 2 + 1)
    }
  }

  /// How often a net sees each example: few examples need more passes (measured at 10 and 100 an intent).
  func epochs(for examples: Int) -> Int { min(max(Self.leastUpdates / max(examples, 1), 15), 40) }

  private static let leastUpdates = 120_000
}

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

/// Scores, divided by a temperature, as the logarithms of shares that add up to 1.
func logProbabilities(_ scores: [Float], temperature: Float = 1) -> [Float] {
  let top = scores.max() ?? 0
  let factor = 1 / temperature
  var total: Float = 0
  for score in scores {
    let exponent = (score - top) * factor
    if exponent > leastExponent { total += exp(exponent) }
  }
  let logarithm = log(total)
  return scores.map { ($0 - top) * factor - logarithm }
}

extension IntentEnsemble: Archivable {
  init(_ archive: inout Archive, _ given: IntentEnsemble?) throws {
    linear = try archive(given?.linear)
    nets = try archive(given?.nets)
    features = try archive(given?.features)
  }
}
