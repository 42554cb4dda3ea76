import Knowledge
import Testing

@testable import Understanding

@Suite struct SegmentTests {
  private let segmenter = Segmenter()
  private let tokenizer = Tokenizer(
    language: .test {
      $0.questionStarters = ["what", "can", "is", "how"]
      $0.connectors = ["and", "also"]
      $0.subordinators = ["when"]
      $0.subjectless = ["no"]
      $0.clauseStarters = ["i", "it"]
      $0.numbers = Self.numbers
      $0.durationOpeners = ["for", "and"]
      $0.rateWords = ["a", "every"]
      $0.rangeWords = ["-", "or"]
      $0.fillers = ["just", "of"]
    })
  private static let numbers = [
    "a": 1.0, "two": 2, "couple": 2, "ten": 10, "twenty": 20, "five": 5, "half": 0.5,
  ]

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
    ("twice a week", []), ("3 days a week", []), ("for a week", [7]), ("days", []),
    ("15kg 3 days", [3]), ("2wks", [14]), ("1.5 weeks", [10.5]), ("1,5 weeks", [10.5]), ("1½ weeks", [10.5]),
    ("a week and a half", [10.5]), ("two and a half weeks", [17.5]), ("half a year", [182.5]),
    ("half a week", [3.5]), ("4-5 days", [5]), ("3 or 4 days", [4]), ("a day or two", [2]),
    ("twenty five days", [25]), ("1,000 days", [1000]),
    ("3x a week", []), ("every 3 days", []), ("5 days/week", []), ("30 years old", []),
    ("ten days in a row", []), ("2 days and 3 weeks", [2, 21]), ("and", []), ("4-", []),
  ])
  func findsDurations(_ text: String, _ expected: [Double]) {
    let durations = Durations(
      numbers: Self.numbers, units: ["day": 1, "week": 7, "wks": 7, "year": 365],
      spoilers: [["old"], ["in", "a", "row"]])
    #expect(durations.find(in: tokenizer.tokens(of: text)).map(\.days) == expected)
  }
}
