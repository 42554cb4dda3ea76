import Testing

@testable import Knowledge
@testable import Understanding

/// Patterns and examples of red flags together.
@Suite struct RedFlagTests {
  /// One flag, which a pattern sees in "foot" beside "drag", and examples of it in other words.
  private func knowledge(reversed: Bool = false, hasExamples: Bool = true) -> KnowledgeBase {
    var knowledge = KnowledgeBase()
    knowledge.concepts = [
      Concept(id: "part.foot", phrases: ["foot", "toes"]),
      Concept(id: "part.knee", phrases: ["knee"]),
      Concept(id: "sign.drag", phrases: ["drags", "drag"]),
    ]
    let pattern = RedFlag.Pattern(
      all: [[FindingValue("sign.drag")], [FindingValue("part.foot")]], unless: [], within: 8,
      pastCounts: false, hypotheticalCounts: false)
    knowledge.redFlags = [
      RedFlag(id: "weakness", fact: "safety.weakness", says: "a weak leg", patterns: [pattern])
    ]
    knowledge.intents = ["plank", "stretch"].map { name in
      Intent(
        name: name, effect: .act(.help), topic: nil,
        examples: ["how long do i \(name)", "is a \(name) good", "show me a \(name)"], nearMisses: [])
    }
    if hasExamples {
      knowledge.redFlagExamples =
        Self.reports.map { RedFlagExample(text: $0, flag: "weakness") }
        + Self.nearMisses.map { RedFlagExample(text: $0, flag: nil) }
    }
    if reversed { knowledge.redFlagExamples.reverse() }
    return knowledge
  }

  private static let reports = [
    "my knee buckles under me since monday", "the knee buckles when i walk",
    "left knee buckles on the stairs",
    "her knee buckles all the time", "my foot drags on the floor", "his foot drags since the lift",
    "one knee buckles and will not hold me", "the right knee buckles since the weekend",
    "my toes drag on the carpet", "knee buckles, back sore", "my foot drags when i am tired",
    "why does my knee buckle since tuesday",
  ]
  private static let nearMisses = [
    "my dog drags his foot after a walk", "the dog drags a foot", "our dog drags the left foot",
    "the sledge drags under my foot", "my back is sore since monday", "sore on the stairs today",
    "my dog drags one foot on the floor", "i walk a lot and my back is sore", "the old dog drags its foot",
    "tired after the stairs", "what is a weak core", "the dog is tired and drags his foot",
    // In which no pattern finds anything: on these it is set what a flag is raised for.
    "my toes are cold in the morning", "one foot is cold at night", "cold toes, cold foot and a cold floor",
  ]

  private func judgement(of text: String, _ knowledge: KnowledgeBase) -> RedFlagJudgement {
    let matcher = TrainedMatcher(training: knowledge)
    let reader = Reader(knowledge: knowledge, matcher: matcher)
    return RedFlagDetector(knowledge: knowledge, matcher: matcher).judge(reader.read(text))
  }

  @Test func raisesWhatNoPatternSees() {
    let judgement = judgement(of: "my right foot buckles", knowledge())
    #expect(judgement.composed.isEmpty)
    #expect(judgement.reported.map(\.id) == ["weakness"])
  }

  /// The patterns know feet and no knees.
  @Test func needsMoreForWhatIsNotNamed() {
    let (knowledge, matcher) = (knowledge(), TrainedMatcher(training: knowledge()))
    let reader = Reader(knowledge: knowledge, matcher: matcher)
    let patterns = RedFlagScanner(knowledge: knowledge)
    #expect(patterns.hints(at: "weakness", in: reader.read("my right foot buckles")))
    #expect(!patterns.hints(at: "weakness", in: reader.read("my right knee buckles")))
  }

  @Test func overrulesAPatternThatExamplesSpeakAgainst() {
    let judgement = judgement(of: "the dog drags his left foot", knowledge())
    #expect(judgement.composed.map(\.id) == ["weakness"])
    #expect(judgement.reported.isEmpty)
  }

  /// In a long message a report is a small part of what is said.
  @Test func judgesAReportByItsSentence() {
    let talk = "how long do i plank. the dog is tired. i walk a lot. sore on the stairs today. "
    let judgement = judgement(of: talk + talk + "My foot drags on the floor.", knowledge())
    #expect(judgement.reported.map(\.id) == ["weakness"])
  }

  @Test func countsOnlyTheirOwnWhereContentSaysSo() {
    var knowledge = knowledge()
    knowledge.language.thirdPerson = ["his"]
    knowledge.cues = [ContextCue(category: .otherPerson, direction: .forward, phrases: ["his"])]
    let (his, mine) = ("his right knee drags on the floor", "my right knee drags on the floor")
    #expect(judgement(of: his, knowledge).reported.map(\.id) == ["weakness"])
    knowledge.redFlags[0].ownOnly = true
    #expect(judgement(of: his, knowledge).reported.isEmpty)
    #expect(judgement(of: mine, knowledge).reported.map(\.id) == ["weakness"])
  }

