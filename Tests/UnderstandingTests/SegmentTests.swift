import Knowledge
import Testing

@testable import Understanding

@Suite struct SegmentTests {
  private let segmenter = Segmenter()
  private let tokenizer = Tokenizer(
    language: .test {
      $0.questionStarters = ["what", "can", "is", "how"]
      $0.connectors = ["and", "also"]
      $0.fillers = ["just"]
      $0.subordinators = ["when"]
      $0.subjectless = ["no"]
      $0.clauseStarters = ["i", "it"]
      $0.numbers = Self.numbers
      $0.durationOpeners = ["for", "and"]
      $0.rateWords = ["a"]
    })
  private static let numbers = ["a": 1.0, "couple": 2, "half": 0.5]

  private func pieces(_ text: String) -> [String] {
    let tokens = tokenizer.tokens(of: text)
    return segmenter.segments(of: tokens).map { tokens[$0].map(\.word).joined(separator: " ") }
  }

  @Test(arguments: [
    ("what is a disc? and can it heal", ["what is a disc ?", "and can it heal"]),
    ("what is a disc and also can it heal", ["what is a disc", "and also can it heal"]),
    ("my back hurts, is it a disc", ["my back hurts", ", is it a disc"]),
    ("when it hurts, what can i do", ["when it hurts , what can i do"]),
    ("salt and pepper", ["salt and pepper"]),
    ("hm...", ["hm . . ."]),
    ("one\ntwo", ["one", "two"]),
    ("...", [". . ."]),
  ])
  func cutsSentencesAndJoinedQuestions(_ text: String, _ expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test func knowsQuestions() {
    func isQuestion(_ text: String) -> Bool { segmenter.isQuestion(tokenizer.tokens(of: text)[...]) }
    #expect(isQuestion("how long"))
    #expect(isQuestion("sore again?"))
    #expect(isQuestion("ok, what now"))
    #expect(!isQuestion("i know what it is"))
  }

  @Test(arguments: [
    ("can it heal", true), ("can not pee", false), ("can not it heal", true), ("is no joke", false),
    ("and what now", true),
    ("my back", false),
  ])
  func tellsQuestionsFromStatementsWithoutASubject(_ text: String, _ expected: Bool) {
    #expect(segmenter.isInterrogative(tokenizer.tokens(of: text)[...]) == expected)
  }

  @Test(arguments: [
    ("3 days", [3.0]), ("a couple of weeks", [14]), ("for a week and half day", [7, 0.5]), ("a day", [1]),
    ("twice a week", []), ("3 days a week", []), ("for a week", [7]),
    ("days", []),
  ])
  func findsDurations(_ text: String, _ expected: [Double]) {
    let durations = Durations(numbers: Self.numbers, units: ["day": 1, "week": 7])
    #expect(durations.find(in: tokenizer.tokens(of: text)) == expected)
  }
}
