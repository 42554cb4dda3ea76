internal import Foundation
internal import Knowledge

/// Weighs the causes against what is known, and finds the question that tells them apart best.
struct Assessment: Sendable {
  private let causes: [Cause]
  /// For each slot how likely each of its choices is if a cause is the one: by cause, by choice.
  private let likelihoods: [String: [[Double]]]

  init(knowledge: KnowledgeBase) {
    let causes = knowledge.causes
    self.causes = causes
    likelihoods = Dictionary(
      knowledge.slots.map { slot in
        (
          slot.id,
          causes.map { cause in
            Self.softmax(slot.choices.map { choice in Double(Self.weight(of: choice, for: cause)) })
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A cause with the sum of the weights that speak for and against it.
  struct Ranked: Sendable {
    var cause: Cause
    var score: Int
    var supporting: [FindingValue]
    var opposing: [FindingValue]
  }

  /// All causes but those ruled out, the best first; ties in the order of the content.
  func ranking(of values: [FindingValue], without ruledOut: [String] = []) -> [Ranked] {
    let known = Set(values)
    let ranked = causes.filter { !ruledOut.contains($0.id) }.map { cause in
      let evidence = cause.evidence.filter { known.contains($0.when) }
      return Ranked(
        cause: cause, score: evidence.reduce(0) { $0 + $1.weight },
        supporting: values.filter { value in evidence.contains { $0.when == value && $0.weight > 0 } },
        opposing: values.filter { value in evidence.contains { $0.when == value && $0.weight < 0 } })
    }
    return ranked.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
  }

  /// The unknown slot whose answer is expected to tell most about the causes: expected information
  /// (Lindley 1956), with the weights read as log-odds and the answers of each cause weighted alike.
  ///
  /// - Returns: `nil` if no question would tell anything worth asking.
  func mostInformative(among slots: [Slot], given values: [FindingValue]) -> Slot? {
    let beliefs = Self.softmax(ranking(of: values, in: causes))
    var best: (slot: Slot, gain: Double)?
    for slot in slots where !slot.choices.isEmpty {
      let gain = expectedInformation(of: slot, beliefs: beliefs)
      if gain > (best?.gain ?? Self.leastInformation) + 1e-9 { best = (slot, gain) }
    }
    return best?.slot
  }

  /// In bits; below this a question is not worth the person's time.
  private static let leastInformation = 0.02

  private func ranking(of values: [FindingValue], in causes: [Cause]) -> [Double] {
    let known = Set(values)
    return causes.map { cause in
      Double(cause.evidence.filter { known.contains($0.when) }.reduce(0) { $0 + $1.weight })
    }
  }

  private func expectedInformation(of slot: Slot, beliefs: [Double]) -> Double {
    guard let likelihoods = likelihoods[slot.id] else { return 0 }
    var remaining = 0.0
    for choice in slot.choices.indices {
      let joint = beliefs.indices.map { beliefs[$0] * likelihoods[$0][choice] }
      let share = joint.reduce(0, +)
      if share > 0 { remaining += share * entropy(joint.map { $0 / share }) }
    }
    return entropy(beliefs) - remaining
  }

  private static func weight(of choice: Slot.Choice, for cause: Cause) -> Int {
    cause.evidence.filter { choice.means.contains($0.when) }.reduce(0) { $0 + $1.weight }
  }

  /// Weights are steps on a log scale; half a step each keeps one finding from deciding alone.
  private static func softmax(_ weights: [Double]) -> [Double] {
    let top = weights.max() ?? 0
    let powers = weights.map { exp(($0 - top) / 2) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  private func entropy(_ shares: [Double]) -> Double {
    -shares.reduce(0) { $1 > 0 ? $0 + $1 * log2($1) : $0 }
  }
}
