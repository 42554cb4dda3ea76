internal import Dialogue
internal import Knowledge

extension Assertion {
  /// What was found instead, if it does not hold.
  ///
  /// - Parameter conversation: as it is after the reply.
  func failure(of reply: Reply, in conversation: Conversation) -> String? {
    let matching = values.filter { matches($0, reply, conversation) }
    let holds = isNegated ? matching.isEmpty : wantsAll ? matching == values : !matching.isEmpty
    return holds ? nil : found(reply, conversation, matching)
  }

  private var wantsAll: Bool {
    switch subject {
    case .facts, .knows: true
    case .text(let match): match.wantsAll
    case .safety, .gap, .asks, .act: false
    }
  }

  private func matches(_ value: String, _ reply: Reply, _ conversation: Conversation) -> Bool {
    switch subject {
    case .facts: reply.facts.contains { Self.matches(value, $0) }
    case .safety: reply.safety.rawValue == value
    case .gap: (reply.gap?.rawValue ?? "none") == value
    case .asks: (reply.asks?.slot ?? "none") == value || (value == "*" && reply.asks != nil)
    case .act: reply.act.rawValue == value
    case .knows: conversation.values.contains { $0.code == value || $0.slot == value }
    case .text(let match): match.matches(value, in: reply.text)
    }
  }

  private func found(_ reply: Reply, _ conversation: Conversation, _ matching: [String]) -> String {
    switch subject {
    case .facts: "it states \(list(reply.facts))"
    case .safety: "the level is \(reply.safety.rawValue)"
    case .gap: "the gap is \(reply.gap?.rawValue ?? "none")"
    case .asks: reply.asks.map { "it asks for \($0.slot)" } ?? "it asks nothing"
    case .act: "the act is \(reply.act.rawValue)"
    case .knows: "it knows \(list(conversation.values.map(\.code)))"
    case .text:
      isNegated
        ? "it says \(list(matching))" : "it does not say \(list(values.filter { !matching.contains($0) }))"
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.joined(separator: ", ")
  }
}

extension KnowledgeBase {
  /// Everything that can be known of a person's pain, in the order of the content.
  var findings: [FindingValue] {
    let values =
      slots.flatMap { $0.says.map(\.value) + $0.choices.flatMap(\.means) }
      + causes.flatMap { $0.evidence.map(\.when) }
    return values.reduce(into: []) { unique, value in
      if !unique.contains(value) { unique.append(value) }
    }
  }
}
