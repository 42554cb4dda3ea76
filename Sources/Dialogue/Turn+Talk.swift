internal import Knowledge
internal import Understanding

// What steers the talk: greetings, "why do you ask", "start over", and the steps when nothing was understood.
extension Turn {
  /// Does what the person wants of the conversation itself.
  ///
  /// - Returns: whether the reply is complete.
  mutating func steer() -> Bool {
    guard let act = steeringAct() else { return false }
    switch act {
    case "greet", "smalltalk", "praise", "complaint", "help", "source", "thanks", "bye": sayPlainly(act)
    case "restart": restart()
    case "repeat": repeatLast()
    case "more": sayMore()
    case "back": goBack()
    case "skip": skip()
    case "cancel": cancel()
    case "why_ask": explainQuestion()
    case "clarify": putDifferently()
    case "understood": sayUnderstood()
    case "sure": saySureness()
    case "against": sayWhatSpeaksAgainst()
    case "conclude": concludeNow()
    case "what_else": sayNextCause()
    case "yes", "no", "unsure":
      guard conversation.openQuestion == nil else { return false }
      sayNothingAsked()
    default: return false
    }
    return true
  }

  /// The act of the message, if it asks nothing and tells nothing beside it.
  private func steeringAct() -> String? {
    var acts: [String] = []
    for meaning in meanings {
      switch meaning {
      case .act("own_cause"), .act("own_cure"): return nil
      case .act(let act): acts.append(act)
      case .facts, .aspect, .notCovered, .report, .hypothesis, .ambiguous: return nil
      case .offTopic, .unclear: continue
      }
    }
    if let parting = acts.last(where: ["thanks", "bye"].contains) { return parting }
    return acts.last { !["yes", "no", "unsure"].contains($0) } ?? acts.last
  }

  private mutating func sayPlainly(_ act: String) {
    let plain: [String: (PhraseKey, Reply.Act)] = [
      "greet": (.greet, .greet), "smalltalk": (.smalltalk, .greet), "praise": (.praise, .thanks),
      "complaint": (.complaint, .explain), "help": (.help, .help), "source": (.source, .explain),
      "thanks": (.thanks, .thanks), "bye": (.bye, .bye),
    ]
    guard let (key, replyAct) = plain[act] else { return }
    draft.act = replyAct
    // "ok", "fine" while a question is open: the question is what comes next.
    let isAsking = conversation.phase == .asking && conversation.openQuestion?.kind == .slot
    if !(act == "praise" && isAsking) { draft.say(key, ["title": assistant.wording.title(of: "article")]) }
    if act != "bye", act != "thanks" { returnToOpenQuestion() }
    if draft.isEmpty { draft.say(key) }
  }

  private mutating func restart() {
    let turn = conversation.turn
    conversation = Conversation()
    conversation.turn = turn
    draft.act = .restart
    draft.say(.restart)
  }

  private mutating func repeatLast() {
    draft.act = .explain
    if conversation.lastReply.isEmpty {
      draft.say(.nothingToRepeat)
    } else {
      draft.state(conversation.lastReplyFacts, as: .repeated, ["text": conversation.lastReply])
      if let open = conversation.openQuestion, let slot = assistant.slot(open.slot) {
        draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
      }
    }
  }

  private mutating func goBack() {
    let questions = conversation.findings.filter { assistant.slot($0.value.slot)?.asks != nil }
    let last =
      questions.last { conversation.asked[$0.value.slot] != nil } ?? (mayAskMore ? questions.last : nil)
    guard let last, let slot = assistant.slot(last.value.slot) else {
      draft.act = .explain
      draft.say(.nothingToGoBack)
      return
    }
    conversation.remove(slot: slot.id)
    conversation.asked[slot.id] = 1
    conversation.openQuestion = .init(kind: .slot, slot: slot.id)
    draft.act = .ask
    draft.say(.goBack, ["question": slot.asks ?? ""])
    draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
  }

  private mutating func skip() {
    if let open = conversation.openQuestion {
      conversation.asked[open.slot] = Assessment.mostAsked
      conversation.openQuestion = nil
      draft.say(.skipped)
      assess(afterAnswer: false)
    } else {
      draft.act = .explain
      draft.say(.nothingAsked)
    }
  }

  private mutating func cancel() {
    conversation.openQuestion = nil
    conversation.phase = .idle
    draft.act = .confirm
    draft.say(.cancel)
  }

  // MARK: Explaining itself

  mutating func explainQuestion() {
    draft.act = .explain
    guard let open = conversation.openQuestion, let slot = assistant.slot(open.slot), let why = slot.why
    else {
      draft.say(.nothingAsked)
      return
    }
    let question = (slot.again ?? slot.asks ?? "").lowercasedFirst
    draft.say(.whyAsk, ["why": why, "question": question])
    draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
  }

