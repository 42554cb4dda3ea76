import Authoring
import ContentChecks
import Dialogue
import Foundation
import Knowledge
import Testing
import Understanding

/// Each kind of mistake that an author can make is found, at its place, and nothing else is.
@Suite struct ContentCheckTests {
  /// One mistake in content that has none.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var expected: [String]

    init(_ file: String, _ old: String, _ new: String, _ expected: String...) {
      (self.file, self.old, self.new, self.expected) = (file, old, new, expected)
    }
    var testDescription: String { expected.first ?? file }
  }

  @Test(arguments: [
    Mistake(
      "topics.yml", "what: [intro.signal, intro.mistakes]", "what: [intro.signal, intro.mistake]",
      "topics.yml:5:26: error: unknown fact 'intro.mistake', did you mean 'intro.mistakes'?"),
    Mistake(
      "facts.yml", "id: intro.age", "id: intro.signal",
      "facts.yml:7:7: error: fact 'intro.signal' is already defined at facts.yml:2",
      "questions.yml:15:37: error: unknown fact 'intro.age'",
      "topics.yml:9:15: error: unknown fact 'intro.age'",
      "topics.yml:13:12: error: unknown fact 'intro.age'",
      "topics.yml:14:11: error: unknown fact 'intro.age'"),
    Mistake(
      "words.yml", "- synonym: act.ate",
      "- synonym: act.buy\n  examples: |\n    - xylophone\n- synonym: act.ate",
      "words.yml:122:12: warning: the words of 'act.buy' are unused: no finding, cause or red flag names it, "
        + "and no example has one"),
    Mistake(
      "words.yml", "    - soggy\n", "    - soggy\n    - soggy\n",
      "words.yml:57:5: warning: 'soggy' stands under the concept 'soil.wet' twice, first at words.yml:56"),
    Mistake(
      "questions.yml", "    - why do roots rot\n", "    - why do roots rot\n    - Why do roots rot?\n",
      "questions.yml:51:5: warning: 'Why do roots rot?' stands under the intent 'ask_air' twice, first at "
        + "questions.yml:50"),
    Mistake(
      "questions.yml", "    - why do roots rot\n", "    - why do roots rot\n    - what is overwatering?\n",
      "questions.yml:51:5: error: 'what is overwatering?' stands under 'ask_air' and, at questions.yml:46, "
        + "under 'ask_drowning'"),
    Mistake(
      "causes.yml", "  - {finding: leaves.pale, weight: 2, because: light.stretching}\n", "",
      "words.yml:108:12: warning: no cause uses the finding 'leaves.pale': nothing speaks for or against a cause "
        + "because of it"),
    Mistake(
      "followups.yml",
      "  - {label: soft, answer: yes, means: [leaves.soft], words: [soft, mushy, squishy, slimy, wet leaves]}\n",
      "",
      "followups.yml:40:9: error: the question 'leaves' has one answer; expected at least two 'choices'"),
    Mistake(
      "followups.yml", "answer: no, means: [leaves.pale]", "answer: no, means: []",
      "followups.yml:40:9: error: the answer 'just pale' to 'leaves' means nothing: 'means' is empty"),
    Mistake(
      "topics.yml", "do: [safety.eaten]", "do: []",
      "facts.yml:85:7: error: nobody can reach the fact 'safety.eaten': no question, topic, cause or red flag "
        + "leads to it"),
    Mistake(
      "facts.yml", "One old leaf low down that yellows",
      "One \(String(repeating: "very ", count: 60))old leaf low down that yellows",
      "facts.yml:8:9: error: a sentence of 'intro.age' has 364 characters, more than three lines of 100: "
        + "'One very very very very very v...'"),
    Mistake(
      "phrases.yml", "thanks: You're welcome.", "thanks: Seven more questions are welcome.",
      "phrases.yml:5:11: error: no fact has the number 'seven' that 'thanks' says"),
    Mistake(
      "facts.yml", "costs a lot of light", "costs 40 % of the light",
      "facts.yml:60:9: error: the number '40' of 'light.distance' is not among its evidence"),
    Mistake(
      "phrases.yml", "What I have: {findings}", "What I have: {findngs}",
      "phrases.yml:14:20: error: unknown place '{findngs}' in 'complaint_known', did you mean 'findings'?"),
    Mistake(
      "questions.yml", "metadata: {aspect: why}", "metadata: {aspect: wyh}",
      "questions.yml:191:22: error: no topic has the aspect 'wyh', did you mean 'why'?"),
    Mistake(
      "questions.yml", "metadata: {aspect: why}", "metadata: {aspect: zorp}",
      "questions.yml:191:22: error: no topic has the aspect 'zorp'"),
    Mistake(
      "topics.yml", "prevent: [light.turn, light.dust]", "prevnt: [light.turn, light.dust]",
      "topics.yml:42:5: error: no question asks for the aspect 'prevnt', did you mean 'prevent'?"),
    Mistake(
      "words.yml", "  phrases: [used to, last year]", "  phrases: [used to, last year]\n  kinds: [sol]",
      "words.yml:177:11: error: unknown kind of concept 'sol', did you mean 'soil'?"),
    Mistake(
      "article.yml", "{id: light, paragraphs: 2}", "{id: light, paragraphs: 3}",
      "article.yml:8:10: warning: no fact cites the paragraph light/3"),
    Mistake(
      "facts.yml", "article: light/1", "article: light/3",
      "facts.yml:56:12: error: the section 'light' has 2 paragraphs, found light/3"),
  ])
  func findsEachMistake(_ mistake: Mistake) throws {
    let content = try ContentCopy()
    try content.replace(mistake.old, with: mistake.new, in: mistake.file)
    if mistake.expected[0].contains("nobody can reach") { try makeUnreachable(content) }
    let issues = ContentCheck(try content.read()).issues
    #expect(content.descriptions(of: issues) == mistake.expected)
  }

  private func makeUnreachable(_ content: ContentCopy) throws {
    try content.replace("serious: [safety.eaten]", with: "serious: []", in: "topics.yml")
    try content.replace("facts: [safety.eaten]", with: "facts: [light.dust]", in: "questions.yml")
    try content.replace("fact: safety.eaten", with: "fact: light.dust", in: "causes.yml")
  }

  @Test func findsCausesThatNoQuestionTellsApart() throws {
    let content = try ContentCopy()
    let causes = """
      causes:
      - id: water
        name: too much water
        for: [{finding: soil.wet, weight: 4, because: water.air}]
        explain: [water.air]
        now: [water.finger]
      - id: light
        name: too little light
        for: [{finding: soil.wet, weight: 4, because: light.distance}]
        explain: [light.distance]
        now: [light.move]
      """
    try causes.write(to: content.url.appending(path: "causes.yml"), atomically: true, encoding: .utf8)
    let issues = ContentCheck(try content.read()).issues.filter { $0.severity == .error }
    #expect(
      content.descriptions(of: issues) == [
        "causes.yml:7:7: error: no question can tell 'light' from 'water': every answer counts alike for both"
      ])
  }

  @Test(arguments: [
    Mistake(
      "facts.yml", "evidence: [finger,", "evidence: [thumb,",
      "facts.yml:41:14: error: the paragraph water/2 does not have 'thumb'"),
    Mistake(
      "facts.yml", "evidence: [finger,", "evidence: [damp cloth,",
      "facts.yml:41:14: error: the paragraph water/2 does not have 'damp cloth', but light/2 does"),
    Mistake(
      "facts.yml", "Bring it nearer to the window", "Move it closer to a window, a little, bit by bit,",
      "facts.yml:65:9: error: 8 words in a row are the article's: 'move it closer to a window a little'; say it "
        + "in other words"),
  ])
  func comparesFactsWithTheArticle(_ mistake: Mistake) throws {
    let content = try ContentCopy()
    try content.replace(mistake.old, with: mistake.new, in: mistake.file)
    let issues = ContentCheck(try content.read(), article: try ContentCopy.article()).issues
    #expect(content.descriptions(of: issues) == mistake.expected)
  }

  @Test func saysThatTheTextIsAnother() throws {
    let content = try ContentCopy()
    let text = ArticleText(file: "other.txt", contents: "Nothing of the kind.")
    #expect(
      content.descriptions(of: ContentCheck(try content.read(), article: text).issues) == [
        "other.txt:1:1: error: expected 5 paragraphs, as the sections of the content say, found 0 (of at least "
          + "twenty words)"
      ])
  }

  @Test func namesWhatStealsAnExample() throws {
    let copy = try ContentCopy()
    try copy.replace(
      "    - should i wipe the leaves\n",
      with: "    - should i wipe the leaves\n    - root rot\n    - tell me a joke. what is the best film\n",
      in: "questions.yml")
    let content = try copy.read()
    let assistant = Assistant(content: try CompiledContent(training: content.knowledge))
    let issues = copy.descriptions(of: SampleCheck(of: content, with: assistant).issues)
    #expect(
      issues.first
        == "questions.yml:172:5: warning: 'root rot' does not reach light.dust: it states water.air, because it is "
        + "nothing but the name of a topic")
    #expect(
      issues.last?.hasPrefix(
        "questions.yml:173:5: warning: 'tell me a joke. what is the best film' does not reach light.dust: it is taken "
          + "for off_topic; 'off_topic' takes it with ") == true)
    #expect(issues.count == 2)
  }

  @Test func pointsAtThePlace() throws {
    let content = try ContentCopy()
    try content.replace("article: light/1", with: "article: light/3", in: "facts.yml")
    let issue = try #require(ContentCheck(try content.read()).issues.first)
    var excerpts = IssueExcerpts()
    #expect(Array(excerpts.lines(of: issue).dropFirst()) == ["    article: light/3", "             ^"])
  }
}
