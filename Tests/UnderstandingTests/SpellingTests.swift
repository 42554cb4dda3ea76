import Spotter
import Testing

@testable import Understanding

@Suite struct SpellingTests {
  private let corrector = SpellingCorrector(vocabulary: [
    "sciatica": 5, "sciatic": 3, "vertebra": 2, "nerve": 4, "numbness": 2, "disc": 3, "pillow": 1,
  ])

  @Test(arguments: [
    ("siatica", "sciatica"),  // missing letter
    ("scciatica", "sciatica"),  // doubled letter
    ("scaitica", "sciatica"),  // swapped letters
    ("vertibra", "vertebra"),  // wrong letter
    ("nervee", "nerve"),
  ])
  func repairsOneEdit(_ typed: String, _ meant: String) {
    #expect(corrector.repair(typed) == meant)
  }

  @Test(arguments: ["disk", "xylophone", "numb"])
  func leavesShortAndFarWordsAlone(_ word: String) {
    #expect(corrector.repair(word) == nil)
  }

  @Test(arguments: [("nurse", "nurse"), ("billow", "billow"), ("siatica", "sciatica"), ("xqzzt", "xqzzt")])
  func neverTurnsAnOrdinaryWordIntoASymptom(_ typed: String, _ read: String) throws {
    #expect(try Shared.assistant().reading(of: typed).tokens.map(\.word) == [read])
  }

  @Test(arguments: [
    ("abc", "abd", true), ("abc", "ab", true), ("abc", "acb", true), ("abc", "abc", false),
    ("abcd", "badc", false),
    ("", "a", true), ("ab", "cd", false),
  ])
  func knowsOneEdit(_ a: String, _ b: String, _ expected: Bool) {
    #expect(isOneEdit(a, b) == expected)
    #expect(isOneEdit(b, a) == expected)
  }

  @Test func searchesWordListsInPlace() {
    let list = WordList("apple\nbanana\ncherry")
    for word in ["apple", "banana", "cherry"] { #expect(list.contains(word)) }
    for word in ["", "app", "bananas", "zebra", "aaa"] { #expect(!list.contains(word)) }
    #expect(!WordList("").contains("a"))
  }
}

func isOneEdit(_ a: String, _ b: String) -> Bool { isOneEdit(a.utf8Span.span, b.utf8Span.span) }

@Suite struct WordTableTests {
  @Test func numbersWordsByTheirPlace() {
    let words = ["", "a", "ab", "é", "a much longer word than any other"] + (0..<500).map { "word\($0)" }
    let table = WordTable(words)
    #expect(table.count == words.count)
    for (number, word) in words.enumerated() {
      #expect(table.number(of: word) == number)
      #expect(table[number] == word)
    }
    for word in ["b", "aba", "word500", "wor"] { #expect(table.number(of: word) == nil) }
    #expect(WordTable([]).number(of: "a") == nil)
  }
}
