// Reads Rasa NLU training data (intents and synonyms), context cues, phrases and word lists.

extension ContentNode {
  /// An entry of `nlu:`: an intent or a synonym.
  func trainingEntry(into knowledge: inout KnowledgeBase) {
    let fields = fields(["intent", "synonym", "metadata", "examples"], required: ["examples"])
    switch (fields["intent"], fields["synonym"]) {
    case (let name?, nil):
      if let intent = intent(name: name, fields) { knowledge.intents.append(intent) }
    case (nil, let name?):
      guard let id = name.definition(of: .concept) else { return }
      log.declare(.conceptKind, Concept.kind(of: id), at: name.location)
      let lines = fields["examples"]?.exampleLines() ?? []
      if lines.isEmpty { name.report("concept '\(id)' has no phrases") }
      let phrases = lines.flatMap { alternatives(in: $0.text, at: $0.location, of: id) }
      knowledge.concepts.append(Concept(id: id, phrases: phrases))
    default:
      report("expected either 'intent' or 'synonym'")
    }
  }

  private func alternatives(in line: String, at place: ContentLog.Location, of concept: String) -> [String] {
    let phrases = expanded(line, at: place)
    for text in phrases { log.note(.init(role: .word, owner: concept, text: text, location: place)) }
    return phrases
  }

  /// The phrases that a line stands for: ``Alternatives``.
  private func expanded(_ line: String, at place: ContentLog.Location) -> [String] {
    switch Alternatives.phrases(in: line) {
    case .success(let phrases): return phrases
    case .failure(let mistake):
      log.report("broken alternatives: \(mistake.message)", at: place)
      return []
    }
  }

  private func intent(name: ContentNode, _ fields: [String: ContentNode]) -> Intent? {
    guard let id = name.definition(of: .intent) else { return nil }
    var examples: [String] = []
    for (line, place) in fields["examples"]?.exampleLines() ?? [] {
      switch Annotation.plainText(line) {
      case .success(let text):
        examples.append(text)
        log.note(.init(role: .example, owner: id, text: text, location: place))
      case .failure(let mistake): log.report("broken annotation: \(mistake.message)", at: place)
      }
    }
    if examples.isEmpty { name.report("intent '\(id)' has no examples") }
    guard let metadata = fields["metadata"] else {
      return Intent(name: id, effect: .facts([]), topic: nil, examples: examples, nearMisses: [])
    }
    let details = metadata.fields(
      ["topic", "facts", "aspect", "act", "gap", "subject", "nearest", "near_misses", "direct", "says"])
    var intent = Intent(
      name: id, effect: metadata.effect(details), topic: details["topic"]?.reference(to: .topic),
      aspect: details["aspect"]?.askedAspect(), examples: examples,
      nearMisses: details["near_misses"]?.texts() ?? [])
    intent.direct = details["direct"]?.items().compactMap { $0.directAnswer(of: id) } ?? []
    intent.says = details["says"]?.texts(as: .speech, of: id) ?? []
    if let says = details["says"], intent.kind != .offTopic {
      says.report("'says' goes with 'gap: off_topic': what else is said to '\(id)' is facts and phrases")
    }
    if case .aspect = intent.effect {
    } else if intent.direct.contains(where: { !$0.topics.isEmpty }) {
      details["direct"]?.report("'topics' of a direct answer go with 'aspect': '\(id)' has facts of its own")
    }
    return intent
  }

  /// The side of a topic that an intent asks for.
  private func askedAspect() -> String? {
    guard let aspect = reference(to: .aspect) else { return nil }
    log.declare(.askedAspect, aspect, at: location)
    return aspect
  }

  private func directAnswer(of intent: String) -> DirectAnswer? {
    let fields = fields(["says", "to", "unless", "topics"], required: ["says"])
    guard let says = fields["says"]?.texts(as: .speech, of: intent).first else { return nil }
    return DirectAnswer(
      says: says, to: fields["to"]?.expandedTexts() ?? [], unless: fields["unless"]?.expandedTexts() ?? [],
      topics: fields["topics"]?.references(to: .topic) ?? [])
  }

