// Reads causes, slots with their follow-up questions, and red flags.

extension ContentNode {
  func cause() -> Cause? {
    let fields = fields(
      ["id", "name", "for", "against", "explain", "now", "later", "care", "asks_about_flags"],
      required: ["id", "name", "for", "explain", "now"])
    let id = fields["id"]?.definition(of: .cause)
    let name = fields["name"]?.text(as: .speech, of: id)
    let supporting = fields["for"]?.items().compactMap { $0.evidence(sign: 1) } ?? []
    let opposing = fields["against"]?.items().compactMap { $0.evidence(sign: -1) } ?? []
    let facts = ["explain", "now", "later", "care"].map { fields[$0]?.references(to: .fact) ?? [] }
    let asksAboutFlags = fields["asks_about_flags"]?.bool() ?? false
    guard let id, let name else { return nil }
    return Cause(
      id: id, name: name, evidence: supporting + opposing, explain: facts[0], now: facts[1], later: facts[2],
      care: facts[3], asksAboutFlags: asksAboutFlags)
  }

  private func evidence(sign: Int) -> Evidence? {
    let fields = fields(["finding", "weight", "because"], required: ["finding", "weight", "because"])
    let when = fields["finding"]?.findingValue()
    let weight = fields["weight"]?.integer()
    let because = fields["because"]?.reference(to: .fact)
    guard let when, let weight, let because else { return nil }
    guard weight >= 0 else {
      fields["weight"]?.report("expected a weight of 0 or more, found \(weight)")
      return nil
    }
    return Evidence(when: when, weight: sign * weight, because: because)
  }

  /// A concept's id, or `not ` and a concept's id.
  func findingValue() -> FindingValue? { text().map { findingValue($0) } }

  private func findingValue(_ written: String) -> FindingValue {
    let value = FindingValue(code: written)
    log.refer(.concept, to: value.finding, at: location)
    return value
  }

  func slot() -> Slot? {
    let fields = fields(
      [
        "slot", "exclusive", "marks_subject", "has_own_time", "grown", "crowded", "either_or", "prompted_by",
        "denied_by", "told_by", "asks", "again", "of_other", "because", "why", "choices", "says",
        "told_as",
      ],
      required: ["slot", "says"])
    let id = fields["slot"]?.definition(of: .slot)
    if let asks = fields["asks"],
      ["again", "choices"].contains(where: { fields[$0] == nil })
        || fields["because"] == nil && fields["why"] == nil
    {
      asks.report(
        "a question needs 'again' (a second wording), 'because' or 'why', and 'choices' beside 'asks'")
    }
    for (field, what) in [("prompted_by", "prompted"), ("denied_by", "answered unasked")]
    where id != Slot.flags {
      fields[field]?.report(
        "only the question about warning signs, '\(Slot.flags)', is \(what) by what is mentioned")
    }
    let slot = Slot(
      id: id ?? "", exclusive: fields["exclusive"]?.bool() ?? false,
      marksSubject: fields["marks_subject"]?.bool() ?? false,
      hasOwnTime: fields["has_own_time"]?.bool() ?? false, grown: fields["grown"]?.findingValue(),
      crowded: fields["crowded"]?.findingValue(), eitherOr: fields["either_or"]?.bool() ?? false,
      promptedBy: fields["prompted_by"]?.references(to: .concept) ?? [],
      deniedBy: fields["denied_by"]?.items().compactMap { $0.alternatives() } ?? [],
      toldBy: fields["told_by"]?.items().compactMap { $0.findingValue() } ?? [],
      asks: fields["asks"]?.text(as: .speech, of: id),
      again: fields["again"]?.text(as: .speech, of: id),
      ofOther: fields["of_other"]?.questionsOfOther(of: id),
      because: fields["because"]?.references(to: .fact) ?? [], why: fields["why"]?.text(as: .speech, of: id),
      choices: fields["choices"]?.items().compactMap { $0.slotChoice() } ?? [],
      says: fields["says"]?.says(as: .speech, of: id) ?? [],
      toldAs: fields["told_as"]?.items().compactMap { $0.toldAs(of: id) } ?? [])
    return id == nil ? nil : slot
  }

  private func toldAs(of slot: String?) -> Slot.ToldAs? {
    let fields = fields(["finding", "says", "words", "unless"], required: ["finding", "says", "words"])
    guard let value = fields["finding"]?.findingValue(),
      let says = fields["says"]?.text(as: .speech, of: slot)
    else { return nil }
    if let slot, value.slot != slot {
      fields["finding"]?.report("expected a finding of '\(slot)', found '\(value.code)'")
    }
    return Slot.ToldAs(
      value: value, text: says.trimmingSpaces, words: fields["words"]?.texts() ?? [],
      unless: fields["unless"]?.texts() ?? [])
  }

