import Testing

@testable import Understanding

@Suite struct SegmentTests {
  private let segmenter = Segmenter(
    questionStarters: ["what", "can", "is", "how"], connectors: ["and", "also"], fillers: ["just"],
    subordinators: ["when"], subjectless: ["no"], clauseStarters: ["i", "it"])
  private let tokenizer = Tokenizer()

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
    let durations = Durations(
      numbers: ["a": 1, "couple": 2, "half": 0.5], units: ["day": 1, "week": 7], openers: ["for", "and"],
      rateWords: ["a"])
    #expect(durations.find(in: tokenizer.tokens(of: text)) == expected)
  }
}
