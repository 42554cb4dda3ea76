internal import Knowledge
internal import Understanding

// What has to be said beside any advice while something is so, and what is then not advised.
extension Turn {
  /// Says what has to be said beside any advice.
  mutating func addCautions() {
    let isSaidNow = assistant.knowledge.cautions.contains { says($0, of: .speaker) || says($0, of: .other) }
    guard isSaidNow || !draft.facts.isEmpty else { return }
    let cautions = cautions
    if cautions.isEmpty { return draft.factsKeptBack = 0 }
    draft.stateCautions(
      cautions, before: draft.facts.filter { isAdvice($0) }, withholding: withheldAdvice,
      as: cautions.allSatisfy(conversation.statedFacts.contains) ? .cautionAgain : nil)
  }

  /// Whether a fact says what to do.
  private func isAdvice(_ fact: String) -> Bool {
    assistant.wording.topics(of: fact).contains {
      facts(of: $0, on: Self.sidesOfAdvice).contains(fact)
    }
  }

  /// The facts that have to be said beside any advice.
  private var cautions: [String] {
    assistant.knowledge.cautions.filter { caution in
      conversation.finding(caution.finding)?.present ?? false || says(caution, of: .other)
    }.map(\.fact)
  }

  /// What is not advised unasked: the facts that a caution is about.
  var withheldAdvice: [String] {
    assistant.knowledge.cautions.flatMap { caution in
      conversation.finding(caution.finding)?.present ?? false ? caution.withholds : []
    }
  }

  /// What calls for a caution counts wherever it is said, also beside something that the article does not cover.
  mutating func noteCautions() {
    for caution in assistant.knowledge.cautions {
      if tells(caution) { conversation.set(FindingValue(caution.finding), exclusive: false) }
    }
    draft.factsKeptBack = assistant.knowledge.cautions.count {
      let caution = $0.finding
      return conversation.finding(caution)?.present ?? said.contains { $0.finding == caution && $0.present }
    }
  }

  /// Whether it is said of the person themselves, and not asked in general: "does a pregnancy cause it?"
  private func tells(_ caution: Caution) -> Bool {
    mentions(of: caution, of: .speaker).contains {
      !isAsked($0) || assistant.findings.speaksOfSelf(reading.tokens[...])
    }
  }

  private func says(_ caution: Caution, of experiencer: Mention.Experiencer) -> Bool {
    !mentions(of: caution, of: experiencer).isEmpty
  }

  private func mentions(of caution: Caution, of experiencer: Mention.Experiencer) -> [Mention] {
    guard message.roles.contains(.caution) else { return [] }
    return reading.mentions.filter {
      assistant.roles[$0].contains(.caution) && $0.isAsserted && $0.experiencer == experiencer
        && $0.concept == caution.finding
    }
  }
}
