import Foundation
import Knowledge
import Testing

/// Mistakes of authors: each is reported with its place, what was expected, and the nearest thing that would work.
@Suite struct ContentLoaderTests {
  @Test(arguments: [
    Mistake(
      "facts.yml",
      """
      facts:
      - id: core.plank
        say: Hold a plank.
        article: core/2
        evidence: [plank]
        topics: []
      """,
      [
        "facts.yml:2:3: error: missing key 'says'",
        "facts.yml:3:3: error: unknown key 'say', did you mean 'says'?",
        "facts.yml:4:12: error: unknown section 'core'",
      ]),
    Mistake(
      "facts.yml",
      """
      facts:
      - id: core.plank
        says: Hold a plank.
        article: core-2
        evidence: [plank]
        topics: []
      """,
      ["facts.yml:4:12: error: expected section/paragraph, for example intro/1, found 'core-2'"]),
    Mistake(
      "causes.yml",
      """
      causes:
      - id: core
        name: a weak core
        for:
        - {finding: region.lowr, weight: heavy, because: core.plank}
        explain: []
        now: []
      """,
      [
        "causes.yml:5:15: error: unknown concept 'region.lowr', did you mean 'region.lower'?",
        "causes.yml:5:36: error: expected a whole number, found 'heavy'",
        "causes.yml:5:52: error: unknown fact 'core.plank'",
      ]),
    Mistake(
      "followups.yml",
      """
      slots:
      - slot: region
        says: {}
        told_as:
        - {finding: feel.sore, says: stiffness, words: [stiff]}
        - {finding: region.lower, say: low}
      """,
      [
        "followups.yml:5:15: error: expected a finding of 'region', found 'feel.sore'",
        "followups.yml:5:15: error: unknown concept 'feel.sore'",
        "followups.yml:6:5: error: missing key 'says'",
        "followups.yml:6:5: error: missing key 'words'",
        "followups.yml:6:29: error: unknown key 'say', did you mean 'says'?",
      ]),
    Mistake(
      "questions.yml",
      """
      version: "3.1"
      nlu:
      - intent: greet
        metadata: {act: greet, says: Hello there.}
        examples: |
          - hello
      """,
      [
        "questions.yml:4:32: error: 'says' goes with 'gap: off_topic': what else is said to 'greet' is facts and phrases"
      ]),
    Mistake(
      "questions.yml",
      """
      version: "3.1"
      nlu:
      - intent: greet
        metadata: {act: greet}
        examples: |
          - hello
          hi there
          - how is my [back(region)
      """,
      [
        "questions.yml:7:5: error: expected a line that begins with '- ', found 'hi there'",
        "questions.yml:8:5: error: broken annotation: '[' without ']'",
      ]),
    Mistake(
      "sounds.yml",
      """
      version: "3.1"
      nlu:
      - synonym: act.bark
        examples: |
          - (dog|cat woke me
          - dog) woke me
          - (a (big|small)) dog
      """,
      [
        "sounds.yml:5:5: error: broken alternatives: '(' without ')'",
        "sounds.yml:6:5: error: broken alternatives: ')' without '(' before it",
        "sounds.yml:7:5: error: broken alternatives: '(' inside of '(...)'",
      ]),
    Mistake(
      "flags.yml",
      """
      red_flag_examples:
      - flag: leg_weaknes
        examples: |
          - my foot drags
      - flag: none
        examples: |
          my legs are jelly
      - examples: |
          - can't feel my feet
      """,
      [
        "flags.yml:2:9: error: unknown red flag 'leg_weaknes'",
        "flags.yml:7:5: error: expected a line that begins with '- ', found 'my legs are jelly'",
        "flags.yml:8:3: error: missing key 'flag'",
      ]),
    Mistake(
      "told.yml",
      """
      finding_examples:
      - tells: [leg.pian]
        answers: legs
        examples: |
          - down to my foot
      - examples: |
          - my mate's leg
      """,
      [
        "told.yml:2:3: error: unknown slot 'leg'",
        "told.yml:2:11: error: unknown concept 'leg.pian'",
        "told.yml:3:12: error: unknown slot 'legs'",
        "told.yml:6:3: error: missing key 'tells'",
      ]),
    Mistake(
      "negation.yml",
      """
      cues:
      - category: negatd
        phrases: [no]
      """,
      ["negation.yml:2:13: error: unknown value 'negatd', did you mean 'negated'?"]),
    Mistake(
      "kinds.yml",
      """
      cues:
      - category: negated
        phrases: [no]
        kinds: [region, regin]
      """,
      ["kinds.yml:4:19: error: unknown kind of concept 'regin', did you mean 'region'?"]),
    Mistake(
      "doubts.yml",
      """
      cues:
      - category: possible
        phrases:
        - (sit|lie if i
        - maybe
      """,
      ["doubts.yml:4:5: error: broken alternatives: '(' without ')'"]),
    Mistake(
      "talk.yml",
      """
      version: "3.1"
      nlu:
      - intent: say_hello
        metadata:
          act: greeet
        examples: |
          - hello
      - intent: say_weather
        metadata:
          gap: of_topic
        examples: |
          - will it rain
      - synonym: act.purr
        examples: |
      """,
      [
        "talk.yml:5:10: error: unknown value 'greeet', did you mean 'greet'?",
        "talk.yml:10:10: error: unknown value 'of_topic', did you mean 'off_topic'?",
        "talk.yml:13:12: error: concept 'act.purr' has no phrases",
      ]),
    Mistake(
      "broken.yml", "facts: [",
      ["broken.yml:2:1: error: not valid YAML: while parsing a flow node did not find expected node content"]),
    Mistake(
      "twice.yml",
      """
      topics:
      - id: core
        name: a
      - id: core
        name: b
      """,
      ["twice.yml:4:7: error: topic 'core' is already defined at DIR/twice.yml:2"]),
  ])
  func reportsEveryMistake(_ mistake: Mistake) throws {
    let folder = try TemporaryFolder(files: [mistake.file: mistake.text, "words.yml": Self.words])
    let error = #expect(throws: ContentError.self) { try ContentLoader().load(folder: folder.path) }
    let reported = (error?.issues ?? []).map { $0.description.replacing(folder.path, with: "DIR") }
      .filter { !$0.contains("missing phrase") }
    #expect(reported == mistake.expected.map { "DIR/" + $0 })
  }

