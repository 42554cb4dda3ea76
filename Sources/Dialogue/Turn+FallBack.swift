internal import Knowledge
internal import Understanding

// What to say when nothing was understood.
extension Turn {
  /// Nothing to answer and nothing to take in.
  mutating func fallBack() {
    draft.act = .gap
    if meanings.contains(.offTopic) {
      draft.gap = .offTopic
      if let says = offTopicReply { draft.say(says) } else { draft.say(.offTopic) }
      returnToOpenQuestion()
      return
    }
    draft.gap = .unclear
    conversation.failures += 1
    if let slot = slotInQuestion {
      askAnotherWay(slot)
    } else if mayComeBack {
      draft.say(.answerUnclear)
      returnToOpenQuestion()
    } else {
      askForOtherWords()
    }
  }

  /// What the content says to just this subject: "I only understand English".
  private var offTopicReply: String? {
    for (decision, segment) in zip(message.decisions, reading.segments) where decision.meaning == .offTopic {
      let says = segment.best.flatMap { assistant.meanings.intents[$0.intent]?.says } ?? []
      if !says.isEmpty { return says[conversation.turn % says.count] }
    }
    return nil
  }

  /// Our question in other words with its answers to choose from; then it is left out.
  private mutating func askAnotherWay(_ slot: Slot) {
    guard conversation.person.asked[slot.id, default: 0] < Assessment.mostAsked else {
      leave(slot.id, saying: .leftOut)
      assess(afterAnswer: false)
      return
    }
    draft.say(.answerUnclear)
    ask(slot, isReturning: false)
    draft.ask(
      assistant.question(of: slot.id), .answerChoices, ["choices": numbered(slot.offered.map(\.label))])
  }

  /// Three steps, never the same text twice in a row.
  private mutating func askForOtherWords() {
    switch conversation.failures {
    case 1: draft.say(.unclear)
    case 2: put(.whichWish)
    default: draft.say(.unclearScope)
    }
  }
}