  /// What is said of each of several findings.
  func says(as role: ContentPlaces.Text.Role, of owner: String?) -> [Slot.Says] {
    entries().compactMap { key, value in
      guard let finding = key.findingValue(), let text = value.text(as: role, of: owner) else { return nil }
      return Slot.Says(value: finding, text: text.trimmingSpaces)
    }
  }

  private func questionsOfOther(of slot: String?) -> Slot.OfOther {
    let fields = fields(["asks", "again"], required: [])
    for (name, node) in fields { node.reportUnknownPlaces(among: Person.places, of: name) }
    return Slot.OfOther(
      asks: fields["asks"]?.text(as: .speech, of: slot), again: fields["again"]?.text(as: .speech, of: slot))
  }

  private func slotChoice() -> Slot.Choice? {
    let fields = fields(["label", "means", "answer", "words", "alone", "says"], required: ["means"])
    let label = fields["label"].map { $0.text() } ?? ""
    let choice = Slot.Choice(
      label: label ?? "", means: fields["means"]?.items().compactMap { $0.findingValue() } ?? [],
      answer: fields["answer"]?.yesNo(), words: fields["words"]?.texts() ?? [],
      alone: fields["alone"]?.texts() ?? [], says: fields["says"]?.text(as: .speech, of: label))
    return label == nil ? nil : choice
  }

  /// YAML 1.1 readers take a bare yes for true, so both spellings are the same here.
  private func yesNo() -> Slot.YesNo? { bool().map { $0 ? .yes : .no } }

  func redFlag() -> RedFlag? {
    let fields = fields(
      ["id", "fact", "says", "patterns", "taken_back_by", "own_only"],
      required: ["id", "fact", "says", "patterns"])
    let id = fields["id"]?.definition(of: .redFlag)
    let fact = fields["fact"]?.reference(to: .fact)
    let says = fields["says"]?.text(as: .speech, of: id)
    let patterns = fields["patterns"]?.items().compactMap { $0.pattern() } ?? []
    guard let id, let fact, let says else { return nil }
    return RedFlag(
      id: id, fact: fact, says: says, patterns: patterns,
      takenBackBy: fields["taken_back_by"]?.references(to: .concept) ?? [],
      ownOnly: fields["own_only"]?.bool() ?? false)
  }

  /// Messages under the flag that they report, or under `none`.
  func redFlagExamples() -> [RedFlagExample]? {
    let fields = fields(["flag", "examples"], required: ["flag", "examples"])
    guard let name = fields["flag"], let given = name.text() else { return nil }
    let flag = given == Self.none ? nil : name.reference(to: .redFlag)
    return fields["examples"]?.exampleLines().map { text, place in
      log.note(.init(role: .report, owner: given, text: text, location: place))
      return RedFlagExample(text: text, flag: flag)
    }
  }

  private static let none = "none"

  /// Messages under all that they tell.
  func findingExamples() -> [FindingExample]? {
    let fields = fields(["tells", "answers", "examples"], required: ["tells", "examples"])
    let tells = fields["tells"]?.items().compactMap { $0.findingValue() } ?? []
    let answers = fields["answers"]?.reference(to: .slot)
    for value in tells { log.refer(.slot, to: value.slot, at: location) }
    let told = tells.isEmpty ? Self.none : tells.map(\.code).sorted().joined(separator: ", ")
    let owner = (answers.map { $0 + ": " } ?? "") + told
    return fields["examples"]?.exampleLines().map { text, place in
      log.note(.init(role: .telling, owner: owner, text: text, location: place))
      return FindingExample(text: text, tells: tells, answers: answers)
    }
  }

  func caution() -> Caution? {
    let fields = fields(["finding", "fact", "withholds"], required: ["finding", "fact"])
    let finding = fields["finding"]?.reference(to: .concept)
    let fact = fields["fact"]?.reference(to: .fact)
    guard let finding, let fact else { return nil }
    return Caution(
      finding: finding, fact: fact, withholds: fields["withholds"]?.references(to: .fact) ?? [])
  }

  private func pattern() -> RedFlag.Pattern? {
    let fields = fields(
      ["all", "unless", "within", "past_counts", "hypothetical_counts"], required: ["all"])
    let groups = fields["all"]?.items().compactMap { $0.alternatives() } ?? []
    guard !groups.isEmpty else { return nil }
    return RedFlag.Pattern(
      all: groups, unless: fields["unless"]?.references(to: .concept) ?? [],
      within: fields["within"]?.integer() ?? 0, pastCounts: fields["past_counts"]?.bool() ?? false,
      hypotheticalCounts: fields["hypothetical_counts"]?.bool() ?? false)
  }

  /// Concepts parted by `|`, each with `not ` in front if it has to be denied.
  private func alternatives() -> [FindingValue]? {
    text()?.split(separator: "|").map { findingValue(String($0).trimmingSpaces) }
  }
}
