internal import Foundation
package import Knowledge

/// From which belief on an intent is followed, set on held-out examples of the content.
public struct Thresholds: Sendable, Equatable {
  /// For an utterance that names something of the subject.
  public var subjectNamed: Float
  /// For any other.
  public var subjectUnnamed: Float
}

/// What is learnt from examples that a first classifier did not see: how far beliefs can be taken at their word, and
/// from which belief on an intent is more often right than wrong.
struct Calibration: Sendable {
  /// Scores are divided by this before they become beliefs (Guo et al. 2017, "On Calibration of Modern Neural Networks").
  var temperature: Float = 1
  var thresholds = Thresholds(subjectNamed: 0.5, subjectUnnamed: 0.5)

  /// A held-out example: the scores of all intents, and what would have been right.
  struct Held {
    var scores: [Float]
    /// The number of its intent.
    var label: Int
    var namesSubject: Bool
  }

  init() {}

  /// - Parameter isRight: whether an intent (first) would do for an example of another (second).
  /// - Complexity: linear in the examples, times intents.
  init(on held: [Held], isAnswer: (Int) -> Bool, isRight: (Int, Int) -> Bool) {
    guard !held.isEmpty else { return }
    temperature = Self.temperature(for: held)
    let trials = held.map { Trial($0, temperature: temperature, isAnswer: isAnswer, isRight: isRight) }
    thresholds.subjectNamed = Self.threshold(for: trials.filter(\.namesSubject))
    thresholds.subjectUnnamed = Self.threshold(for: trials.filter { !$0.namesSubject })
  }

  /// The one under which the right intents are likeliest, of a geometric series.
  private static func temperature(for held: [Held]) -> Float {
    let candidates = (-12...12).map { exp(Float($0) / 12) }
    func likelihood(_ temperature: Float) -> Float {
      held.reduce(0) { $0 + logProbabilities($1.scores, temperature: temperature)[$1.label] }
    }
    return candidates.map { ($0, likelihood($0)) }.max { $0.1 < $1.1 }?.0 ?? 1
  }

  /// The likeliest answer to an example and whether it would do.
  private struct Trial {
    var belief: Float
    var isRight: Bool
    var hasAnswer: Bool
    var namesSubject: Bool

    init(_ held: Held, temperature: Float, isAnswer: (Int) -> Bool, isRight: (Int, Int) -> Bool) {
      let beliefs = logProbabilities(held.scores, temperature: temperature)
      let best = beliefs.indices.filter(isAnswer).max { beliefs[$0] < beliefs[$1] }
      belief = best.map { exp(beliefs[$0]) } ?? 0
      self.isRight = best.map { isRight($0, held.label) } ?? false
      hasAnswer = isAnswer(held.label)
      namesSubject = held.namesSubject
    }
  }

  /// The belief from which on following serves most examples: the right answer where there is one, none where there
  /// is none.
  ///
  /// Of all beliefs that are as good as the best within half a standard error, the middle of their range: the very best is a
  /// matter of chance, and would jump with every example that is added (after the one-standard-error rule of Breiman et al.
  /// 1984).
  private static func threshold(for trials: [Trial]) -> Float {
    var served = trials.count { !$0.hasAnswer }
    var curve: [(belief: Float, served: Int)] = [(1, served)]
    for trial in trials.sorted(by: { $0.belief > $1.belief }) {
      served += trial.hasAnswer ? (trial.isRight ? 1 : 0) : -1
      curve.append((trial.belief, served))
    }
    let best = Float(curve.lazy.map(\.served).max() ?? 0)
    let error = (best * (1 - best / Float(max(trials.count, 1)))).squareRoot()
    let good = curve.filter { Float($0.served) >= best - error / 2 }
    return ((good.first?.belief ?? 1) + (good.last?.belief ?? 1)) / 2
  }
}

extension Thresholds: Archivable {
  package init(_ archive: inout Archive, _ given: Thresholds?) throws {
    subjectNamed = try archive(given?.subjectNamed)
    subjectUnnamed = try archive(given?.subjectUnnamed)
  }
}
