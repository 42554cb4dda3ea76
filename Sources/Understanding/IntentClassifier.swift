internal import Foundation
internal import Knowledge

/// An intent with its share of the classifier's belief.
public struct RankedIntent: Sendable, Equatable {
  public var intent: String
  /// 0...1; the shares of all intents add up to 1.
  public var score: Float
}

/// Ranks intents for an utterance; trained on the content's examples.
///
/// Two linear models look at the same features: one tells the intents apart, one the few kinds of intent (answered,
/// not covered, off topic, talk). An intent's belief is the product of the two: the second has a
/// hundred times the examples a class, and knows better whether a message is about the subject at all.
struct IntentClassifier: Sendable, Codable {
  private let intents: [String]
  /// For each intent the number of its kind.
  private let kindOfIntent: [Int]
  private let space: FeatureSpace
  private let intentModel: SparseModel
  private let kindModel: SparseModel

  struct Example {
    var features: NGrams
    var intent: String
    var kind: Intent.Kind
  }

  /// - Complexity: a second or so for a few thousand examples in an optimised build.
  init(examples: [Example]) {
    let kinds = Dictionary(examples.map { ($0.intent, $0.kind) }) { first, _ in first }
    let intents = kinds.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(intents, 0...))
    let kindOfIntent = intents.compactMap { kinds[$0].flatMap(Intent.Kind.allCases.firstIndex) }
    let space = FeatureSpace(utterances: examples.map(\.features))
    let vectors = examples.map { space.vector(of: $0.features) }
    let labels = examples.compactMap { numbers[$0.intent] }
    func train(_ labels: [Int], classes: Int) -> SparseModel {
      LinearModel.train(vectors, labels: labels, features: space.count, classes: classes)
        .pruned(below: Self.leastWeight)
    }
    self.intents = intents
    self.kindOfIntent = kindOfIntent
    self.space = space
    intentModel = train(labels, classes: intents.count)
    kindModel = train(labels.map { kindOfIntent[$0] }, classes: Intent.Kind.allCases.count)
  }

  /// Weights below this are left out: measured without loss on our content.
  private static let leastWeight: Float = 0.02

  /// All intents, the likeliest first; ties in the order of their names.
  func rank(_ utterance: NGrams) -> [RankedIntent] {
    let vector = space.vector(of: utterance)
    let kinds = softmax(kindModel.margins(of: vector))
    let beliefs = zip(softmax(intentModel.margins(of: vector)), kindOfIntent).map { $0 * kinds[$1] }
    let sum = beliefs.reduce(0, +)
    return zip(intents, beliefs).map { RankedIntent(intent: $0, score: $1 / sum) }.sorted {
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
