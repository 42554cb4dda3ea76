internal import Knowledge
internal import Understanding

// What steers the talk: greetings, "why do you ask", "start over", and the steps when nothing was understood.
extension Turn {
  /// Does what the person wants of the conversation itself.
  ///
  /// - Returns: whether the reply is complete.
  mutating func steer() -> Bool {
    guard !promptsFlags, let act = steeringAct() else { return false }
    return perform(act)
  }

  /// - Returns: whether the reply is complete.
  private mutating func perform(_ act: TalkAct) -> Bool {
    switch act {
    case .greet: sayPlainly(act, .greet, as: .greet)
    case .smalltalk: sayPlainly(act, .smalltalk, as: .greet)
    case .praise: sayPlainly(act, .praise, as: .thanks)
    case .complaint: apologize()
    case .better: sayKeepGoing()
    case .noPain: sayPlainly(act, hasClosedCase ? .noPain : .praise, as: .thanks)
    case .inGeneral: sayPlainly(act, hasClosedCase ? .noPain : .allRight, as: .confirm)
    case .already: dropQuestion()
    case .dispute: return takeBackDisputed()
    case .help: sayPlainly(act, .help, as: .help)
    case .source: saySource()
    case .thanks: sayPlainly(act, .thanks, as: .thanks)
    case .bye: sayPlainly(act, .bye, as: .bye)
    case .restart: restart()
    case .repeat: repeatLast()
    case .more: sayMore()
    case .back: goBack()
    case .skip: skip()
    case .cancel: cancel()
    case .whyAsk:
      if sayWhyAnswered() { return false }
      explainQuestion()
    case .clarify: putDifferently()
    case .brief: sayBriefly()
    case .yesOrNo: sayYesOrNo()
    case .understood: sayUnderstood()
    case .sure: saySureness()
    case .against: sayWhatSpeaksAgainst()
    case .conclude: concludeNow()
    case .rank: sayRanking()
    case .whatElse: sayNextCause()
    case .yes, .no, .unsure:
      guard let open = conversation.person.openQuestion else {
        draft.act = .explain
        draft.say(.allRight)
        return true
      }
      return open.slot.map { putAgain($0) } ?? false
    case .report, .ownCause, .ownCure: return false
    }
    return true
  }

  /// "It came on slowly. So what is it?": what is asked about the talk beside what is told.
  ///
  /// - Returns: whether the reply is complete.
  mutating func answerAskedOfTalk() -> Bool {
    let asked = zip(meanings, reading.segments).compactMap { meaning, segment -> TalkAct? in
      guard segment.isQuestion, case .act(let act) = meaning, Self.askedOfTalk.contains(act) else {
        return nil
      }
      return act
    }
    // "My mate says it's the core. Is he right?" asks of what was said before it.
    guard let act = asked.last, !conversation.person.findings.isEmpty,
      !meanings.contains(where: \.isQuestionOfFact), steeringAct() == nil
    else { return false }
    if act == .whyAsk {
      _ = sayWhyAnswered()
      return false
    }
    sayNoted()
    _ = perform(act)
    sayHypotheses()
    if draft.asks == nil, conversation.person.phase == .asking, let slot = nextQuestion() {
      ask(slot, isReturning: false)
    }
    return true
  }

  /// The act of the message, if it asks nothing and tells nothing beside it.
  private func steeringAct() -> TalkAct? {
    // "No leg. I'm only asking."
    if hasClosedCase, !meanings.contains(where: \.isQuestionOfFact) { return .inGeneral }
    // "No leg. I don't have pain, I'm asking in general.": what is told before it is for nothing.
    if case .act(.cancel) = meanings.last(where: { $0 != .unclear }),
      conversation.person.openQuestion != nil || answeredSlot != nil, isSureOfLast,
      !meanings.contains(where: \.isQuestionOfFact)
    {
      return .cancel
    }
    var acts: [TalkAct] = []
    let asksElse = zip(meanings, reading.segments).contains { $0 == .offTopic && $1.isQuestion }
    for meaning in meanings {
      switch meaning {
      case .act(.ownCause), .act(.ownCure): return nil
      case .act(let act): acts.append(act)
      case .facts, .aspect, .notCovered, .report, .hypothesis, .comparison, .ambiguous: return nil
      case .offTopic, .unclear: continue
      }
    }
    // "Quick one, who won the match?", "sorry, who won the match?"
    if asksElse, acts.allSatisfy(Self.civilities.contains) { return nil }
    // "Ta. And how sure are you?"
    if let asked = acts.last, Self.askedOfTalk.contains(asked), reading.segments.last?.isQuestion ?? false {
      return asked
    }
    if let parting = acts.last(where: { $0 == .thanks || $0 == .bye }) { return parting }
    return acts.last { $0 != .yes && $0 != .no && $0 != .unsure } ?? acts.last
  }

  private var isSureOfLast: Bool {
    message.decisions.last.map { $0.rule.belief >= MeaningFinder.verySure } ?? false
  }

  private static let civilities: Set<TalkAct> = [
    .greet, .smalltalk, .praise, .noPain, .inGeneral, .thanks, .bye, .complaint, .already, .cancel, .repeat,
  ]

