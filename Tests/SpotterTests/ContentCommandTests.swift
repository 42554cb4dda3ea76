import Foundation
import Testing

/// What authors type: `check` and `show`.
@Suite struct ContentCommandTests {
  private static let houseplant = "Tests/Houseplant/Intents"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A copy of the houseplant's content with one text replaced.
  private func broken(_ old: String, _ new: String, in file: String) throws -> String {
    let copy = folder.path("Intents")
    let line = "mkdir \(copy) && cp -L \(Self.houseplant)/* \(copy)"
    #expect(try ProgramTests.shell(line).status == 0)
    let path = copy + "/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    return copy
  }

  @Test func failsOnWarningsIfStrict() throws {
    let copy = try broken("    - soggy\n", "    - soggy\n    - soggy\n", in: "words.yml")
    let tolerant = try ProgramTests.run(["check", copy])
    #expect(tolerant.status == 0)
    #expect(tolerant.lines.last?.hasSuffix(": no errors, 1 warning") == true)
    #expect(try ProgramTests.run(["check", copy, "--strict"]).status == 1)
    #expect(try ProgramTests.run(["check", Self.houseplant, "--strict"]).status == 0)
  }

  @Test func checksClaimsAgainstTheArticle() throws {
    let copy = try broken("evidence: [finger,", "evidence: [thumb,", in: "facts.yml")
    #expect(try ProgramTests.run(["check", copy]).status == 0)
    let result = try ProgramTests.run(["check", copy, "--article", "Tests/Houseplant/article.txt"])
    #expect(result.output.contains("facts.yml:41:14: error: the paragraph water/2 does not have 'thumb'"))
    #expect(result.status == 1)
    #expect(try ProgramTests.run(["check", copy, "--article", "/nowhere.txt"]).status == 66)
  }

  @Test func reportsAsJSON() throws {
    let copy = try broken(
      "what: [intro.signal, intro.mistakes]", "what: [intro.signal, intro.mistake]", in: "topics.yml")
    let result = try ProgramTests.run(["check", copy, "--json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.errors == 1)
    #expect(report.issues.map(\.line) == [5])
    #expect(report.issues.map(\.column) == [26])
    #expect(report.issues.map(\.severity) == ["error"])
    #expect(result.status == 1)
  }

  private struct Report: Decodable {
    struct Issue: Decodable {
      var severity: String
      var line: Int
      var column: Int
    }
    var errors: Int
    var issues: [Issue]
  }

  @Test(arguments: [
    (["show"], "water.finger      water/2"),
    (["show", "water.finger"], "place     the article, water/2"),
    (["show", "water.finger"], "evidence  finger, top three centimetres, dry"),
    (["show", "water.finger"], "asked by  ask_watering: \"when should i water\""),
    (["show", "water.finger"], "cause     water, now"),
    (["show", "water"], "topic water: overwatering"),
    (["show", "water"], "for       soil.wet, 4, because of water.air"),
    (["show", "soil"], "answer    wet: soil.wet"),
    (["show", "--format", "dot"], "\"finding:soil.wet\" -> \"cause:water\" [label=\"+4\"];"),
    (["show", "--format", "dot"], "\"intent:ask_watering\" -> \"fact:water.finger\";"),
  ])
  func shows(_ arguments: [String], _ expected: String) throws {
    let result = try ProgramTests.run(arguments + ["--intents", Self.houseplant])
    #expect(result.output.contains(expected), "\(result.output)")
    #expect(result.status == 0)
  }

  @Test func namesTheNearestOfWhatItCannotShow() throws {
    let result = try ProgramTests.run(["show", "water.fingr", "--intents", Self.houseplant])
    #expect(result.errors.contains("'water.fingr', did you mean 'water.finger'?"))
    #expect(result.status == 64)
  }

  @Test func exportsQuestionsAndAnswers() throws {
    let result = try ProgramTests.run(["show", "--format", "json"])
    let page = try JSONDecoder().decode(Page.self, from: Data(result.output.utf8))
    #expect(page.context == "https://schema.org")
    #expect(page.type == "FAQPage")
    let plank = try #require(page.mainEntity.first { $0.id == "#core.plank" })
    #expect(plank.name == "how do i do a plank")
    #expect(plank.acceptedAnswer.text.contains("plank"))
    #expect(plank.acceptedAnswer.citation.articleSection == "core")
    #expect(plank.acceptedAnswer.citation.position == 2)
  }

  private struct Page: Decodable {
    struct Question: Decodable {
      var id: String
      var name: String
      var acceptedAnswer: Answer
      enum CodingKeys: String, CodingKey { case id = "@id", name, acceptedAnswer }
    }
    struct Answer: Decodable {
      var text: String
      var citation: Citation
    }
    struct Citation: Decodable {
      var articleSection: String
      var position: Int?
    }
    var context: String
    var type: String
    var mainEntity: [Question]
    enum CodingKeys: String, CodingKey { case context = "@context", type = "@type", mainEntity }
  }

  /// What the issue of every author is: a claim added, asked for, and proven wrong.
  @Test func answersANewFactAtOnce() throws {
    let copy = try broken(
      "facts:\n",
      """
      facts:
      - id: water.rain
        says: Rain water is fine for any of them.
        article: water/2
        evidence: [rain water]
        topics: [water]

      """, in: "facts.yml")
    let questions = """
      version: "3.1"
      nlu:
      - intent: ask_rain
        metadata: {topic: water, facts: [water.rain]}
        examples: |
          - can i use rain water
          - is rain good for it
          - is water from the rain barrel okay
          - does it like rain water
          - rain or tap water
      """
    try questions.write(toFile: copy + "/rain.yml", atomically: true, encoding: .utf8)
    let reply = try ProgramTests.run(["ask", "--intents", copy, "is rain water alright for my ficus?"])
    #expect(reply.output.contains("Rain water is fine"), "\(reply.output)")
    let check = try ProgramTests.run(["check", copy, "--article", "Tests/Houseplant/article.txt"])
    #expect(check.output.contains("facts.yml:5:14: error: the paragraph water/2 does not have 'rain water'"))
  }
}