  private func effect(_ details: [String: ContentNode]) -> Intent.Effect {
    let given = ["facts", "aspect", "act", "gap"].filter { details[$0] != nil }
    if given.count != 1, given != ["facts", "aspect"] {
      report("expected exactly one of 'facts', 'aspect', 'act', 'gap' in the metadata")
    }
    if let facts = details["facts"] { return .facts(facts.references(to: .fact)) }
    if let aspect = details["aspect"]?.text() { return .aspect(aspect) }
    // What cannot be read is reported: the content is not used then.
    if let act = details["act"] { return .act(act.choice(TalkAct.self) ?? .help) }
    return .gap(
      kind: details["gap"]?.choice(Intent.GapKind.self) ?? .notCovered, subject: details["subject"]?.text(),
      nearest: details["nearest"]?.references(to: .fact) ?? [])
  }

  func contextCue() -> ContextCue? {
    let fields = fields(["category", "direction", "kinds", "phrases"], required: ["category", "phrases"])
    guard let category = fields["category"]?.choice(ContextCue.Category.self) else { return nil }
    return ContextCue(
      category: category, direction: fields["direction"]?.choice(ContextCue.Direction.self) ?? .forward,
      phrases: fields["phrases"]?.expandedTexts() ?? [],
      kinds: fields["kinds"]?.references(to: .conceptKind) ?? [])
  }

  /// The phrases that the items of a list stand for.
  private func expandedTexts() -> [String] {
    items().flatMap { item in item.text().map { expanded($0, at: item.location) } ?? [] }
  }

  /// A mapping of phrase names to their wordings.
  func phrases() -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (key, value) in entries() {
      PhraseKey.reportUnknown(key)
      guard let name = key.definition(of: .phrase) else { continue }
      let phrase = PhraseKey(rawValue: name)
      result[name] = value.items().compactMap { wording in
        guard let text = wording.text(as: .speech, of: name) else { return nil }
        if let phrase { wording.reportUnknownPlaces(among: phrase.places, of: name) }
        return text.trimmingSpaces
      }
    }
    return result
  }

  /// Reads the keys that stand here; the others stand in other files.
  func language(into language: inout Language) {
    let allowed = Set(Language.lists.map(\.key) + ["people", "spellings", "numbers", "units"])
    for (key, value) in entries(among: allowed) {
      switch key.definition(of: .languageKey) {
      case "people": language.people = value.items().compactMap { $0.person() }
      case "spellings": language.spellings = value.values { $0.text() }
      case "numbers": language.numbers = value.values { $0.number() }
      case "units": language.units = value.values { $0.number() }
      case let name:
        guard let (_, list) = Language.lists.first(where: { $0.key == name }) else { continue }
        language[keyPath: list] = value.texts()
      }
    }
  }

  private func person() -> Person? {
    let fields = fields(["forms", "named", "words", "pointers"], required: ["forms"])
    guard let forms = fields["forms"] else { return nil }
    let given = forms.values { $0.text() }
    for place in Person.places.sorted() where given[place] == nil { forms.report("missing form '\(place)'") }
    fields["named"]?.reportUnknownPlaces(among: Person.placesOfName, of: "named")
    return Person(
      forms: given, words: fields["words"]?.texts() ?? [], pointers: fields["pointers"]?.texts() ?? [],
      named: fields["named"]?.text() ?? "")
  }

  private func values<Value>(_ read: (ContentNode) -> Value?) -> [String: Value] {
    var result: [String: Value] = [:]
    for (key, value) in entries() {
      guard let name = key.text(), let value = read(value) else { continue }
      result[name] = value
    }
    return result
  }

  private func number() -> Double? {
    guard let string = text() else { return nil }
    guard let number = Double(string) else {
      report("expected a number, found '\(string)'")
      return nil
    }
    return number
  }
}
