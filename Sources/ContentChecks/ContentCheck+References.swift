internal import Knowledge

// What nothing uses, and what nobody can reach.
extension ContentCheck {
  var references: [ContentIssue] { unreachableFacts + unusedFindings + unusedWords }

  private var unreachableFacts: [ContentIssue] {
    var reached = Set(knowledge.topics.flatMap { $0.aspects.values.joined() })
    reached.formUnion(knowledge.causes.flatMap(\.parts).flatMap(\.facts))
    reached.formUnion(knowledge.redFlags.map(\.fact) + knowledge.cautions.map(\.fact))
    reached.formUnion(knowledge.intents.flatMap(\.facts))
    reached.formUnion(knowledge.facts.flatMap(\.why) + knowledge.slots.flatMap(\.because))
    return knowledge.facts.filter { !reached.contains($0.id) }.compactMap {
      issue(
        "nobody can reach the fact '\($0.id)': no question, topic, cause or red flag leads to it",
        with: .fact, $0.id)
    }
  }

  /// What can be known of the person, and makes no difference to any cause.
  private var unusedFindings: [ContentIssue] {
    let used = Set(
      knowledge.causes.flatMap(\.evidence).map(\.when.finding) + knowledge.cautions.map(\.finding)
        + flagParts)
    let findings = knowledge.slots.filter { !Slot.ofTheDialogue.contains($0.id) }
      .flatMap { $0.says.map(\.value.finding) }
    return Set(findings).subtracting(used).compactMap {
      issue(
        "no cause uses the finding '\($0)': nothing speaks for or against a cause because of it",
        with: .concept, $0, severity: .warning)
    }
  }

  /// Concepts that are found in messages and then matter to nothing: named nowhere, and in no example for the training.
  private var unusedWords: [ContentIssue] {
    let named = Set(places.references.filter { $0.kind == .concept }.map(\.name))
    let asked = Set(places.texts(.example).flatMap { plainWords($0.text) })
    return knowledge.concepts.compactMap { concept in
      let isUsed =
        Self.kindsOfTheDialogue.contains(concept.kind) || named.contains(concept.id)
        || concept.phrases.contains { plainWords($0).allSatisfy(asked.contains) }
      return isUsed
        ? nil
        : issue(
          "the words of '\(concept.id)' are unused: no finding, cause or red flag names it, and no example has one",
          with: .concept, concept.id, severity: .warning)
    }
  }

  private var flagParts: [String] {
    knowledge.redFlags.flatMap(\.patterns).flatMap { $0.all.joined().map(\.finding) + $0.unless }
  }

  /// Kinds of concepts that are understood whatever names them: what is asked about, what is not covered, short answers,
  /// figures of speech, and what a question asks for.
  private static let kindsOfTheDialogue: Set<String> = ["topic", "uncovered", "talk", "figure", "ask"]
}

extension Intent {
  /// The facts that it is answered with.
  package var answers: [String] { if case .facts(let facts) = effect { facts } else { [] } }

  /// The facts that are nearest to what the article does not say.
  package var nearest: [String] { if case .gap(_, _, let nearest) = effect { nearest } else { [] } }

  /// Both.
  package var facts: [String] { answers + nearest }
}
