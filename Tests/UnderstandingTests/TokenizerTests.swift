import Testing

@testable import Understanding

@Suite struct TokenizerTests {
  private let tokenizer = Tokenizer(spellings: ["can't": "can not", "u": "you", "2day": "today"])

  @Test(arguments: [
    ("My back HURTS!", ["my", "back", "hurts", "!"]),
    ("I can\u{2019}t bend", ["i", "can", "not", "bend"]),
    ("15kg for 3.5 days", ["15", "kg", "for", "3.5", "days"]),
    ("soooo sore", ["soo", "sore"]),
    ("u ok 2day?", ["you", "ok", "today", "?"]),
    ("ｆｕｌｌ width", ["full", "width"]),
    ("zero\u{200B}width", ["zero", "width"]),
    ("l5 s1", ["l5", "s1"]),
    ("", []),
    (" \t\u{FEFF} ", []),
  ])
  func cutsTextIntoTokens(_ text: String, _ words: [String]) {
    #expect(tokenizer.tokens(of: text).map(\.word) == words)
  }

  @Test func keepsPlacesInTheOriginal() {
    let tokens = tokenizer.tokens(of: "é can't 🙂 x")
    #expect(tokens.map(\.range) == [0..<1, 2..<7, 2..<7, 8..<9, 10..<11])
    #expect(tokens[1].original == "can't")
  }

  @Test func marksLines() {
    #expect(tokenizer.tokens(of: "one two\nthree").map(\.startsLine) == [true, false, true])
  }
}