  @Test func readsAlternativesAsPhrasesOfTheirOwn() throws {
    let folder = try TemporaryFolder(files: [
      "phrases.yml": PhraseKey.allCases.map { "  \($0.rawValue): [x]" }.reduce("phrases:") { $0 + "\n" + $1 },
      "words.yml": """
      version: "3.1"
      nlu:
      - synonym: act.bark
        examples: |
          - (my|the) (big|) dog barks
          - howling
      """,
    ])
    let concepts = try ContentLoader().load(folder: folder.path).concepts
    #expect(
      concepts.first?.phrases == [
        "my big dog barks", "my dog barks", "the big dog barks", "the dog barks", "howling",
      ])
  }

  @Test func namesMissingPhrases() throws {
    let folder = try TemporaryFolder(files: ["phrases.yml": "phrases:\n  greeet: Hello."])
    let error = #expect(throws: ContentError.self) { try ContentLoader().load(folder: folder.path) }
    let messages = (error?.issues ?? []).map(\.message)
    #expect(messages.contains("unknown phrase 'greeet', did you mean 'greet'?"))
    #expect(messages.contains("missing phrase 'greet': the assistant needs at least one wording of it"))
  }

  /// "What I have: {findngs}." would be said as it stands.
  @Test func namesPlacesThatNothingIsPutInto() throws {
    let folder = try TemporaryFolder(files: [
      "phrases.yml": """
      phrases:
        understood:
        - "What I have: {findings}."
        - "I have {findngs}, {findings}."
        contradiction: "{old} or {knew}?"
        thanks: "Any time, {name}."
        noted: "Noted: {findings."
      """
    ])
    let issues = try ContentLoader().read(folder: folder.path).issues
      .filter { !$0.message.hasPrefix("missing phrase") }
    #expect(
      issues.map { $0.description.replacing(folder.path, with: "DIR") } == [
        "DIR/phrases.yml:4:5: error: unknown place '{findngs}' in 'understood', did you mean 'findings'?",
        "DIR/phrases.yml:5:18: error: unknown place '{knew}' in 'contradiction', did you mean 'new'?",
        "DIR/phrases.yml:6:11: error: unknown place '{name}' in 'thanks', which has no places",
        "DIR/phrases.yml:7:10: error: '{' without '}' in 'noted'",
      ])
  }

  @Test func saysThatAFolderIsMissing() {
    let error = #expect(throws: MissingContent.self) { try ContentLoader().load(folder: "/nowhere") }
    #expect(error?.description.hasPrefix("/nowhere: nothing here") == true)
  }

  @Test func saysThatAFileIsNoUTF8() throws {
    let folder = try TemporaryFolder(files: [:])
    try Data([0xFF, 0xFE, 0x00]).write(to: folder.url.appending(path: "a.yml"))
    let error = #expect(throws: ContentError.self) { try ContentLoader().load(folder: folder.path) }
    #expect(error?.issues.first?.description == "\(folder.path)/a.yml:1:1: error: the file is not UTF-8")
  }

  private static let words = """
    version: "3.1"
    nlu:
    - synonym: region.lower
      examples: |
        - lower back
    """

  struct Mistake: Sendable, CustomTestStringConvertible {
    var file: String
    var text: String
    var expected: [String]
    init(_ file: String, _ text: String, _ expected: [String]) {
      (self.file, self.text, self.expected) = (file, text, expected)
    }
    var testDescription: String { expected.first ?? file }
  }
}

/// A folder that is deleted when the test is done with it.
final class TemporaryFolder {
  let url: URL
  var path: String { url.path }

  init(files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spotter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
