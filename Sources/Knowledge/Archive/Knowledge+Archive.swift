// What the parts of the knowledge are made of, in the order in which they are stored. A test compares all of it with what
// comes back, so that nothing is left out.

extension KnowledgeBase: Archivable {
  package init(_ archive: inout Archive, _ given: KnowledgeBase?) throws {
    sources = try archive(given?.sources)
    facts = try archive(given?.facts)
    topics = try archive(given?.topics)
    causes = try archive(given?.causes)
    slots = try archive(given?.slots)
    redFlags = try archive(given?.redFlags)
    redFlagExamples = try archive(given?.redFlagExamples)
    findingExamples = try archive(given?.findingExamples)
    cautions = try archive(given?.cautions)
    concepts = try archive(given?.concepts)
    cues = try archive(given?.cues)
    intents = try archive(given?.intents)
    phrases = try archive(given?.phrases)
    language = try archive(given?.language)
  }
}

extension Source: Archivable {
  package init(_ archive: inout Archive, _ given: Source?) throws {
    id = try archive(given?.id)
    name = try archive(given?.name)
    title = try archive(given?.title)
    sections = try archive(given?.sections)
  }
}

extension Source.Section: Archivable {
  package init(_ archive: inout Archive, _ given: Source.Section?) throws {
    id = try archive(given?.id)
    paragraphs = try archive(given?.paragraphs)
  }
}

extension Place: Archivable {
  package init(_ archive: inout Archive, _ given: Place?) throws {
    source = try archive(given?.source)
    section = try archive(given?.section)
    paragraph = try archive.optional(given?.paragraph)
  }
}

extension Fact: Archivable {
  package init(_ archive: inout Archive, _ given: Fact?) throws {
    id = try archive(given?.id)
    says = try archive(given?.says)
    alarm = try archive.optional(given?.alarm)
    knowing = try archive(given?.knowing)
    place = try archive(given?.place)
    evidence = try archive(given?.evidence)
    topics = try archive(given?.topics)
    why = try archive(given?.why)
    level = try archive.optional(given?.level)
  }
}

extension SafetyLevel: Archivable {}

extension Topic: Archivable {
  package init(_ archive: inout Archive, _ given: Topic?) throws {
    id = try archive(given?.id)
    name = try archive(given?.name)
    aspects = try archive(given?.aspects)
  }
}

extension Concept: Archivable {
  package init(_ archive: inout Archive, _ given: Concept?) throws {
    id = try archive(given?.id)
    phrases = try archive(given?.phrases)
  }
}

extension ContextCue: Archivable {
  package init(_ archive: inout Archive, _ given: ContextCue?) throws {
    category = try archive(given?.category)
    direction = try archive(given?.direction)
    phrases = try archive(given?.phrases)
    kinds = try archive(given?.kinds)
  }
}

extension ContextCue.Category: Archivable {}
extension ContextCue.Direction: Archivable {}

extension Intent: Archivable {
  package init(_ archive: inout Archive, _ given: Intent?) throws {
    name = try archive(given?.name)
    effect = try archive(given?.effect)
    topic = try archive.optional(given?.topic)
    aspect = try archive.optional(given?.aspect)
    examples = try archive(given?.examples)
    nearMisses = try archive(given?.nearMisses)
    direct = try archive(given?.direct)
    says = try archive(given?.says)
  }
}

extension DirectAnswer: Archivable {
  package init(_ archive: inout Archive, _ given: DirectAnswer?) throws {
    says = try archive(given?.says)
    to = try archive(given?.to)
    unless = try archive(given?.unless)
    topics = try archive(given?.topics)
  }
}

extension Intent.Effect: Archivable {
  package init(_ archive: inout Archive, _ given: Intent.Effect?) throws {
    let name = try archive(given?.name)
    let facts = try archive(given?.facts)
    let detail = try archive.optional(given?.detail)
    let subject = try archive.optional(given?.subject)
    switch (name, detail) {
    case ("facts", nil): self = .facts(facts)
    case ("aspect", let aspect?): self = .aspect(aspect)
    case ("act", let act?):
      guard let act = TalkAct(rawValue: act) else { throw DamagedArchive() }
      self = .act(act)
    case ("gap", let kind?):
      guard let kind = Intent.GapKind(rawValue: kind) else { throw DamagedArchive() }
      self = .gap(kind: kind, subject: subject, nearest: facts)
    default: throw DamagedArchive()
    }
  }

  private var name: String {
    switch self {
    case .facts: "facts"
    case .aspect: "aspect"
    case .act: "act"
    case .gap: "gap"
    }
  }

  private var facts: [String] {
    switch self {
    case .facts(let facts), .gap(_, _, let facts): facts
    case .aspect, .act: []
    }
  }

  private var detail: String? {
    switch self {
    case .facts: nil
    case .aspect(let aspect): aspect
    case .act(let act): act.rawValue
    case .gap(let kind, _, _): kind.rawValue
    }
  }

  private var subject: String? {
    if case .gap(_, let subject, _) = self { subject } else { nil }
  }
}
