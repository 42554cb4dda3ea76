internal import CKernels
internal import Foundation
internal import Knowledge

/// An intent with its share of the classifier's belief.
public struct RankedIntent: Sendable, Equatable {
  public let intent: String
  /// 0...1; the shares of all intents add up to 1.
  public let score: Float
  /// The intent's place in ``Reader/intents``.
  package let number: Int
}

/// Ranks intents for an utterance; trained on the content's examples.
///
/// Two models look at the same features: one tells the intents apart, one the few kinds of intent (answered,
/// not covered, off topic, talk). An intent's belief is the product of the two: the second has a
/// hundred times the examples a class, and knows better whether a message is about the subject at all.
struct IntentClassifier: Sendable {
  let intents: [String]
  private let kinds: [KindRun]
  private let space: FeatureSpace
  private let ensemble: IntentEnsemble
  private let kindModel: SparseModel
  private let known: KnownUtterances
  let vectorModel: VectorModel?
  /// Whether it was trained on character n-grams.
  let hasCharacters: Bool
  private var temperature: Float = 1

  /// Intents of one kind, given by its number, that stand side by side: by their names most of a kind do.
  fileprivate struct KindRun: Sendable {
    let kind: Int
    let intents: Range<Int>
  }

  struct Example: Sendable {
    var features: Features
    var intent: String
    var kind: Intent.Kind
  }

  /// Whether sentence vectors of these word vectors mean anything to it.
  func wasTrained(with vectors: WordVectors) -> Bool { vectorModel?.fingerprint == vectors.table.fingerprint }

  /// The number of an intent.
  func number(of intent: String) -> Int? { intents.firstIndex(of: intent) }

  /// Takes the temperature that held-out examples of another classifier have set.
  mutating func calibrate(by calibration: Calibration) { temperature = calibration.temperature }

  /// The likeliest intents, best first; ties in the order of their names.
  ///
  /// - Parameter count: how many; all of them if left out.
  func rank(_ utterance: Features, count: Int = .max) -> [RankedIntent] {
    let scores =
      if let intent = known.intent(of: utterance) {
        intents.indices.map { $0 == intent ? 0 : -Float.infinity }
      } else {
        scores(of: utterance)
      }
    let belief = LogProbability(scores, temperature: temperature)
    return scores.places(ofLargest: min(count, scores.count)).map {
      RankedIntent(intent: intents[$0], score: exp(belief(scores[$0])), number: $0)
    }
  }

  /// Log-scores of all intents, in the order of their names, not normalised.
  func scores(of utterance: Features) -> [Float] {
    let vector = space.vector(of: utterance.ngrams)
    let sentence = vectorModel == nil ? nil : utterance.vector
    var scores = ensemble.scores(of: vector, sentence: sentence?.fractions)
    if let vectorModel, let sentence { vectorModel.average(into: &scores, for: sentence) }
    let scoresOfKinds = kindModel.scores(of: vector)
    precondition(kinds.last?.intents.upperBound ?? 0 == scores.count, "a kind for each intent")
    for run in kinds {
      spotter_add_number(
        &scores, Int32(run.intents.lowerBound), Int32(run.intents.upperBound), scoresOfKinds[run.kind])
    }
    return scores
  }
}

// MARK: Training

extension IntentClassifier {
  /// - Complexity: a second or two for ten thousand examples in an optimised build.
  ///
  /// - Parameter fingerprint: of the word vectors that the examples' sentence vectors were made with.
  init(examples: [Example], recipe: Recipe, fingerprint: UInt64?) {
    self =
      Self.trained(
        on: examples, parts: [Array(examples.indices)], recipe: recipe, fingerprint: fingerprint)[0]
  }

