import Testing

@testable import Understanding

@Suite struct PhraseTrieTests {
  private func matches(_ text: String, _ phrases: [[String]], fillers: Set<String> = []) -> [PhraseTrie.Match]
  {
    var trie = PhraseTrie()
    for (entry, phrase) in phrases.enumerated() { trie.insert(phrase, entry: entry) }
    return trie.matches(in: Tokenizer().tokens(of: text), fillers: fillers)
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
}
