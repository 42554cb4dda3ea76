internal import Knowledge
internal import Understanding

extension Assistant {
  /// Messages that somebody can choose from who does not know what to say.
  public var starters: [String] { knowledge.phrases[PhraseKey.starters.rawValue] ?? [] }

  /// What is said when somebody comes back to a conversation that was kept: that it goes on, what is known so far, and
  /// the question that is open. Where an emergency is open, its advice instead.
  ///
  /// The conversation does not move on: the next message is its next turn.
  public func resumption(of conversation: Conversation) -> Reply {
    var turn = Turn(self, understand(""), conversation)
    return turn.resume()
  }
}

extension Turn {
  mutating func resume() -> Reply {
    if let reply = emergencyReply() { return reply }
    draft.act = .explain
    draft.say(.resumed)
    let known = list(conversation.values)
    if !known.isEmpty { draft.say(.understood, ["findings": known]) }
    if let slot = slotInQuestion {
      draft.ask(assistant.question(of: slot.id), .backToQuestion, ["question": otherWording(of: slot)])
    }
    if let open = conversation.person.openQuestion, open.slot == nil { put(open, isReturning: true) }
    repeatStandingAdvice()
    return draft.finished()
  }
}