  /// What is asked about the talk and what it came to.
  private static let askedOfTalk: Set<TalkAct> = [
    .whyAsk, .understood, .sure, .against, .conclude, .rank, .whatElse, .source,
  ]

  /// A bare "yes" to a question that was left open in silence may be meant for it, or for what was said since: it is put once
  /// more, unless it was asked often enough.
  private mutating func putAgain(_ slot: String) -> Bool {
    guard conversation.person.silence > 0 else { return false }
    returnToOpenQuestion()
    if draft.asks == nil {
      if slot == Slot.flags { draft.say(.flagsUnsure) } else { sayNothingAsked() }
    }
    return true
  }

  /// Says what there is to say to an act that is no more than that.
  private mutating func sayPlainly(_ act: TalkAct, _ key: PhraseKey, as replyAct: Reply.Act) {
    draft.act = replyAct
    // "ok", "fine" while a question is open: the question is what comes next.
    let isAsking = conversation.person.phase == .asking && conversation.person.openQuestion != nil
    if !(act == .praise && isAsking) { draft.say(key, ["title": assistant.wording.title(of: "article")]) }
    if act != .bye, act != .thanks { returnToOpenQuestion() }
    if draft.isEmpty { draft.say(key) }
  }

  /// Where the last reply stands in the article, or what the article is.
  mutating func saySource() {
    // Guidance has no paragraphs.
    let ofArticle = conversation.lastReplyFacts.filter { assistant.wording.fact($0)?.place.paragraph != nil }
    let places = assistant.wording.places(of: ofArticle)
    guard !places.isEmpty else { return sayPlainly(.source, .source, as: .explain) }
    draft.act = .explain
    draft.say(.sourceOfLast, ["places": places, "title": assistant.wording.title(of: "article")])
    returnToOpenQuestion()
  }

  /// The pain goes: what the article advises for later.
  private mutating func sayKeepGoing() {
    draft.act = .confirm
    draft.say(.better)
    if let cause = namedCause, conversation.flags.isEmpty { draft.state(cause.later, opening: .forLater) }
    returnToOpenQuestion()
  }

  /// Says what was understood so far: what is wrong in it is easier to tell than what is missing.
  mutating func apologize() {
    draft.act = .explain
    let known = list(conversation.values)
    if known.isEmpty { draft.say(.complaint) } else { draft.say(.complaintKnown, ["findings": known]) }
    returnToOpenQuestion()
  }

  /// "I already told you": the question is not put again.
  private mutating func dropQuestion() {
    guard let slot = conversation.person.openQuestion?.slot else { return apologize() }
    goOn(without: slot, saying: .already)
  }

  /// Goes on without an answer.
  private mutating func goOn(without slot: String, saying key: PhraseKey) {
    leave(slot, saying: key)
    assess(afterAnswer: false)
  }

  /// Puts a question no more. A warning sign may be there all the same.
  mutating func leave(_ slot: String, saying key: PhraseKey) {
    conversation.person.asked[slot] = Assessment.mostAsked
    conversation.person.openQuestion = nil
    draft.say(key)
    if slot == Slot.flags { draft.say(.flagsUnsure) }
  }

  private mutating func restart() {
    let turn = conversation.turn
    conversation = Conversation()
    conversation.turn = turn
    draft = Draft(wording: assistant.wording, turn: turn - 1)
    draft.act = .restart
    draft.say(.restart)
  }

  mutating func repeatLast() {
    draft.act = .explain
    if conversation.lastReply.isEmpty {
      draft.say(.nothingToRepeat)
    } else {
      draft.sayAgain(
        conversation.lastReply, stating: conversation.lastReplyFacts,
        asking: conversation.person.openQuestion.flatMap { question($0) })
    }
  }

  private mutating func goBack() {
    let questions = conversation.person.findings.filter { assistant.slot($0.value.slot)?.asks != nil }
    guard let last = questions.last(where: { conversation.person.asked[$0.value.slot] != nil }),
      let slot = assistant.slot(last.value.slot)
    else {
      draft.act = .explain
      if conversation.person.openQuestion?.slot != nil {
        // "Back to your question" where something else was asked in between.
        return putDifferently(behind: conversation.lastReplyFacts.isEmpty ? .noneBefore : .putDifferently)
      }
      draft.say(.nothingToGoBack)
      return
    }
    conversation.remove(slot: slot.id)
    conversation.person.asked[slot.id] = 1
    conversation.person.openQuestion = .slot(slot.id)
    draft.act = .ask
    draft.ask(assistant.question(of: slot.id), .goBack, ["question": wording(of: slot, again: false) ?? ""])
  }

  private mutating func skip() {
    guard let open = conversation.person.openQuestion else { return sayNothingAsked() }
    if let slot = open.slot { return goOn(without: slot, saying: .skipped) }
    conversation.person.openQuestion = nil
    draft.say(.skipped)
  }

  private mutating func cancel() {
    conversation.person.openQuestion = nil
    conversation.person.phase = .idle
    if draft.act != .safety { draft.act = .confirm }
    draft.say(.cancel)
  }
}
