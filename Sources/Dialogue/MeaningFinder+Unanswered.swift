internal import Knowledge
internal import Understanding

// Questions that no intent is sure of: the likeliest answer, the nearest fact, two readings to choose from, or that there is none.
extension MeaningFinder {
  /// "Do upper back ones heal quicker?": a question that is of nobody and of no pain tells of none. It gets the likeliest
  /// answer, or that there is none.
  func askingOfNobody(
    _ decision: consuming Decision, _ belief: Belief, _ mentions: [Mention], _ segment: Reading.Segment,
    in reading: Reading
  ) -> Decision {
    guard decision.meaning == .report, segment.isQuestion, segment.isInterrogative,
      decision.rule.belief < Self.verySure, !findings.saysIOrMy(segment, in: reading),
      !mentions.contains(where: { $0.experiencer == .other }),
      belief.answered >= Self.verySure || !mentions.contains(where: isOfHurting)
    else { return decision }
    let likely = segment.intents.first { ranked in
      let intent = rankable[ranked.number]
      return ranked.score >= Self.leastUnnamed && intent.role.contains(.answered)
        && !intent.intent.effect.isAct
    }
    guard let likely else {
      return Decision(meaning: .notCovered(subject: nil, nearest: []), rule: decision.rule)
    }
    return Decision(
      meaning: meaning(
        of: rankable[likely.number].intent, score: likely.score, mentions: mentions, segment: segment,
        in: reading),
      rule: .intent(likely, from: Self.leastUnnamed))
  }

  /// A question about the subject that no intent answers may still come near a fact: near enough to answer it where nothing
  /// is known to be missing from the article, otherwise as the nearest thing that it does say.
  func withNearestFact(
    _ decision: consuming Decision, _ mentions: [Mention], _ segment: Reading.Segment, in reading: Reading
  ) -> Decision {
    guard isOpen(decision, segment),
      mentions.contains(where: { isAboutSubject($0) && $0.polarity != .negated }),
      let nearest = reader.nearestFacts(to: segment, in: reading).first
    else { return decision }
    guard nearest.score >= reader.factThreshold else {
      // "Is one ab session going to cure it?" tells nothing of the pain: better a gap than no word on it.
      if asksInVain(decision, segment), !tellsOfOwnPain(mentions) {
        return Decision(meaning: .notCovered(subject: nil, nearest: []), rule: decision.rule)
      }
      return withTwoReadings(decision, segment)
    }
    if case .notCovered(let subject, _) = decision.meaning, !decision.rule.isByKeywords || subject != nil {
      return Decision(meaning: .notCovered(subject: subject, nearest: [nearest.fact]), rule: decision.rule)
    }
    return Decision(
      meaning: .facts([nearest.fact], topic: nil, aspect: nil),
      rule: .nearestFact(nearest, from: reader.factThreshold))
  }

  /// Two questions that are likelier than all others are offered to choose from.
  private func withTwoReadings(_ decision: Decision, _ segment: Reading.Segment) -> Decision {
    let likely = segment.intents.prefix(2).filter { ranked in
      guard ranked.score >= Self.worthAsking, case .facts = intents[ranked.intent]?.effect else {
        return false
      }
      return true
    }
    guard likely.count == 2, decision.meaning != .report else { return decision }
    return Decision(meaning: .ambiguous(likely.map(\.intent)), rule: .twoReadings(likely[0], likely[1]))
  }

  /// Belief from which a question is offered as one of two.
  private static let worthAsking: Float = 0.1

  /// Whether a question got no answer: a gap that names no fact, or a report for want of anything better.
  private func isOpen(_ decision: Decision, _ segment: Reading.Segment) -> Bool {
    switch decision.meaning {
    case .notCovered(_, let nearest): segment.isQuestion && nearest.isEmpty
    case .report: asksInVain(decision, segment)
    default: false
    }
  }

  /// Whether a question was taken for a report for want of anything better.
  private func asksInVain(_ decision: Decision, _ segment: Reading.Segment) -> Bool {
    decision.meaning == .report && segment.isInterrogative && decision.rule.isByKeywords
  }
}

extension Intent.Effect {
  fileprivate var isAct: Bool {
    if case .act = self { true } else { false }
  }
}
