internal import ContentChecks
internal import Knowledge

// One thing, with all that has to do with it.
extension KnowledgeView {
  func lines(_ fact: Fact) -> [String] {
    let why = fact.why.isEmpty ? [] : ["why       " + fact.why.joined(separator: ", ")]
    let evidence = fact.evidence.isEmpty ? [] : ["evidence  " + fact.evidence.joined(separator: ", ")]
    let level = fact.level.map { ["level     \($0.rawValue)"] } ?? []
    return ["fact \(fact.id)", fact.says, "place     \(source(of: fact))"] + evidence + level
      + ["topics    " + fact.topics.joined(separator: ", ")] + why
      + intents(for: fact.id).map { "asked by  " + asking($0) }
      + knowledge.intents.filter { $0.nearest.contains(fact.id) }.map { "nearest   " + asking($0) }
      + topics(stating: fact.id).map { "topic     " + $0 } + uses(in: fact.id).map { "cause     " + $0 }
      + knowledge.redFlags.filter { $0.fact == fact.id }.map { "red flag  \($0.id): \($0.says)" }
      + knowledge.cautions.filter { $0.fact == fact.id }.map { "caution   with \($0.finding)" }
  }

  func lines(_ topic: Topic) -> [String] {
    ["topic \(topic.id): \(topic.name)"]
      + topic.aspects.sorted { $0.key < $1.key }.flatMap { aspect, facts in
        facts.map { "\(aspect.padded(to: 9)) \($0): \(fact($0)?.says ?? "")" }
      }
      + knowledge.intents.filter { $0.topic == topic.id }.map { "asked by  " + asking($0) }
  }

  func lines(_ cause: Cause) -> [String] {
    ["cause \(cause.id): \(cause.name)"]
      + cause.evidence.map { evidence in
        let sign = evidence.weight > 0 ? "for" : "against"
        return
          "\(sign.padded(to: 9)) \(evidence.when.code), \(abs(evidence.weight)), because of \(evidence.because)"
      }
      + cause.parts.flatMap { part, facts in
        facts.map { "\(part.padded(to: 9)) \($0): \(fact($0)?.says ?? "")" }
      }
  }

  func lines(_ slot: Slot) -> [String] {
    let because = slot.because.isEmpty ? nil : slot.because.joined(separator: ", ")
    let asks = [("asks", slot.asks), ("again", slot.again), ("because", because), ("why", slot.why)]
      .compactMap { name, text in text.map { "\(name.padded(to: 9)) \($0)" } }
    return ["question \(slot.id)"] + asks
      + slot.choices.map {
        "answer    \($0.label.isEmpty ? "(not offered)" : $0.label): \($0.means.map(\.code).joined(separator: ", "))"
      }
      + slot.says.map { "finding   \($0.value.code): \($0.text)" }
  }

  func lines(_ intent: Intent) -> [String] {
    let facts = intent.facts
    return ["intent \(intent.name)"] + (intent.topic.map { ["topic     \($0)"] } ?? [])
      + facts.map { "fact      \($0): \(fact($0)?.says ?? "")" } + intent.examples.map { "example   \($0)" }
  }

  /// An intent and how somebody says it.
  private func asking(_ intent: Intent) -> String {
    intent.examples.first.map { "\(intent.name): \"\($0)\"" } ?? intent.name
  }

  private func topics(stating fact: String) -> [String] {
    knowledge.topics.flatMap { topic in
      topic.aspects.filter { $0.value.contains(fact) }.keys.sorted().map { "\(topic.id), \($0)" }
    }
  }

  private func uses(in fact: String) -> [String] {
    knowledge.causes.flatMap { cause in
      let said = cause.parts.filter { $0.facts.contains(fact) }.map { "\(cause.id), \($0.name)" }
      let reasons = cause.evidence.filter { $0.because == fact }.map {
        "\(cause.id), reason \($0.weight > 0 ? "for" : "against") it with \($0.when.code)"
      }
      return said + reasons
    }
  }
}
