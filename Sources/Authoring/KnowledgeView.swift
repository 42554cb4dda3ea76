internal import ContentChecks
package import Knowledge

/// The knowledge base to read: the whole as a table, or one thing with all that has to do with it.
package struct KnowledgeView: Sendable {
  package let knowledge: KnowledgeBase

  package init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// There is nothing of that name.
  package struct Unknown: Error, CustomStringConvertible {
    package var description: String
  }

  /// What is known under an id: a fact, or a topic, a cause and a question of that name together.
  ///
  /// - Throws: ``Unknown`` with the nearest name.
  package func lines(about id: String) throws -> [String] {
    let parts = [
      fact(id).map(lines), topic(id).map(lines), cause(id).map(lines), slot(id).map(lines),
      knowledge.intents.first { $0.name == id }.map(lines),
    ].compactMap { $0 }
    guard parts.isEmpty else { return Array(parts.joined(separator: [""])) }
    throw Unknown(
      description: "no fact, topic, cause, question or intent '\(id)'\(hint(for: id, among: names))")
  }

  private var names: [String] {
    knowledge.facts.map(\.id) + knowledge.topics.map(\.id) + knowledge.causes.map(\.id)
      + knowledge.slots.map(\.id) + knowledge.intents.map(\.name)
  }

  func fact(_ id: String) -> Fact? { knowledge.facts.first { $0.id == id } }
  private func topic(_ id: String) -> Topic? { knowledge.topics.first { $0.id == id } }
  private func cause(_ id: String) -> Cause? { knowledge.causes.first { $0.id == id } }
  private func slot(_ id: String) -> Slot? { knowledge.slots.first { $0.id == id } }

  /// The intents that are answered with a fact.
  func intents(for fact: String) -> [Intent] {
    knowledge.intents.filter { $0.answers.contains(fact) }
  }

  /// The sources' own names for their places: "the article, core/2".
  func source(of fact: Fact) -> String {
    let name = knowledge.sources.first { $0.id == fact.place.source }?.name ?? fact.place.source
    return "\(name), \(fact.place.code)"
  }
}
