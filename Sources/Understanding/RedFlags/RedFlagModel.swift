internal import Foundation
internal import Knowledge

/// A model of red flags that has learnt from the content's examples of them: a support vector machine for each flag and for
/// "none", whose features are those of ``RedFlagFeatures`` and the sentence vector.
///
/// Patterns alone see what their author thought of; people say the rest in other words.
///
/// A class without state, so that asking it copies nothing.
final class RedFlagModel: Sendable {
  /// Their ids; the class behind the last is "none".
  let flags: [String]
  private let space: FeatureSpace
  private let weights: SparseModel
  let bounds: Bounds

  /// What evidence decides: log-odds that any flag is reported.
  struct Bounds: Sendable, Equatable {
    /// Above this a flag is reported though no pattern says so.
    var raises: Float = .infinity
    /// The same for a flag that the message has no words of: nobody has named it, so that more is needed.
    var raisesUnnamed: Float = .infinity
    /// Below this none is reported though a pattern says so.
    var overrules: Float = -.infinity
  }

  struct Example: Sendable {
    var ngrams: NGrams
    /// `nil` if no word has a vector.
    var sentence: SentenceVector?
    /// `nil` if nothing is reported.
    var flag: String?
    /// The flags of which it has words.
    var hinted: Set<String> = []
    /// Whether a pattern of the content finds a flag.
    var isComposed: Bool
    /// Whether it was written to look like the report of a flag, and is none or is one.
    var isClose: Bool
  }

  /// Trains on all examples, and on parts of them to set the bounds on the rest. Deterministic.
  ///
  /// - Complexity: linear in the words of all examples, a second for fifteen thousand in an optimised build.
  convenience init?(training examples: [Example], dimensions: Int) {
    let flags = Set(examples.compactMap(\.flag)).sorted()
    guard !flags.isEmpty, examples.contains(where: { $0.flag == nil }) else { return nil }
    let space = FeatureSpace(
      utterances: examples.map(\.ngrams), leastSingles: Self.leastUtterances,
      leastOthers: Self.leastUtterances)
    let numbers = Dictionary(uniqueKeysWithValues: zip(flags, 0...))
    let vectors = examples.map { space.vector(of: $0.ngrams) }
    let data = TrainingSet(
      vectors: vectors,
      labels: examples.map { $0.flag.flatMap { numbers[$0] } ?? flags.count }, features: space.count,
      classes: flags.count + 1, keys: examples.map(\.ngrams.hash)
    ).joined(with: examples.map(\.sentence?.fractions), dimensions: dimensions)
    let (weights, trials) = concurrently(
      { Self.machines(data, seeing: Array(examples.indices)) },
      { Self.trials(examples, vectors, data, flags) })
    let order = space.byFrequency
    self.init(
      flags: flags, space: space.reordered(order), weights: weights.reordered(order), bounds: Bounds(trials))
  }

  private init(flags: [String], space: FeatureSpace, weights: SparseModel, bounds: Bounds) {
    self.flags = flags
    self.space = space
    self.weights = weights
    self.bounds = bounds
  }

  /// With all weights: the small ones together tell reports from near misses (measured).
  private static func machines(_ data: TrainingSet, seeing examples: [Int]) -> SparseModel {
    SparseModel.machines(data, [TrainingStage(examples: examples, epochs: epochs)], keeping: 1)[0]
  }

  /// What models that have seen the other examples make of each.
  ///
  /// - Parameter vectors: of the examples, without their sentence vectors.
  private static func trials(
    _ examples: [Example], _ vectors: [SparseVector], _ data: TrainingSet, _ flags: [String]
  ) -> [Trial] {
    (0..<folds).flatMap { fold in
      let weights = machines(data, seeing: examples.indices.filter { !data.isHeld($0, in: fold, of: folds) })
      return examples.indices.filter { data.isHeld($0, in: fold, of: folds) }.map { i in
        let (flag, evidence) = judge(weights.scores(of: vectors[i], sentence: examples[i].sentence))
        return Trial(
          example: examples[i], evidence: evidence, isHinted: examples[i].hinted.contains(flags[flag]))
      }
    }
  }

