import Knowledge

@testable import Dialogue

/// Tells whether a reply takes a cause for that of the person's pain.
struct CauseNaming {
  private static let keys: [PhraseKey] = [
    .hypothesis, .fitsSoFar, .fitsBest, .stillFits, .nowFits, .howSure, .tie, .whatElse,
  ]
  private let causes: [String: Cause]
  private let phrases: [String: [String]]

  init(_ knowledge: KnowledgeBase) {
    causes = Dictionary(uniqueKeysWithValues: knowledge.causes.map { ($0.id, $0) })
    phrases = knowledge.phrases
  }

  /// Whether a reply says that a cause fits, in any wording.
  func names(_ id: String, in reply: Reply) -> Bool {
    guard let name = causes[id]?.name else { return false }
    return Self.keys.filter(reply.phrases.contains).flatMap { phrases[$0.rawValue] ?? [] }.contains {
      wording in
      let start = wording.prefix { $0 != "{" }
      let rest = wording.dropFirst(start.count)
      if rest.hasPrefix("{causes}") { return lists(name, behind: start, in: reply) }
      return rest.hasPrefix("{cause}") && reply.text.contains(start + name)
    }
  }

  private func lists(_ name: String, behind start: Substring, in reply: Reply) -> Bool {
    reply.paragraphs.contains { $0.text.hasPrefix(start) && $0.text.contains(name) }
  }

  /// The facts that explain a cause or say what to do about it, and no other.
  func ownFacts(of id: String) -> Set<String> {
    let others = causes.values.filter { $0.id != id }.flatMap(facts)
    return Set(causes[id].map(facts) ?? []).subtracting(others)
  }

  private func facts(of cause: Cause) -> [String] { cause.explain + cause.now + cause.later + cause.care }

  /// Whether a message asks for no fact.
  func tellsOnly(_ exchange: Talk.Exchange, _ assistant: Assistant) -> Bool {
    let acts: Set<TalkAct> = [.yes, .no, .unsure, .skip, .conclude, .sure, .ownCause, .ownCure]
    let turn = Turn(
      assistant, assistant.understand(exchange.message, about: exchange.before.topic), exchange.before)
    return turn.meanings.allSatisfy { meaning in
      if case .act(let act) = meaning {
        acts.contains(act)
      } else {
        meaning == .report || meaning == .unclear
      }
    }
  }
}
