internal import Knowledge

// Conversations that outlive the content or the program that they began with.
extension Assistant {
  /// A conversation that was kept with other content, without what this content does not know any more.
  public func adopt(_ conversation: Conversation) -> Conversation {
    let concepts = Set(knowledge.concepts.map(\.id))
    let facts = Set(knowledge.facts.map(\.id))
    let causes = Set(knowledge.causes.map(\.id))
    let flags = Set(knowledge.redFlags.map(\.id))
    var adopted = conversation
    adopted.flags.removeAll { !flags.contains($0) }
    adopted.person.signs.removeAll { !concepts.contains($0.value.finding) }
    adopted.person.findings.removeAll {
      $0.value.slot != Slot.duration && !concepts.contains($0.value.finding)
    }
    adopted.person.openQuestion = conversation.person.openQuestion.flatMap { isKnown($0) ? $0 : nil }
    adopted.person.asked = conversation.person.asked.filter { slot($0.key) != nil }
    adopted.person.namedCause = conversation.person.namedCause.flatMap { causes.contains($0) ? $0 : nil }
    adopted.person.ruledOut.removeAll { !causes.contains($0) }
    adopted.topics.removeAll { topic($0) == nil }
    adopted.uncovered?.nearest.removeAll { !facts.contains($0) }
    adopted.lastFacts.removeAll { !facts.contains($0) }
    adopted.lastReplyFacts.removeAll { !facts.contains($0) }
    adopted.statedFacts.removeAll { !facts.contains($0) }
    return adopted
  }

  private func isKnown(_ question: Conversation.OpenQuestion) -> Bool {
    switch question {
    case .slot(let id): slot(id) != nil
    case .contradiction(let earlier, let later): wording.canSay(earlier) && wording.canSay(later)
    case .whichIntent(let intents): intents.allSatisfy { meanings.meaning(of: $0) != nil }
    case .whichWish: true
    }
  }

  /// Adds to a reply that what was said before is gone; advice that cannot wait still comes first.
  public func sayThatConversationWasLost(in reply: inout Reply) {
    let word = Reply.Paragraph(text: wording.phrase(.lostConversation, turn: 0))
    reply.paragraphs.insert(word, at: reply.safety >= .urgent ? reply.paragraphs.endIndex : 0)
  }
}
