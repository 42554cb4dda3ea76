internal import Knowledge
internal import Understanding

// Sets causes side by side.
extension Turn {
  /// "How would I tell them apart?": the two causes that were talked about last.
  static func causesTalkedAbout(
    _ segment: Reading.Segment, of reading: Reading, _ conversation: Conversation, _ assistant: Assistant
  ) -> [String]? {
    let mentions = reading.mentions(in: segment)
    guard segment.isQuestion, mentions.contains(where: { $0.concept == MeaningFinder.comparison }),
      mentions.allSatisfy({ assistant.roles[$0].isDisjoint(with: [.topic, .finding]) })
    else { return nil }
    let causes = conversation.topics.filter(assistant.isCause).suffix(2)
    return causes.count == 2 ? Array(causes) : nil
  }

  /// Which of two causes fits better and why, or what the article says of each where nothing is known that tells them apart.
  mutating func compare(_ ids: [String]) {
    for id in ids { conversation.talk(about: id) }
    let ranked = rankingOfAll.filter { ids.contains($0.cause.id) }
    if asksForBoth {
      draft.say(.bothOpen)
      for ranked in ranked {
        if !ranked.supporting.isEmpty || !ranked.opposing.isEmpty { sayForAndAgainst(ranked) }
        explain(ranked.cause)
      }
    } else if conversation.person.phase != .idle, !asksForDifference,
      ranked.contains(where: { !$0.supporting.isEmpty })
    {
      sayWhichFitsBetter(ranked)
      for ranked in ranked { explain(ranked.cause) }
    } else {
      if asksForDifference { draft.say(.notCompared) }
      for cause in ids.compactMap({ assistant.cause($0) }) {
        let signs = assistant.topic(cause.id)?.aspects["feel"] ?? []
        draft.state(
          Array((cause.explain + signs.filter { !cause.explain.contains($0) }).prefix(Self.factsOfEach)),
          opening: .asFor, ["cause": cause.name])
      }
    }
  }

  private static let factsOfEach = 2

  /// "Could it be both?"
  private var asksForBoth: Bool {
    reading.mentions.contains { $0.concept == MeaningFinder.both }
  }

  /// "How would I tell them apart?": what they are like, whichever fits.
  private var asksForDifference: Bool {
    reading.mentions.contains { $0.concept == MeaningFinder.comparison }
  }

  /// - Parameter ranked: at least two, the best first.
  private mutating func sayWhichFitsBetter(_ ranked: [Assessment.Ranked]) {
    if ranked[0].score == ranked[1].score {
      draft.say(.tie, ["causes": ranked.map(\.cause.name).joined(separator: ", ")])
    } else {
      draft.say(.fitsBetter, ["cause": ranked[0].cause.name])
    }
    for ranked in ranked { sayForAndAgainst(ranked) }
  }

  /// All causes, the best first, with what speaks for and against each.
  mutating func sayRanking() {
    draft.act = .explain
    if asksWhatIsOut { return sayRuledOut() }
    let ranking = rankingOfAll
    guard let first = ranking.first, first.score >= Assessment.suggestive else {
      draft.say(.notSureYet)
      return returnToOpenQuestion()
    }
    draft.say(.bestFirst)
    for ranked in ranking { sayForAndAgainst(ranked) }
    returnToOpenQuestion()
  }

  /// "Which ones are ruled out?", where no cause is named.
  var asksWhatIsOut: Bool {
    !message.roles.contains(.cause) && reading.mentions.contains { $0.concept == Self.exclusion }
  }

  private static let exclusion = "ask.ruled-out"

  /// "What have you ruled out?": the causes that the person denies, and those that more speaks against than for.
  mutating func sayRuledOut() {
    draft.act = .explain
    let denied = assistant.knowledge.causes.filter { conversation.person.ruledOut.contains($0.id) }
    let unlikely = ranking.filter(\.isUnlikely)
    if !denied.isEmpty { draft.say(.ruledOut, ["cause": denied.map(\.name).joined(separator: ", ")]) }
    for ranked in unlikely { sayForAndAgainst(ranked) }
    if denied.isEmpty, unlikely.isEmpty { draft.say(.nothingRuledOut) }
    returnToOpenQuestion()
  }

  private mutating func sayForAndAgainst(_ ranked: Assessment.Ranked) {
    let evidence = [list(ranked.supporting), list(ranked.opposing)]
    let key: PhraseKey =
      switch (evidence[0].isEmpty, evidence[1].isEmpty) {
      case (false, false): .forAndAgainst
      case (false, true): .forOnly
      case (true, false): .againstOnly
      case (true, true): .neitherForNorAgainst
      }
    draft.say(key, ["cause": ranked.cause.name, "for": evidence[0], "against": evidence[1]])
  }
}