  /// Our question in its other words, or what was said last.
  private mutating func putDifferently() {
    guard let open = conversation.openQuestion, let slot = assistant.slot(open.slot) else {
      return repeatLast()
    }
    draft.act = .explain
    let times = conversation.asked[slot.id, default: 0]
    draft.say(.putDifferently, ["question": (slot.again ?? slot.asks ?? "").lowercasedFirst])
    conversation.asked[slot.id] = min(times + 1, Assessment.mostAsked)
    draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
  }

  /// What speaks against the cause that the message names, or the one that fits best.
  private mutating func sayWhatSpeaksAgainst() {
    draft.act = .explain
    let ranking = assistant.assessment.ranking(of: conversation.values)
    let named = reading.mentions.last { $0.kind == "topic" }.map {
      String($0.concept.dropFirst("topic.".count))
    }
    let ranked =
      ranking.first { $0.cause.id == named } ?? ranking.first { $0.cause.id == conversation.namedCause }
    guard !conversation.values.isEmpty, let ranked else {
      draft.say(.notSureYet)
      return returnToOpenQuestion()
    }
    if ranked.opposing.isEmpty {
      draft.say(.nothingAgainst, ["cause": ranked.cause.name])
    } else {
      sayOpposing(ranked)
    }
    returnToOpenQuestion()
  }

  private mutating func sayUnderstood() {
    draft.act = .explain
    let text = assistant.wording.list(conversation.values)
    if text.isEmpty {
      draft.say(.understoodNothing)
    } else {
      draft.say(.understood, ["findings": text])
    }
    returnToOpenQuestion()
  }

  private mutating func saySureness() {
    draft.act = .explain
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    if let first = ranking.first, first.score >= Assessment.suggestive {
      draft.say(
        .howSure, ["evidence": assistant.wording.list(first.supporting), "cause": first.cause.name])
      sayOpposing(first)
    } else {
      draft.say(.notSureYet)
    }
    returnToOpenQuestion()
  }

  private mutating func sayNothingAsked() {
    draft.act = .explain
    draft.say(.nothingAsked)
  }

  mutating func sayOpposing(_ ranked: Assessment.Ranked) {
    let text = assistant.wording.list(ranked.opposing)
    if !text.isEmpty { draft.say(.speaksAgainst, ["cause": ranked.cause.name, "evidence": text]) }
  }

  private mutating func concludeNow() {
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    if conversation.values.isEmpty, conversation.phase != .concluded {
      assess(afterAnswer: false)
    } else if conversation.phase == .concluded, let first = ranking.first,
      first.cause.id == conversation.namedCause
    {
      draft.act = .answer
      draft.say(.howSure, ["cause": first.cause.name, "evidence": assistant.wording.list(first.supporting)])
      sayOpposing(first)
      draft.state(first.cause.explain)
    } else {
      let open = conversation.openQuestion
      conversation.namedCause = nil
      conclude()
      // An answer to what was asked last still counts.
      conversation.openQuestion = open
    }
  }

  private mutating func sayNextCause() {
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    guard !conversation.values.isEmpty, ranking.count > 1 else {
      draft.state(assistant.topic(assistant.generalTopic)?.aspects["cause"] ?? [])
      return
    }
    guard !ranking[1].supporting.isEmpty || !ranking[1].opposing.isEmpty else {
      draft.say(.nothingElse)
      return returnToOpenQuestion()
    }
    draft.state(ranking[1].cause.explain, opening: .whatElse, ["cause": ranking[1].cause.name])
    sayOpposing(ranking[1])
  }

  // MARK: Not understood

  /// Nothing to answer and nothing to take in.
  mutating func fallBack() {
    draft.act = .gap
    if meanings.contains(.offTopic) {
      draft.gap = .offTopic
      draft.say(.offTopic)
      returnToOpenQuestion()
      return
    }
    draft.gap = .unclear
    conversation.failures += 1
    if let open = conversation.openQuestion, open.kind == .slot, let slot = assistant.slot(open.slot) {
      askAnotherWay(slot)
    } else {
      askForOtherWords()
    }
  }

  /// Our question in other words with its answers to choose from; then it is left out.
  private mutating func askAnotherWay(_ slot: Slot) {
    guard conversation.asked[slot.id, default: 0] < Assessment.mostAsked else {
      draft.say(.leftOut)
      conversation.openQuestion = nil
      assess(afterAnswer: false)
      return
    }
    draft.say(.answerUnclear)
    ask(slot, isReturning: false)
    draft.say(.answerChoices, ["choices": numbered(slot.choices.map(\.label))])
  }

  /// Three steps, never the same text twice in a row.
  private mutating func askForOtherWords() {
    switch conversation.failures {
    case 1: draft.say(.unclear)
    case 2: askWhatIsWanted()
    default: draft.say(.unclearScope)
    }
  }
}