  /// A held-out example and what a model that has not seen it makes of it.
  struct Trial: Sendable {
    var example: Example
    var evidence: Float
    /// Whether it has words of the flag that is found likeliest.
    var isHinted: Bool
  }

  /// The likeliest flag, and the log-odds that any of them is reported.
  func judge(_ ngrams: NGrams, _ sentence: SentenceVector?) -> (flag: String, evidence: Float) {
    let (flag, evidence) = Self.judge(weights.scores(of: space.vector(of: ngrams), sentence: sentence))
    return (flags[flag], evidence)
  }

  /// - Parameter scores: of the flags and, last, of "none".
  private static func judge(_ scores: [Float]) -> (flag: Int, evidence: Float) {
    let flags = scores.indices.dropLast()
    let best = flags.max { scores[$0] < scores[$1] } ?? 0
    let sum = flags.reduce(Float(0)) { $0 + exp(scores[$1] - scores[best]) }
    return (best, scores[best] + log(sum) - scores[flags.count])
  }

  /// Of what fewer messages have, nothing is learnt that holds for others (measured).
  private static let leastUtterances = 3
  private static let epochs = 6
  private static let folds: UInt64 = 2
}

extension RedFlagModel.Bounds {
  /// Bounds of which the trials say nothing keep their values, which have no effect.
  init(_ trials: [RedFlagModel.Trial]) {
    func evidence(
      _ isCounted: (RedFlagModel.Example) -> Bool, of value: (RedFlagModel.Trial) -> Float
    ) -> [Float] {
      trials.filter { isCounted($0.example) }.map(value).sorted(by: >)
    }
    func raising(isNamed: Bool, _ isCounted: (RedFlagModel.Example) -> Bool) -> [Float] {
      evidence(isCounted) { $0.isHinted == isNamed ? $0.evidence : -.infinity }
    }
    func bound(isNamed: Bool, _ shares: (close: Float, elsewhere: Float)) -> Float? {
      [
        Self.exceeded(
          by: shares.close, of: raising(isNamed: isNamed) { $0.flag == nil && !$0.isComposed && $0.isClose }),
        Self.exceeded(by: shares.elsewhere, of: raising(isNamed: isNamed) { $0.flag == nil && !$0.isClose }),
      ].compactMap(\.self).max()
    }
    bound(isNamed: true, Self.falseAlarms).map { raises = $0 }
    raisesUnnamed = max(raises, bound(isNamed: false, Self.falseAlarmsUnnamed) ?? raises)
    Self.exceeded(
      by: 1 - Self.lostAlarms, of: evidence({ $0.flag != nil && $0.isComposed }, of: \.evidence)
    ).map { overrules = $0 }
  }

  /// The value that a share of others, which fall, exceeds; `nil` without others.
  private static func exceeded(by share: Float, of values: [Float]) -> Float? {
    values.isEmpty ? nil : values[min(Int(Float(values.count) * share), values.count - 1)]
  }

  /// Of messages that were written to look like a red flag and are none, and of what people otherwise say.
  private static let falseAlarms: (close: Float, elsewhere: Float) = (0.035, 0.0035)
  /// The same where the flag is not named.
  private static let falseAlarmsUnnamed: (close: Float, elsewhere: Float) = (0.0005, 0.0002)
  /// Of reports that a pattern finds.
  private static let lostAlarms: Float = 0.01
}

extension RedFlagModel: Archivable {
  convenience init(_ archive: inout Archive, _ given: RedFlagModel?) throws {
    self.init(
      flags: try archive(given?.flags), space: try archive(given?.space),
      weights: try archive(given?.weights),
      bounds: Bounds(
        raises: try archive(given?.bounds.raises),
        raisesUnnamed: try archive(given?.bounds.raisesUnnamed),
        overrules: try archive(given?.bounds.overrules)))
  }
}