  @Test(arguments: [
    (true, Float(2), ["die", "night"]), (true, 0.5, ["night"]), (false, 2, ["night"]), (true, -3, []),
  ])
  func reportsWhatIsGraverThanWhatPatternsFind(_ isGraver: Bool, _ evidence: Float, _ reported: [String]) {
    func flag(_ id: String) -> RedFlag { RedFlag(id: id, fact: id, says: id, patterns: []) }
    let judgement = RedFlagJudgement(
      composed: [flag("night")],
      learnt: .init(
        flag: flag("die"), isGraver: isGraver, evidence: evidence, raises: 1, overrules: -2))
    #expect(judgement.reported.map(\.id) == reported)
  }

  @Test func leavesOthersAlone() {
    #expect(judgement(of: "my foot drags", knowledge()).reported.map(\.id) == ["weakness"])
    #expect(judgement(of: "how long do i plank", knowledge()).reported.isEmpty)
  }

  @Test func goesByPatternsWithoutExamples() {
    let knowledge = knowledge(hasExamples: false)
    #expect(judgement(of: "the dog drags his left foot", knowledge).reported.map(\.id) == ["weakness"])
    #expect(judgement(of: "my right knee buckles", knowledge).reported.isEmpty)
    #expect(judgement(of: "my foot drags", knowledge).learnt == nil)
  }

  @Test func doesNotDependOnTheOrderOfTheExamples() {
    for text in ["my right knee buckles", "the dog drags his left foot", "sore"] {
      let (one, other) = (judgement(of: text, knowledge()), judgement(of: text, knowledge(reversed: true)))
      #expect(one.learnt?.evidence == other.learnt?.evidence)
      #expect(one.reported == other.reported)
    }
  }

  private func trial(
    _ evidence: Float, flag: String?, isComposed: Bool, isClose: Bool = true, isHinted: Bool = true
  ) -> RedFlagModel.Trial {
    .init(
      example: .init(
        ngrams: NGrams(stems: [], marks: []), sentence: nil, flag: flag, isComposed: isComposed,
        isClose: isClose), evidence: evidence, isHinted: isHinted)
  }

  /// A bound of which the examples say nothing neither raises a flag nor silences a pattern.
  @Test func boundsWithoutDataHaveNoEffect() {
    let nearMisses = (0..<10).map { trial(Float($0), flag: nil, isComposed: false) }
    let reports = (0..<10).map { trial(Float($0), flag: "a", isComposed: false) }
    let bounds = RedFlagModel.Bounds(nearMisses + reports)
    #expect(bounds.overrules == -.infinity)  // no pattern finds any
    #expect(bounds.raises == 9)
    let found = (0..<10).map { trial(Float($0), flag: "a", isComposed: true) }
    let without = RedFlagModel.Bounds(found)  // every message reports a flag
    #expect(without.raises == .infinity && without.raisesUnnamed == .infinity)
    #expect(without.overrules == 0)
  }

  @Test func boundsAreSetOnWhatWasNotSeen() {
    let nearMisses = (0..<200).map { trial(Float($0) / 100, flag: nil, isComposed: false) }
    let reports = (0..<1000).map { trial(Float($0) / 100, flag: "a", isComposed: true) }
    let bounds = RedFlagModel.Bounds(nearMisses + reports)
    #expect(bounds.raises == 1.92)  // seven of two hundred are above, as many as may be
    #expect(bounds.raisesUnnamed == bounds.raises)
    // What has no word of the flag has a bound of its own, which next to none of it exceeds.
    let unnamed = (0..<200).map { trial(9 + Float($0) / 100, flag: nil, isComposed: false, isHinted: false) }
    let bothBounds = RedFlagModel.Bounds(nearMisses + unnamed + reports)
    #expect(bothBounds.raises <= bounds.raises)
    #expect(bothBounds.raisesUnnamed == 10.99)
    #expect(bounds.overrules == 0.09)  // nine of a thousand are below, ten would be the most
  }

  @Test func comesBackFromAnArchive() throws {
    let content = try CompiledContent(training: knowledge())
    let stored = try CompiledContent(encoded: content.encoded())
    func evidence(_ content: CompiledContent) -> Float? {
      let reader = Reader(knowledge: content.knowledge, matcher: content.matcher)
      return RedFlagDetector(knowledge: content.knowledge, matcher: content.matcher)
        .judge(reader.read("my right knee buckles")).learnt?.evidence
    }
    #expect(evidence(content) == evidence(stored))
    #expect(evidence(content) != nil)
  }
}
