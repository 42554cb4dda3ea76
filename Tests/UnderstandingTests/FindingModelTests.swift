import Testing

@testable import Knowledge
@testable import Understanding

/// Phrases and examples of findings together.
@Suite struct FindingModelTests {
  /// Two findings of one slot and one of another, of which phrases see "wilts" and "gnats".
  private func knowledge(reversed: Bool = false, hasExamples: Bool = true) -> KnowledgeBase {
    var knowledge = KnowledgeBase()
    knowledge.concepts = [
      Concept(id: "leaf.limp", phrases: ["wilts"]), Concept(id: "leaf.crisp", phrases: ["crisp"]),
      Concept(id: "pest.gnats", phrases: ["gnats"]),
    ]
    knowledge.slots = ["leaf", "pest"].map { id in
      Slot(
        id: id, exclusive: id == "leaf", marksSubject: false, hasOwnTime: false, asks: "How?",
        again: "How now?",
        why: "So.", choices: [], says: [])
    }
    knowledge.intents = ["water", "light"].map { name in
      Intent(
        name: name, effect: .gap(kind: .offTopic, subject: nil, nearest: []), topic: nil,
        examples: ["how much \(name) is right", "is \(name) good at night", "what about \(name)"],
        nearMisses: [])
    }
    if hasExamples { knowledge.findingExamples = Self.examples }
    if reversed { knowledge.findingExamples.reverse() }
    return knowledge
  }

  private static let plants = [
    "fern", "palm", "ivy", "fig", "basil", "aloe", "orchid", "cactus", "rose", "lily",
  ]

  /// What is said of each plant, with all that it tells.
  private static let sayings: [(text: String, tells: [String])] = [
    ("my %s droops", ["leaf.limp"]), ("the %s hangs its head", ["leaf.limp"]),
    ("all drooping, the %s", ["leaf.limp"]),
    ("my %s crackles", ["leaf.crisp"]), ("brown and brittle, my %s", ["leaf.crisp"]),
    ("the %s breaks when touched", ["leaf.crisp"]),
    ("flies around my %s", ["pest.gnats"]), ("little flies in the %s", ["pest.gnats"]),
    ("the %s is full of flies", ["pest.gnats"]),
    ("my %s droops, flies everywhere", ["leaf.limp", "pest.gnats"]),
    ("i bought a %s", []), ("my neighbour's %s wilts", []), ("where do i put the %s", []),
    ("a film about a %s", []),
  ]
  private static let denials = ["not one %s", "never on the %s", "no sign, the %s is clean"]

  private static let examples: [FindingExample] = plants.flatMap { plant in
    sayings.map { line(plant, $0.text, $0.tells) }
      + denials.map { line(plant, $0, ["not pest.gnats"], answers: "pest") }
  }

  private static func line(_ plant: String, _ text: String, _ codes: [String], answers: String? = nil)
    -> FindingExample
  {
    FindingExample(
      text: text.replacing("%s", with: plant), tells: codes.map(FindingValue.init(code:)), answers: answers)
  }

  private struct Setup {
    let reader: Reader
    let detector: FindingDetector

    init(_ knowledge: KnowledgeBase) {
      let matcher = TrainedMatcher(training: knowledge)
      reader = Reader(knowledge: knowledge, matcher: matcher)
      detector = FindingDetector(knowledge: knowledge, matcher: matcher)
    }

    func judge(_ text: String) -> FindingJudgement {
      let reading = reader.read(text)
      return detector.judge(reading.segments[0], in: reading)
    }

    func passage(of text: String) -> FindingPassage {
      let reading = reader.read(text)
      return FindingFeatures(vectors: .builtIn).passage(
        of: reading, in: reading.tokens.indices)
    }

    func told(_ text: String) -> Set<String> { Set(judge(text).told.map(\.value.code)) }
  }

  @Test func tellsWhatNoPhraseSays() {
    let setup = Setup(knowledge())
    #expect(setup.told("my tulip droops") == ["leaf.limp"])
    #expect(setup.told("the tulip is brittle and breaks") == ["leaf.crisp"])
    #expect(setup.told("a film about a tulip").isEmpty)
  }

  @Test func tellsSeveralThingsInOneBreath() {
    let told = Setup(knowledge()).told(
      "so i have got this from the market, my tulip droops, and there are little flies in the tulip")
    #expect(told == ["leaf.limp", "pest.gnats"])
  }

  /// What is told surely is believed more than a phrase that says what cannot hold beside it.
  @Test func doubtsAPhraseThatCannotHold() {
    let setup = Setup(knowledge())
    #expect(setup.judge("my tulip droops, nothing crisp, drooping").doubted == [FindingValue("leaf.crisp")])
    #expect(setup.judge("the crisp tulip is brittle and breaks").doubted.isEmpty)
  }

  @Test func answersOnlyWhatWasAsked() {
    let setup = Setup(knowledge())
    let reading = setup.reader.read("never on the tulip")
    #expect(
      setup.detector.answer(reading, in: reading.tokens.indices, slot: "pest") == [
        FindingValue("pest.gnats", present: false)
      ])
    #expect(setup.detector.answer(reading, in: reading.tokens.indices, slot: "leaf").isEmpty)
    #expect(setup.told("never on the tulip").isEmpty)
  }

  @Test func doesNotDependOnTheOrderOfExamples() {
    let (setup, reversed) = (Setup(knowledge()), Setup(knowledge(reversed: true)))
    for text in ["my tulip droops", "flies in the tulip, brittle", "never on the tulip"] {
      #expect(setup.judge(text).told.map(\.evidence) == reversed.judge(text).told.map(\.evidence))
    }
  }

  @Test func saysNothingWithoutExamples() {
    let setup = Setup(knowledge(hasExamples: false))
    #expect(setup.told("my tulip droops").isEmpty)
    let reading = setup.reader.read("never on it")
    #expect(setup.detector.answer(reading, in: reading.tokens.indices, slot: "pest").isEmpty)
  }

  @Test func staysTheSameWhenStored() throws {
    let knowledge = knowledge()
    let model = try #require(TrainedMatcher(training: knowledge).findingModel)
    let stored = try Archive.decode(FindingModel.self, copying: Array(try Archive.encode(model)))
    #expect(stored.values == model.values && stored.bounds == model.bounds)
    #expect(model.bounds.tells < .infinity && model.bounds.answers.contains { $0 < .infinity })
    let words = Setup(knowledge).passage(of: "my tulip droops")
    #expect(stored.evidenceOfTelling(words) == model.evidenceOfTelling(words))
    #expect(stored.evidenceOfAnswering(words) == model.evidenceOfAnswering(words))
  }
}
