internal import Dialogue
internal import Knowledge

/// The names that assertions can use with some content.
struct KnownNames {
  private let facts: Set<String>
  private let slots: Set<String>
  private let findings: Set<String>

  init(_ knowledge: KnowledgeBase) {
    facts = Set(knowledge.facts.map(\.id))
    slots = Set(knowledge.slots.map(\.id))
    findings = Set(knowledge.findings.map(\.code))
  }

  /// What is wrong with the values of an assertion: a name that there is not.
  func mistake(in assertion: Assertion) -> String? {
    switch assertion.subject {
    case .facts: assertion.values.lazy.compactMap(unknownFact).first
    case .asks: unknown("slot", in: assertion.values, among: slots.union(["none", "*"]))
    case .knows: unknown("finding", in: assertion.values, among: findings.union(slots))
    case .safety, .gap, .act, .text: nil
    }
  }

  private func unknownFact(_ value: String) -> String? {
    guard value.hasSuffix("*") else { return unknown("fact", in: [value], among: facts) }
    guard !facts.contains(where: { Assertion.matches(value, $0) }) else { return nil }
    return unknown("fact", in: [value], among: Set(facts.map { "\(Concept.kind(of: $0)).*" }))
  }

  private func unknown(_ kind: String, in values: [String], among known: Set<String>) -> String? {
    values.first { !known.contains($0) }.map {
      "unknown \(kind) '\($0)'\(hint(for: $0, among: known))"
    }
  }
}
