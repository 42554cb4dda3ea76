import Knowledge
import Testing

@testable import Understanding

/// As many workouts as days.
@Suite struct CrowdingTests {
  private let tokenizer = Tokenizer(
    language: .test { language in
      language.numbers = ["two": 2, "a": 1]
      language.durationOpeners = ["in"]
    })
  private let crowding = Crowding(numbers: ["two": 2, "a": 1], units: ["day": 1, "week": 7])

  private func find(_ text: String) -> [Range<Int>] { crowding.find(in: tokenizer.tokens(of: text)) }

  @Test(arguments: ["12 workouts in 12 days", "3 hard runs in two days", "8 sessions in a week"])
  func findsAsManyTimesAsDays(_ text: String) {
    #expect(find(text) == [0..<tokenizer.tokens(of: text).count])
  }

  @Test(arguments: [
    "2 workouts in 12 days", "300 push ups in two days", "3 days a week", "12 workouts", "in two days",
  ])
  func findsNothingElse(_ text: String) {
    #expect(find(text).isEmpty)
  }
}
