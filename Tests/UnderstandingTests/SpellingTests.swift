import Spotter
import Testing

@testable import Understanding

/// Repairs of single words against a small vocabulary.
@Suite struct SpellingTests {
  private let corrector = SpellingCorrector(
    SpellingVocabulary(
      [
        "sciatica": (9, true), "sciatic": (5, true), "vertebra": (4, true), "nerve": (4, true),
        "numbness": (4, true), "disc": (3, true), "pain": (30, true), "degenerative": (4, true),
        "physiotherapy": (4, true), "show": (40, false), "shower": (4, false), "lower": (9, true),
        "back": (50, true), "hack": (50, false), "hurt": (20, true), "a": (90, false), "lot": (9, false),
        "leg": (9, true), "day": (9, false), "last": (9, false), "list": (9, false), "days": (9, false),
        "pillow": (1, false),
      ].mapValues { .init(count: $0.0, isInConcept: $0.1) },
      pairs: [["lower", "back"], ["a", "lot"], ["leg", "day"], ["last", "days"]]))

  @Test(arguments: [
    ("siatica", "sciatica"),  // missing letter
    ("scciatica", "sciatica"),  // doubled letter
    ("scaitica", "sciatica"),  // swapped letters
    ("vertibra", "vertebra"),  // wrong vowel
    ("nervee", "nerve"),
    ("pian", "pain"),  // four letters
    ("bcak", "back"),
    ("showr", "shower"),  // a missing letter is likelier than one too many, however frequent "show" is
    ("backk", "back"),
  ])
  func repairsOneEdit(_ typed: String, _ meant: String) {
    #expect(corrector.repair(typed) == [meant])
  }

  @Test(arguments: [
    ("siyatica", "sciatica"), ("fisiotherapy", "physiotherapy"), ("nummness", "numbness"),
    ("degenarativ", "degenerative"),
  ])
  func findsWordsOfConceptsBySoundOrTwoEdits(_ typed: String, _ meant: String) {
    #expect(corrector.repair(typed) == [meant])
  }

  @Test(arguments: [("lowerback", ["lower", "back"]), ("alot", ["a", "lot"]), ("legday", ["leg", "day"])])
  func cutsWordsRunTogetherThatTheContentHasSideBySide(_ typed: String, _ words: [String]) {
    #expect(corrector.repair(typed) == words)
  }

  @Test(arguments: ["disk", "xylophone", "numb", "vack", "nrv", "backleg", "pillars", "shxwxr"])
  func leavesShortAndFarWordsAlone(_ word: String) {
    #expect(corrector.repair(word) == nil)
  }

  @Test func letsTheWordsBesideDecide() {
    let after = corrector.number(of: "days")
    #expect(corrector.repair("lqst", beside: .init(after: after)) == ["last"])
    #expect(corrector.repair("lst", beside: .init(after: after)) == ["last"])
    #expect(corrector.repair("lst") == nil)
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

  @Test(arguments: [
    ("ca", "abc", 3), ("sciatica", "siyatica", 2), ("", "ab", 2), ("ab", "ba", 1), ("same", "same", 0),
  ])
  func countsEdits(_ a: String, _ b: String, _ expected: Int) {
    #expect(editDistance(a.utf8Span.span, b.utf8Span.span) == expected)
  }

  @Test(arguments: [
    ("sciatica", "siyatica"), ("phone", "fone"), ("knee", "nee"), ("muscle", "muskl"), ("write", "rite"),
    ("degenerative", "dijenerativ"), ("action", "akshun"), ("exercise", "eksersize"), ("which", "wich"),
  ])
  func hearsTheSame(_ a: String, _ b: String) {
    #expect(PhoneticKey(Array(a.utf8)).sounds == PhoneticKey(Array(b.utf8)).sounds)
  }

  @Test(arguments: [("nerve", "knife"), ("disc", "desk top"), ("spine", "spin it")])
  func hearsTheDifference(_ a: String, _ b: String) {
    #expect(PhoneticKey(Array(a.utf8)).sounds != PhoneticKey(Array(b.utf8)).sounds)
  }

  @Test func searchesWordListsInPlace() {
    let list = WordList("apple banana cherry")
    for word in ["apple", "banana", "cherry"] { #expect(list.contains(word)) }
    for word in ["", "app", "bananas", "zebra", "aaa"] { #expect(!list.contains(word)) }
    #expect(!WordList("").contains("a"))
  }
}

func isOneEdit(_ typed: String, _ meant: String) -> Bool {
  Edit(from: typed.utf8Span.span, to: meant.utf8Span.span) != nil
}

/// Repairs of whole messages with the built-in content.
@Suite struct TokenRepairTests {
  private func words(_ text: String) throws -> [String] {
    try Shared.assistant().reading(of: text).tokens.map(\.word)
  }

  @Test(arguments: [
    "nurse", "billow", "xqzzt", "naproxen", "tramadol", "gabapentin", "ibs", "steven", "washington", "nor",
    "bladder's", "sat", "deadlifted",
  ])
  func neverTurnsAnOrdinaryWordIntoASymptom(_ word: String) throws {
    #expect(try words(word) == [word])
  }

  @Test(arguments: [
    ("cold showr", ["cold", "shower"]), ("my bakc", ["my", "back"]), ("siatica", ["sciatica"]),
    ("sooo paaain", ["so", "pain"]), ("withuot pain", ["without", "pain"]),
    ("everytime i bend", ["every", "time", "i", "bend"]), ("tread mill", ["treadmill"]),
    ("a man aged 40", ["a", "man", "aged", "40"]),
  ])
  func repairsMessages(_ text: String, _ expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test func joinsWhatTheContentWritesAsOneWord() {
    let compounds = CompoundWords(["dead lift": "deadlift", "knee cap": "kneecap"])
    func word(_ text: String) -> String? {
      let tokens = Tokenizer().tokens(of: text)
      return compounds.word(for: tokens[0], tokens[1])
    }
    #expect(word("dead lift") == "deadlift")
    #expect(word("lift dead") == nil)
    #expect(word("dead !") == nil)
  }

  @Test func keepsThePlacesOfRepairedWords() throws {
    let reading = try Shared.assistant().reading(of: "oh everytime, ouchh")
    #expect(reading.tokens.map(\.range) == [0..<2, 3..<12, 3..<12, 12..<13, 14..<19])
    #expect(reading.tokens[1].original == "everytime")
    #expect(reading.tokens[2].original == "everytime")
  }
}

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
