internal import Knowledge
internal import Understanding

// Short questions about what stands before them: "is he right?"
extension MeaningFinder {
  /// "Is it always from a disc?"
  func hasReservation(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    directAnswers.hasReservation(reading.tokens[segment.content])
  }

  /// A short question that names nothing of the subject itself.
  func isTag(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    segment.isQuestion && segment.tokens.count <= Self.shortTag
      && !reading.mentions(in: segment).contains { isAboutSubject($0) }
  }

  private static let shortTag = 9

  /// A tag like "is he right?", "is that so?"
  func asksForJudgement(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    guard isTag(segment, in: reading) else { return false }
    if reading.mentions(in: segment).contains(where: { $0.concept == Self.indirectQuestion }) { return true }
    guard let best = segment.best, best.score >= Self.fairlySure else { return false }
    return intents[best.intent]?.effect.isJudgement ?? false
  }
}

extension Intent.Effect {
  fileprivate var isJudgement: Bool { if case .act(.sure) = self { true } else { false } }
}