  /// A classifier for each of some parts of the examples, of which each goes on from the one before. All know how rare the
  /// features of all examples are.
  ///
  /// - Parameter parts: the numbers of the examples that are seen; each part holds the one before. Nets take one part only.
  static func trained(
    on examples: [Example], parts: [[Int]], recipe: Recipe, fingerprint: UInt64?
  ) -> [IntentClassifier] {
    let kinds = Dictionary(examples.map { ($0.intent, $0.kind) }) { first, _ in first }
    let intents = kinds.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(intents, 0...))
    let kindOfIntent = intents.compactMap { kinds[$0].flatMap(Intent.Kind.allCases.firstIndex) }
    let space = FeatureSpace(utterances: examples.map(\.features.ngrams))
    let data = TrainingSet(
      vectors: examples.map { space.vector(of: $0.features.ngrams) },
      labels: examples.compactMap { numbers[$0.intent] }, features: space.count, classes: intents.count,
      keys: examples.map(\.features.ngrams.hash))
    var dataOfKinds = data
    dataOfKinds.labels = data.labels.map { kindOfIntent[$0] }
    dataOfKinds.classes = Intent.Kind.allCases.count
    let zero = Array(
      repeating: Float(0), count: examples.lazy.compactMap(\.features.vector).first?.fractions.count ?? 0)
    let sentences = fingerprint.map { _ in examples.map { $0.features.vector?.fractions ?? zero } }
    let ((ensembles, kindModels), vectorModels) = concurrently(
      { [dataOfKinds] in
        (
          IntentEnsemble.trained(on: data, sentences: sentences, parts: parts, recipe: recipe),
          SparseModel.machines(dataOfKinds, recipe.stages(parts, epochs: recipe.machineEpochs))
        )
      },
      {
        fingerprint.flatMap { fingerprint in
          sentences.map {
            VectorModel.trained(
              on: $0, labelled: data, parts: parts, fingerprint: fingerprint, recipe: recipe)
          }
        }
      })
    let runs = KindRun.runs(of: kindOfIntent)
    let order = recipe.nets == 0 ? space.byFrequency : nil
    let ordered = order.map { space.reordered($0) } ?? space
    return parts.indices.map { k in
      IntentClassifier(
        intents: intents, kinds: runs, space: ordered,
        ensemble: order.map { ensembles[k].reordered($0) } ?? ensembles[k],
        kindModel: order.map { kindModels[k].reordered($0) } ?? kindModels[k],
        known: KnownUtterances(parts[k].map { (examples[$0].features, data.labels[$0]) }),
        vectorModel: vectorModels?[k], hasCharacters: recipe.hasCharacters)
    }
  }
}

extension [Float] {
  /// The places of the largest values, in falling order; of equal ones the first.
  fileprivate func places(ofLargest wanted: Int) -> [Int] {
    guard wanted < count / 4 else { return indices.sorted { (self[$1], $0) < (self[$0], $1) } }
    var found: [Int] = []
    found.reserveCapacity(wanted)
    // What is below it is left out: nothing, as long as there are not enough.
    var least = -Float.infinity
    var i = place(ofAtLeast: least, from: 0)
    while i < count {
      if found.count == wanted { found[wanted - 1] = i } else { found.append(i) }
      var place = found.count - 1
      while place > 0, self[found[place - 1]] < self[i] {
        found.swapAt(place - 1, place)
        place -= 1
      }
      if found.count == wanted { least = self[found[wanted - 1]].nextUp }
      i = self.place(ofAtLeast: least, from: i + 1)
    }
    return found
  }

  /// The first place from one on of a value that is not smaller; the end where there is none.
  private func place(ofAtLeast least: Float, from start: Int) -> Int {
    Int(spotter_place_of_at_least(self, Int32(start), Int32(count), least))
  }
}

extension IntentClassifier.KindRun {
  /// - Parameter kinds: that of each intent.
  fileprivate static func runs(of kinds: [Int]) -> [Self] {
    kinds.indices.reduce(into: []) { runs, i in
      let isNew = runs.last.map { $0.kind != kinds[i] } ?? true
      let start = isNew ? i : runs.removeLast().intents.lowerBound
      runs.append(Self(kind: kinds[i], intents: start..<(i + 1)))
    }
  }
}

extension IntentClassifier: Archivable {
  init(_ archive: inout Archive, _ given: IntentClassifier?) throws {
    intents = try archive(given?.intents)
    kinds = try archive(given?.kinds)
    space = try archive(given?.space)
    ensemble = try archive(given?.ensemble)
    kindModel = try archive(given?.kindModel)
    known = try archive(given?.known)
    vectorModel = try archive.optional(given?.vectorModel)
    hasCharacters = try archive(given?.hasCharacters)
    temperature = try archive(given?.temperature)
  }
}

extension IntentClassifier.KindRun: Archivable {
  fileprivate init(_ archive: inout Archive, _ given: Self?) throws {
    kind = try archive(given?.kind)
    let start: Int = try archive(given?.intents.lowerBound)
    let end: Int = try archive(given?.intents.upperBound)
    guard start <= end else { throw DamagedArchive() }
    intents = start..<end
  }
}
