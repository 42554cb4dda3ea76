import Foundation
import Knowledge

/// What there is to say, from the content's own examples.
struct TalkingPoints {
  /// What people tell of their pain, and ask about it.
  let reports: [String]
  /// What they ask about the subject.
  let questions: [String]
  /// What they want of the conversation itself.
  let steering: [String]
  let uncovered: [String]
  let offTopic: [String]
  /// All phrases of all findings.
  let findings: [String]
  /// All names of all causes.
  let causes: [String]
  /// All words that answer one of our questions, but those about warning signs.
  let answers: [String]
  /// The phrases of the findings of each slot.
  let phrases: [[String]]
  /// Only the first phrase of each finding: the plainest.
  let plainPhrases: [[String]]
  private let slots: [Slot]

  init(_ knowledge: KnowledgeBase) {
    func examples(_ holds: (Intent) -> Bool) -> [String] {
      knowledge.intents.filter(holds).flatMap(\.examples)
    }
    reports = examples { $0.kind == .answered && $0.tells }
    questions = examples { $0.kind == .answered && !$0.tells }
    steering = examples { $0.kind == .talk }
    uncovered = examples { $0.kind == .notCovered }
    offTopic = examples { $0.kind == .offTopic }
    slots = knowledge.slots
    let ids = Set(slots.map(\.id)).subtracting(["flags"])
    let concepts = ids.sorted().map { id in knowledge.concepts.filter { $0.kind == id } }.filter {
      !$0.isEmpty
    }
    phrases = concepts.map { $0.flatMap(\.phrases) }
    plainPhrases = concepts.map { $0.compactMap(\.phrases.first) }
    findings = phrases.flatMap(\.self)
    causes = knowledge.causes.flatMap { cause in
      [cause.name] + knowledge.concepts.filter { $0.id == "topic.\(cause.id)" }.flatMap(\.phrases)
    }
    answers = slots.filter { ids.contains($0.id) }.flatMap(\.choices).flatMap { [$0.label] + $0.words }
  }

  /// The built-in content has no examples; these are read from the folder.
  static let ours = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return TalkingPoints(try ContentLoader().load(folder: root.appending(path: "Intents").path))
  }

  func slot(_ id: String) -> Slot? { slots.first { $0.id == id } }
}

extension Intent {
  /// Whether it is about the person's own pain.
  fileprivate var tells: Bool {
    if case .act = effect { true } else { false }
  }
}
