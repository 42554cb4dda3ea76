// Reads causes, slots with their follow-up questions, and red flags.

extension ContentNode {
  func cause() -> Cause? {
    let fields = fields(
      ["id", "name", "for", "against", "explain", "now", "later", "care", "asks_about_flags"],
      required: ["id", "name", "for", "explain", "now"])
    guard let id = fields["id"]?.definition(of: .cause), let name = fields["name"]?.text() else { return nil }
    let supporting = fields["for"]?.items().compactMap { $0.evidence(sign: 1) } ?? []
    let opposing = fields["against"]?.items().compactMap { $0.evidence(sign: -1) } ?? []
    func facts(_ key: String) -> [String] { fields[key]?.references(to: .fact) ?? [] }
    return Cause(
      id: id, name: name, evidence: supporting + opposing, explain: facts("explain"), now: facts("now"),
      later: facts("later"), care: facts("care"), asksAboutFlags: fields["asks_about_flags"]?.bool() ?? false)
  }

  private func evidence(sign: Int) -> Evidence? {
    let fields = fields(["finding", "weight", "because"], required: ["finding", "weight", "because"])
    guard let when = fields["finding"]?.findingValue(), let weight = fields["weight"]?.integer(),
      let because = fields["because"]?.reference(to: .fact)
    else { return nil }
    guard weight > 0 else {
      fields["weight"]?.report("expected a weight above 0, found \(weight)")
      return nil
    }
    return Evidence(when: when, weight: sign * weight, because: because)
  }

  /// A concept's id, or `not ` and a concept's id.
  func findingValue() -> FindingValue? {
    guard let written = text() else { return nil }
    let absent = written.hasPrefix("not ")
    let finding = absent ? String(written.dropFirst(4)).trimmingSpaces : written
    log.refer(.concept, to: finding, at: location)
    return FindingValue(finding, present: !absent)
  }

  func slot() -> Slot? {
    let fields = fields(
      ["slot", "exclusive", "asks", "again", "why", "choices", "says"], required: ["slot", "says"])
    guard let id = fields["slot"]?.definition(of: .slot) else { return nil }
    if let asks = fields["asks"], fields["again"] == nil || fields["why"] == nil || fields["choices"] == nil {
      asks.report("a question needs 'again' (a second wording), 'why' and 'choices' beside 'asks'")
    }
    return Slot(
      id: id, exclusive: fields["exclusive"]?.bool() ?? false, asks: fields["asks"]?.text(),
      again: fields["again"]?.text(), why: fields["why"]?.text(),
      choices: fields["choices"]?.items().compactMap { $0.slotChoice() } ?? [],
      says: fields["says"]?.entries().compactMap { key, value in
        guard let finding = key.findingValue(), let text = value.text() else { return nil }
        return Slot.Says(value: finding, text: text)
      } ?? [])
  }

  private func slotChoice() -> Slot.Choice? {
    let fields = fields(["label", "means", "answer", "words"], required: ["label", "means"])
    guard let label = fields["label"]?.text() else { return nil }
    return Slot.Choice(
      label: label, means: fields["means"]?.items().compactMap { $0.findingValue() } ?? [],
      answer: fields["answer"]?.yesNo(), words: fields["words"]?.texts() ?? [])
  }

  /// YAML 1.1 readers take a bare yes for true, so both spellings are the same here.
  private func yesNo() -> Slot.YesNo? { bool().map { $0 ? .yes : .no } }

  func redFlag() -> RedFlag? {
    let fields = fields(["id", "fact", "says", "patterns"], required: ["id", "fact", "says", "patterns"])
    guard let id = fields["id"]?.definition(of: .redFlag), let fact = fields["fact"]?.reference(to: .fact),
      let says = fields["says"]?.text()
    else { return nil }
    let patterns = fields["patterns"]?.items().compactMap { $0.pattern() } ?? []
    return RedFlag(id: id, fact: fact, says: says, patterns: patterns)
  }

  func caution() -> Caution? {
    let fields = fields(["finding", "fact"], required: ["finding", "fact"])
    guard let finding = fields["finding"]?.reference(to: .concept), let fact = fields["fact"]?.reference(to: .fact)
    else { return nil }
    return Caution(finding: finding, fact: fact)
  }

  private func pattern() -> RedFlag.Pattern? {
    let fields = fields(["all", "unless", "within", "past_counts"], required: ["all"])
    let groups = fields["all"]?.items().compactMap { $0.alternatives() } ?? []
    guard !groups.isEmpty else { return nil }
    return RedFlag.Pattern(
      all: groups, unless: fields["unless"]?.references(to: .concept) ?? [],
      within: fields["within"]?.integer() ?? 0, pastCounts: fields["past_counts"]?.bool() ?? false)
  }

  /// Concepts parted by `|`.
  private func alternatives() -> [String]? {
    guard let written = text() else { return nil }
    let names = written.split(separator: "|").map { String($0).trimmingSpaces }
    for name in names { log.refer(.concept, to: name, at: location) }
    return names
  }
}
