internal import Foundation

/// An intent with its share of the classifier's belief.
public struct RankedIntent: Sendable, Equatable {
  public var intent: String
  /// 0...1; the shares of all intents add up to 1.
  public var score: Float
}

/// Ranks intents for an utterance; trained on the content's examples.
struct IntentClassifier: Sendable, Codable {
  private let intents: [String]
  private let space: FeatureSpace
  private let model: SparseModel

  /// - Complexity: a second or so for a few thousand examples in an optimised build.
  init(examples: [(features: NGrams, intent: String)]) {
    let intents = Set(examples.map(\.intent)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(intents, 0...))
    let space = FeatureSpace(utterances: examples.map(\.features))
    self.intents = intents
    self.space = space
    model = LinearModel.train(
      examples.map { space.vector(of: $0.features) }, labels: examples.compactMap { numbers[$0.intent] },
      features: space.count, classes: intents.count
    ).pruned(below: Self.leastWeight)
  }

  /// Weights below this are left out: measured without loss on our content.
  private static let leastWeight: Float = 0.02

  /// All intents, the likeliest first; ties in the order of their names.
  func rank(_ utterance: NGrams) -> [RankedIntent] {
    let scores = softmax(model.margins(of: space.vector(of: utterance)))
    return zip(intents, scores).map { RankedIntent(intent: $0, score: $1) }.sorted {
      ($1.score, $0.intent) < ($0.score, $1.intent)
    }
  }

  /// Margins of an SVM become shares by a softmax over four times the margin (measured).
  private func softmax(_ margins: [Float]) -> [Float] {
    let top = margins.max() ?? 0
    let powers = margins.map { exp(4 * ($0 - top)) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
