import Knowledge
import Testing

@testable import Understanding

@Suite struct TokenizerTests {
  private let tokenizer = Tokenizer(
    language: .test { $0.spellings = ["can't": "can not", "u": "you", "2day": "today", "👍": "yes"] })

  @Test(arguments: [
    ("My back HURTS!", ["my", "back", "hurts", "!"]),
    ("I can\u{2019}t bend", ["i", "can", "not", "bend"]),
    ("15kg for 3.5 days", ["15", "kg", "for", "3.5", "days"]),
    ("soooo sore", ["soo", "sore"]),
    ("u ok 2day?", ["you", "ok", "today", "?"]),
    ("ｆｕｌｌ width", ["full", "width"]),
    ("zero\u{200B}width", ["zero", "width"]),
    ("l5 s1", ["l5", "s1"]),
    ("sit-ups - 4-5 days-", ["sit", "ups", "-", "4", "-", "5", "days", "-"]),
    (
      "\u{201C}sore\u{201D} \u{2013} l\u{AD}eg \u{2014} Cafe\u{301}",
      ["\"", "sore", "\"", "-", "leg", "-", "café"]
    ),
    ("leg 😭 pain → 15㎏ 1½", ["leg", "pain", "15", "kg", "1", "0.5"]),
    ("👍🏽 ok 🤷‍♀️", ["yes", "ok"]),
    ("", []),
    (" \t\u{FEFF} ", []),
  ])
  func cutsTextIntoTokens(_ text: String, _ words: [String]) {
    #expect(tokenizer.tokens(of: text).map(\.word) == words)
  }

  @Test func keepsPlacesInTheOriginal() {
    let tokens = tokenizer.tokens(of: "é can\u{2019}t 🙂 x👍🏽")
    #expect(tokens.map(\.range) == [0..<1, 2..<7, 2..<7, 10..<11, 11..<13])
    #expect(tokens[1].original == "can't")
    #expect(tokens[4].original == "👍")
  }

  @Test func marksLines() {
    #expect(tokenizer.tokens(of: "one two\nthree").map(\.startsLine) == [true, false, true])
  }
}

extension Language {
  static func test(_ change: (inout Language) -> Void) -> Language {
    var language = Language()
    change(&language)
    return language
  }
}
