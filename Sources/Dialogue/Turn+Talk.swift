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
    case "greet", "smalltalk", "praise", "complaint", "help", "source", "thanks", "bye":
      return sayPlainly(act)
    case "restart": restart()
    case "repeat": repeatLast()
    case "more": sayMore()
    case "back": goBack()
    case "skip": skip()
    case "cancel": cancel()
    case "why_ask": explainQuestion()
    case "understood": sayUnderstood()
    case "sure": saySureness()
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
      case .facts, .aspect, .notCovered, .report, .hypothesis: return nil
      case .offTopic, .unclear: continue
      }
    }
    return acts.last { !["yes", "no", "unsure"].contains($0) } ?? acts.last
  }

  private mutating func sayPlainly(_ act: String) -> Bool {
    let plain: [String: (PhraseKey, Reply.Act)] = [
      "greet": (.greet, .greet), "smalltalk": (.smalltalk, .greet), "praise": (.praise, .thanks),
      "complaint": (.complaint, .explain), "help": (.help, .help), "source": (.source, .explain),
      "thanks": (.thanks, .thanks), "bye": (.bye, .bye),
    ]
    guard let (key, replyAct) = plain[act] else { return false }
    draft.act = replyAct
    draft.say(key, ["title": assistant.wording.title(of: "article")])
    return true
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
      draft.say(.repeated, ["text": conversation.lastReply])
      if let open = conversation.openQuestion, let slot = assistant.slot(open.slot) {
        draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
      }
    }
  }

  private mutating func goBack() {
    let last = conversation.findings.last { assistant.slot($0.value.slot)?.asks != nil }
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

  private mutating func explainQuestion() {
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

  private mutating func sayOpposing(_ ranked: Assessment.Ranked) {
    let text = assistant.wording.list(ranked.opposing)
    if !text.isEmpty { draft.say(.speaksAgainst, ["cause": ranked.cause.name, "evidence": text]) }
  }

  private mutating func concludeNow() {
    if conversation.values.isEmpty {
      assess(afterAnswer: false)
    } else {
      conversation.namedCause = nil
      conclude()
    }
  }

  private mutating func sayNextCause() {
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    guard !conversation.values.isEmpty, ranking.count > 1 else {
      draft.state(assistant.topic(assistant.generalTopic)?.aspects["cause"] ?? [])
      return
    }
    draft.state(ranking[1].cause.explain, opening: .whatElse, ["cause": ranking[1].cause.name])
    sayOpposing(ranking[1])
  }

  // MARK: Not understood

  /// Nothing to answer and nothing to take in: three steps, never the same text twice in a row.
  mutating func fallBack() {
    draft.act = .gap
    if meanings.contains(.offTopic) {
      draft.gap = .offTopic
      draft.say(.offTopic)
    } else {
      draft.gap = .unclear
      conversation.failures += 1
      switch conversation.failures {
      case 1: draft.say(.unclear)
      case 2: draft.say(.unclearChoice)
      default: draft.say(.unclearScope)
      }
    }
  }
}
