internal import Dialogue
package import Knowledge

/// What of the content some transcript reaches.
package struct Coverage {
  /// A kind of thing in the content, and which of it is reached.
  package struct Part {
    package var name: String
    var all: [String]
    var reached: Set<String>

    package var missing: [String] { all.filter { !reached.contains($0) } }
  }

  package private(set) var parts: [Part]

  package init(of knowledge: KnowledgeBase, by results: [ReplayResult]) {
    let turns = results.flatMap(\.playback.turns)
    let conversations = turns.compactMap(\.conversation)
    parts = [
      Part(
        name: "facts", all: knowledge.facts.map(\.id), reached: Set(turns.flatMap { $0.reply?.facts ?? [] })),
      Part(
        name: "causes", all: knowledge.causes.map(\.id), reached: Set(conversations.compactMap(\.namedCause))),
      Part(
        name: "findings", all: knowledge.findings.map(\.code),
        reached: Set(conversations.flatMap { $0.values.map(\.code) })),
      Part(
        name: "repairs", all: Self.repairs.map(\.rawValue),
        reached: Set(turns.flatMap { $0.reply?.phrases.map(\.rawValue) ?? [] })),
      Part(
        name: "safety flags", all: knowledge.redFlags.map(\.id), reached: Set(conversations.flatMap(\.flags))),
    ]
  }

  /// What puts a conversation right that did not go straight on: the phrases that are said then.
  private static let repairs: [PhraseKey] = [
    .unclear, .unclearChoice, .unclearScope, .offTopic, .notCovered, .notCoveredUnnamed, .changed,
    .contradiction, .backToQuestion, .unsure, .skipped, .goBack, .nothingToGoBack, .repeated,
    .nothingToRepeat, .whyAsk, .nothingAsked, .understood, .understoodNothing, .howSure, .notSureYet, .cancel,
    .restart, .complaint, .stillEmergency, .takenBack,
  ]

  /// `facts: 45 of 46, not reached: intro.sudden`
  package var lines: [String] {
    parts.map { part in
      let missing = part.missing
      let rest = missing.isEmpty ? "" : ", not reached: \(missing.joined(separator: ", "))"
      return "\(part.name): \(part.all.count - missing.count) of \(part.all.count)\(rest)"
    }
  }
}
