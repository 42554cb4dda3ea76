internal import ContentChecks
package import Dialogue
package import Knowledge
internal import Understanding

/// Asks every example question of the content, each in a conversation of its own, and compares the reply with what its
/// intent promises: its facts, or that there is no answer.
package struct SampleCheck: Sendable {
  /// Examples that get something else, with what took them.
  package private(set) var issues: [ContentIssue] = []
  /// Facts stated in reply to some example.
  package private(set) var facts: Set<String> = []
  /// Examples that promise something.
  package private(set) var count = 0

  /// - Complexity: a turn for each example.
  package init(of content: LoadedContent, with assistant: Assistant) {
    let intents = content.knowledge.intents.keyed(by: \.name)
    for example in content.places.texts(.example) {
      guard let intent = intents[example.owner], let promise = Promise(of: intent) else { continue }
      let text = example.text
      count += 1
      var conversation = Conversation()
      let reply = assistant.reply(to: text, in: &conversation)
      facts.formUnion(reply.facts)
      guard !promise.isKept(by: reply) else { continue }
      let reason = Self.reason(against: intent.name, in: assistant.explanation(of: text))
      issues.append(
        ContentIssue(
          "'\(text)' does not reach \(promise): it \(Self.outcome(of: reply))\(reason)", at: example.location,
          severity: .warning))
    }
  }

  private static func outcome(of reply: Reply) -> String {
    if !reply.facts.isEmpty { return "states \(reply.facts.joined(separator: ", "))" }
    if let gap = reply.gap { return "is taken for \(gap.rawValue)" }
    return "gets a reply of the kind '\(reply.act.rawValue)'"
  }

  /// The intent that has more of the belief than the example's own, or else the rule that decided.
  private static func reason(against intent: String, in explanation: Explanation) -> String {
    let stolen = explanation.reading.segments.compactMap(\.best).first { $0.intent != intent }
    if let stolen {
      return "; '\(stolen.intent)' takes it with \(percent(stolen.score)) of the belief"
    }
    return explanation.decisions.first.map { ", because \($0.reason)" } ?? ""
  }
}

/// What the examples of an intent are replied with.
private enum Promise: CustomStringConvertible {
  case facts([String])
  case gap(Intent.GapKind)

  init?(of intent: Intent) {
    switch intent.effect {
    // "More" brings those that there is no room for.
    case .facts(let facts) where !facts.isEmpty: self = .facts(Array(facts.prefix(Reply.mostFacts)))
    case .gap(let kind, _, _): self = .gap(kind)
    case .facts, .aspect, .act: return nil
    }
  }

  func isKept(by reply: Reply) -> Bool {
    switch self {
    case .facts(let facts): Set(facts).isSubset(of: reply.facts)
    case .gap(let kind): reply.gap?.rawValue == kind.rawValue
    }
  }

  var description: String {
    switch self {
    case .facts(let facts): facts.joined(separator: ", ")
    case .gap(let kind): "'\(kind.rawValue)'"
    }
  }
}
