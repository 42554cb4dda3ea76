import Knowledge
import Testing

@testable import Understanding

@Suite struct PhraseTrieTests {
  private func matches(_ text: String, _ phrases: [[String]], fillers: [String] = []) -> [PhraseTrie.Match] {
    let trie = PhraseTrie(phrases.enumerated().map { .init(keys: $1, entry: $0) })
    return trie.matches(in: Tokenizer(language: .test { $0.fillers = fillers }).tokens(of: text))
  }

  @Test func findsAllPhrasesThatBeginAtAPlace() {
    #expect(
      matches("slipped discs hurt", [["slip", "disc"], ["disc"]]) == [
        .init(entry: 0, tokens: 0..<2), .init(entry: 1, tokens: 1..<2),
      ])
  }

  @Test func stepsOverFillersInsideAPhraseOnly() {
    #expect(
      matches("down my very leg", [["down", "leg"]], fillers: ["my", "very"]) == [
        .init(entry: 0, tokens: 0..<4)
      ])
    #expect(matches("down it leg", [["down", "leg"]], fillers: ["my"]).isEmpty)
    #expect(matches("down my my my my leg", [["down", "leg"]], fillers: ["my"]).isEmpty)
  }

  @Test func takesExactWordsAsWritten() {
    #expect(matches("my legs", [["=legs"]]).count == 1)
    #expect(matches("my leg", [["=legs"]]).isEmpty)
  }

  @Test func keepsPhrasesApartThatShareTheirBeginning() {
    let phrases = [["leg"], ["leg", "pain"], ["leg", "press"], ["leg"], ["pain"]]
    #expect(
      matches("leg pain", phrases) == [
        .init(entry: 0, tokens: 0..<1), .init(entry: 3, tokens: 0..<1), .init(entry: 1, tokens: 0..<2),
        .init(entry: 4, tokens: 1..<2),
      ])
    #expect(matches("press", phrases).isEmpty)
    #expect(matches("leg", []).isEmpty)
  }
}
