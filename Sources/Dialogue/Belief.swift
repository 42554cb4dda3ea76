internal import Knowledge
internal import Understanding

/// The classifier's belief about a segment, summed up.
struct Belief {
  /// The likeliest intent with its share.
  var best: (intent: Intent, score: Float)?
  /// The share of all off-topic intents.
  var offTopic: Float = 0
  /// The share of all intents that the article does not cover.
  var notCovered: Float = 0
  /// The share of all intents that tell something.
  var reports: Float = 0

  var bestScore: Float { best?.score ?? 0 }
  /// The best intent does not win over many gaps that share their belief.
  var outweighsGaps: Bool {
    guard let best, best.intent.kind == .answered else { return true }
    return answered >= notCovered
  }
  var answered: Float = 0
  /// The share of all intents that ask for a side of what is being talked about: many short questions are between two.
  var aspects: Float = 0
  var bestGap: Intent?
  private static let sharedBelief: Float = 0.4

  /// The belief in the best intent, together with its like if it asks for a side.
  var bestTogether: Float {
    guard case .aspect = best?.intent.effect, aspects > max(offTopic, Self.sharedBelief) else {
      return bestScore
    }
    return aspects
  }
  var isMostlyOffTopic: Bool { offTopic > bestScore }

  /// Below this an intent adds nothing to what is summed up.
  private static let leastShare: Float = 0.001

  init(_ ranking: [RankedIntent], intents: [String: Intent]) {
    for ranked in ranking.prefix(while: { $0.score > Self.leastShare }) {
      guard let intent = intents[ranked.intent] else { continue }
      if case .gap("off_topic", _, _) = intent.effect {
        offTopic += ranked.score
        continue
      }
      if intent.kind == .notCovered {
        notCovered += ranked.score
        bestGap = bestGap ?? intent
      }
      if intent.kind == .answered { answered += ranked.score }
      if case .aspect = intent.effect { aspects += ranked.score }
      if intent.effect == .act("report") { reports += ranked.score }
      if best == nil { best = (intent, ranked.score) }
    }
  }
}
