internal import ContentChecks
package import Knowledge

/// The facts as questions and answers for other programs: schema.org's `FAQPage` as JSON-LD. Each answer names the
/// section and paragraph where it stands.
package struct FAQPage: Sendable, Encodable {
  private let context = "https://schema.org"
  private let type = "FAQPage"
  private let name: String
  private let isBasedOn: [Work]
  private let mainEntity: [Question]

  /// A question for each fact: the first example of the intent that it answers with the fewest others, or the name of its topic.
  package init(_ knowledge: KnowledgeBase) {
    let view = KnowledgeView(knowledge)
    let topics = Dictionary(knowledge.topics.map { ($0.id, $0.name) }) { first, _ in first }
    name = knowledge.sources.first?.title ?? ""
    isBasedOn = knowledge.sources.map { Work(type: "CreativeWork", identifier: $0.id, name: $0.title) }
    mainEntity = knowledge.facts.map { fact in
      let example = view.intents(for: fact.id).min { $0.answers.count < $1.answers.count }?.examples.first
      let topic = fact.topics.first.flatMap { topics[$0] }
      return Question(
        id: "#\(fact.id)", name: example ?? topic ?? fact.id,
        acceptedAnswer: Answer(
          text: fact.says,
          citation: Citation(
            isPartOf: Reference(identifier: fact.place.source), articleSection: fact.place.section,
            position: fact.place.paragraph)))
    }
  }

  private enum CodingKeys: String, CodingKey {
    case context = "@context", type = "@type", name, isBasedOn, mainEntity
  }

  private struct Work: Sendable, Encodable {
    var type: String
    var identifier: String
    var name: String

    enum CodingKeys: String, CodingKey { case type = "@type", identifier, name }
  }

  private struct Question: Sendable, Encodable {
    let type = "Question"
    var id: String
    var name: String
    var acceptedAnswer: Answer

    enum CodingKeys: String, CodingKey { case type = "@type", id = "@id", name, acceptedAnswer }
  }

  private struct Answer: Sendable, Encodable {
    let type = "Answer"
    var text: String
    var citation: Citation

    enum CodingKeys: String, CodingKey { case type = "@type", text, citation }
  }

  /// A paragraph within a section; `position` is left out for guidance, which has none.
  private struct Citation: Sendable, Encodable {
    let type = "Article"
    var isPartOf: Reference
    var articleSection: String
    var position: Int?

    enum CodingKeys: String, CodingKey { case type = "@type", isPartOf, articleSection, position }
  }

  private struct Reference: Sendable, Encodable {
    let type = "CreativeWork"
    var identifier: String

    enum CodingKeys: String, CodingKey { case type = "@type", identifier }
  }
}
