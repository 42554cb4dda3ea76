internal import Knowledge
internal import Understanding

/// The classifier's belief about a segment, summed up.
struct Belief {
  /// The likeliest intent of the subject with its share.
  var best: (intent: RankableIntent, ranked: RankedIntent)?
  /// The share of all off-topic intents.
  var offTopic: Float = 0
  /// The share of all intents that the article does not cover.
  var notCovered: Float = 0
  /// The share of all intents that tell something.
  var reports: Float = 0

  var bestScore: Float { best?.ranked.score ?? 0 }
  /// The best intent does not win over many gaps that share their belief.
  var outweighsGaps: Bool {
    guard let best, best.intent.role.contains(.answered) else { return true }
    return answered >= notCovered
  }
  var answered: Float = 0
  /// The share of all intents that ask for a side of what is being talked about: many short questions are between two.
  var aspects: Float = 0
  var bestGap: RankableIntent?
  private static let sharedBelief: Float = 0.4

  /// The belief in the best intent, together with its like if it asks for a side.
  var bestTogether: Float {
    guard best?.intent.role.contains(.aspect) ?? false, aspects > max(offTopic, Self.sharedBelief) else {
      return bestScore
    }
    return aspects
  }
  var isMostlyOffTopic: Bool { offTopic > bestScore }

  /// Below this an intent adds nothing to what is summed up.
  private static let leastShare: Float = 0.001

  /// - Parameter intents: all that can be ranked, by their numbers.
  init(_ ranking: [RankedIntent], of intents: [RankableIntent]) {
    for ranked in ranking {
      guard ranked.score > Self.leastShare else { break }
      let intent = intents[ranked.number]
      let role = intent.role
      if role.contains(.offTopic) {
        offTopic += ranked.score
        continue
      }
      if role.contains(.notCovered) {
        notCovered += ranked.score
        if bestGap == nil { bestGap = intent }
      }
      if role.contains(.answered) { answered += ranked.score }
      if role.contains(.aspect) { aspects += ranked.score }
      if role.contains(.report) { reports += ranked.score }
      if best == nil { best = (intent, ranked) }
    }
  }
}

/// An intent of the content with what it counts as. A class without state: it is handed on with each belief.
final class RankableIntent: Sendable {
  let intent: Intent
  let role: IntentRole

  init(_ intent: Intent) {
    self.intent = intent
    role = IntentRole(of: intent)
  }
}

/// What an intent counts as where beliefs are summed up.
struct IntentRole: OptionSet, Sendable {
  let rawValue: UInt8

  static let offTopic = Self(rawValue: 1 << 0)
  static let notCovered = Self(rawValue: 1 << 1)
  static let answered = Self(rawValue: 1 << 2)
  static let aspect = Self(rawValue: 1 << 3)
  static let report = Self(rawValue: 1 << 4)
}

extension IntentRole {
  init(of intent: Intent) {
    switch intent.effect {
    case .gap(.offTopic, _, _): self = .offTopic
    case .aspect: self = .aspect
    case .act(.report): self = .report
    case .act, .facts, .gap: self = []
    }
    switch intent.kind {
    case .answered: insert(.answered)
    case .notCovered: insert(.notCovered)
    default: break
    }
  }
}
