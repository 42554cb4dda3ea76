internal import Knowledge
internal import Understanding

// "Why do you ask", "how sure are you", "what else could it be": answered from the same evidence as the conclusion.
extension Turn {
  mutating func explainQuestion() {
    draft.act = .explain
    // "Why? What for?"
    if draft.asks != nil { return }
    if let slot = slotAskedAbout, sayWhyAsked(slot) { return returnToOpenQuestion() }
    guard let open = conversation.person.openQuestion else { return sayNothingAsked() }
    // "Which is it?" says itself why it is asked.
    if open.slot == nil { return repeatLast() }
    guard let slot = slotInQuestion, sayWhyAsked(slot) else { return sayNothingAsked() }
    draft.ask(assistant.question(of: slot.id), .whyAsk, ["question": otherWording(of: slot)])
  }

  /// "Why did you ask about my legs?": of the questions that were put, other than the one that is open, the one that has most
  /// to do with what the message names.
  private var slotAskedAbout: Slot? {
    let named = Set(subjects(of: reading))
    if named.isEmpty { return nil }
    let shared = conversation.person.asked.keys.sorted().compactMap { assistant.slot($0) }
      .filter { $0.id != conversation.person.openQuestion?.slot }
      .map { slot in
        (slot: slot, count: subjects(of: assistant.reading(of: slot.asks ?? "")).count(where: named.contains))
      }
    return shared.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0.slot : nil }
  }

  /// What some words name of the subject, but for what is too broad.
  private func subjects(of reading: Reading) -> [String] {
    reading.mentions.filter { assistant.meanings.isAboutSubject($0) && $0.topic != assistant.generalTopic }
      .map(\.concept)
  }

  /// "Yes. Why do you ask?": why what the message has answered was asked.
  mutating func sayWhyAnswered() -> Bool {
    answeredSlot.flatMap { assistant.slot($0) }.map { sayWhyAsked($0) } ?? false
  }

  /// - Returns: whether there is a reason.
  private mutating func sayWhyAsked(_ slot: Slot) -> Bool {
    if let why = slot.why { draft.say(why) }
    if let cause = assistant.assessment.causeTold(by: slot.id) {
      let isSaidAgain = slot.because.allSatisfy(conversation.lastReplyFacts.contains)
      draft.say(isSaidAgain ? .tellsCauseAgain : .tellsCause, ["cause": cause.name])
    }
    stateOnce(slot.because)
    return slot.why != nil || !slot.because.isEmpty
  }

  /// Our question in its other words, or what was said last.
  mutating func putDifferently(behind opening: PhraseKey = .putDifferently) {
    guard let slot = slotInQuestion else { return repeatLast() }
    draft.act = .explain
    let times = conversation.person.asked[slot.id, default: 0]
    let question = otherWording(of: slot)
    draft.ask(
      assistant.question(of: slot.id), opening,
      ["question": opening == .putDifferently ? question : question.uppercasedFirst])
    conversation.person.asked[slot.id] = min(times + 1, Assessment.mostAsked)
  }

  /// The gist: what fits and the first thing to do, or the first of what was said last.
  mutating func sayBriefly() {
    if let open = conversation.person.openQuestion, open.slot == nil { return repeatLast() }
    draft.act = .explain
    if conversation.person.phase == .concluded, let cause = namedCause {
      draft.state(Array(cause.now.prefix(1)), opening: .inShortCause, ["cause": cause.name])
    } else if let fact = conversation.lastReplyFacts.first {
      draft.state([fact], opening: .inShort)
      returnToOpenQuestion()
    } else if conversation.person.openQuestion == nil {
      sayCausesInGeneral()
    } else {
      putDifferently()
    }
  }

  /// "So that's a yes?": the word or two with which the last reply began, or that there is none.
  mutating func sayYesOrNo() {
    let facts = conversation.lastReplyFacts
    guard !facts.isEmpty else { return sayBriefly() }
    draft.act = .explain
    if let answer = directAnswer(in: conversation.lastReply) {
      let isPlain = assistant.reading(of: answer).mentions.contains {
        [Concept.yes, Concept.no].contains($0.concept) && $0.tokens.lowerBound == 0
      }
      let text = isPlain ? answer : draft.phrase(.neitherYesNorNo, ["answer": answer.lowercasedFirst])
      draft.say(directly: text, referringTo: facts)
    } else {
      draft.state(facts, opening: .noYesOrNo)
    }
    returnToOpenQuestion()
  }

  /// The direct answer of the content with which a reply begins. All of them are looked through: it is seldom asked.
  private func directAnswer(in reply: String) -> String? {
    let phrases = Self.directPhrases.flatMap { assistant.knowledge.phrases[$0.rawValue] ?? [] }
    return (assistant.knowledge.intents.flatMap(\.direct).map(\.says) + phrases).first {
      $0.hasSuffix(".") && reply.hasPrefix($0)
    }
  }

  private static let directPhrases: [PhraseKey] = [.itCan, .longEnough, .dueByNow]

  /// What speaks against the cause that the message names, or the one that fits best.
  mutating func sayWhatSpeaksAgainst() {
    draft.act = .explain
    let ranking = rankingOfAll
    let named = reading.mentions.last { $0.topic != nil }?.topic
    let ranked =
      ranking.first { $0.cause.id == named }
      ?? ranking.first { $0.cause.id == conversation.person.namedCause }
    guard !conversation.person.findings.isEmpty, let ranked else {
      draft.say(.notSureYet)
      return returnToOpenQuestion()
    }
    if ranked.opposing.isEmpty {
      draft.say(.nothingAgainst, ["cause": ranked.cause.name])
    } else {
      sayOpposing(ranked)
      stateOnce(reasonsAgainst(ranked))
    }
    returnToOpenQuestion()
  }

  /// What the article says of a cause that makes what is known speak against it.
  func reasonsAgainst(_ ranked: Assessment.Ranked) -> [String] {
    ranked.cause.evidence.filter { $0.weight < 0 && ranked.opposing.contains($0.when) }.map(\.because)
      .filter { assistant.causes(of: $0).contains(ranked.cause.id) }
  }

  mutating func sayUnderstood() {
    draft.act = .explain
    let text = list(conversation.values)
    if text.isEmpty {
      draft.say(.understoodNothing)
    } else {
      draft.say(.understood, ["findings": text])
    }
    returnToOpenQuestion()
  }

  mutating func saySureness() {
    draft.act = .explain
    let ranking = ranking
    if let first = ranking.first, first.score >= Assessment.suggestive {
      sayEvidence(first)
      explain(first.cause)
      sayOpposing(first)
    } else if conversation.person.phase == .idle, !conversation.lastReplyFacts.isEmpty {
      // "Are you sure?" of what the article says.
      return saySource()
    } else {
      draft.say(.notSureYet)
    }
    returnToOpenQuestion()
  }

  /// "Why do you think so?": what points to the cause that was named, in the words of the article.
  ///
  /// - Returns: whether that is asked.
  private mutating func sayReasons() -> Bool {
    guard reading.mentions.contains(where: { $0.concept == Self.whySo }),
      let first = ranking.first, first.cause.id == conversation.person.namedCause
    else { return false }
    draft.act = .explain
    let reasons = first.cause.evidence.filter {
      $0.weight >= Assessment.usual && first.supporting.contains($0.when)
    }
    draft.say(.pointsTo, ["cause": first.cause.name, "evidence": list(first.supporting)])
    draft.state(reasons.map(\.because) + first.cause.explain)
    sayOpposing(first)
    returnToOpenQuestion()
    return true
  }

  private static let whySo = "ask.why-so"

  mutating func sayNothingAsked() {
    draft.act = .explain
    draft.say(.nothingAsked)
  }

  /// What speaks for a cause, and that it is a guess.
  mutating func sayEvidence(_ ranked: Assessment.Ranked, as key: PhraseKey = .howSure) {
    draft.say(key, ["cause": ranked.cause.name, "evidence": list(ranked.supporting)])
  }

  mutating func sayOpposing(_ ranked: Assessment.Ranked) {
    let text = list(ranked.opposing)
    if !text.isEmpty { draft.say(.speaksAgainst, ["cause": ranked.cause.name, "evidence": text]) }
  }

  mutating func concludeNow() {
    if asksWhatIsOut { return sayRuledOut() }
    if sayReasons() { return }
    let ranking = ranking
    if conversation.person.findings.isEmpty, conversation.person.phase == .idle, asksInGeneral {
      sayCausesInGeneral()
    } else if conversation.person.phase != .concluded,
      conversation.person.findings.isEmpty || conversation.person.asked.isEmpty && !pointsToCause(ranking)
    {
      assess(afterAnswer: false)
    } else if conversation.person.phase == .concluded, let first = ranking.first,
      first.cause.id == conversation.person.namedCause
    {
      draft.act = .answer
      sayEvidence(first, as: .fitsBest)
      explain(first.cause)
      sayOpposing(first)
      conversation.talk(about: first.cause.id)
    } else {
      let open = conversation.person.openQuestion
      conversation.person.namedCause = nil
      conclude()
      // An answer to what was asked last still counts, and warning signs are asked about again.
      conversation.person.openQuestion = open
      if open?.slot == Slot.flags {
        askAgainAboutSigns()
      } else if conversation.person.namedCause == nil, open != nil {
        conversation.person.phase = .asking
        returnToOpenQuestion()
      }
    }
    sayWhatSpeaksAgainstDoubted()
  }

  private func pointsToCause(_ ranking: [Assessment.Ranked]) -> Bool {
    ranking.first.map { $0.score >= Assessment.suggestive } ?? false
  }

  /// "Which is the likeliest?" of somebody who asks about the article and has told of no pain. Whoever asks once more wants to
  /// know it of their own.
  private var asksInGeneral: Bool {
    !conversation.statedFacts.isEmpty && !assistant.findings.speaksOfSelf(reading.tokens[...])
      && conversation.lastReplyFacts != assistant.causesInGeneral
  }

  private mutating func sayCausesInGeneral() { draft.state(assistant.causesInGeneral) }

  /// "So it's not the disc?"
  private mutating func sayWhatSpeaksAgainstDoubted() {
    guard conversation.person.namedCause != nil else { return }
    let doubted = reading.segments.filter(\.isQuestion).flatMap {
      assistant.causesDenied(in: $0, of: reading)
    }
    for ranked in rankingOfAll
    where doubted.contains(ranked.cause.id) && ranked.cause.id != conversation.person.namedCause {
      sayOpposing(ranked)
    }
  }

  private mutating func askAgainAboutSigns() {
    conversation.person.phase = .asking
    returnToOpenQuestion()
    if draft.asks == nil, !draft.says(.watchForSigns) { draft.say(.flagsUnsure) }
  }

  mutating func sayNextCause() {
    let ranking = ranking
    guard !conversation.person.findings.isEmpty, ranking.count > 1 else { return sayCausesInGeneral() }
    let others = ranking.dropFirst()
    guard let next = others.first(where: { $0.score > 0 }) ?? others.first(where: { $0.opposing.isEmpty })
    else {
      draft.say(.nothingElse)
      draft.state(assistant.causesInGeneral.suffix(1))
      return returnToOpenQuestion()
    }
    draft.say(.whatElse, ["cause": next.cause.name])
    explain(next.cause)
    sayOpposing(next)
  }
}
