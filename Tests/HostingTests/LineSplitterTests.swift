import Testing

@testable import Hosting

@Suite struct LineSplitterTests {
  private func parts(_ line: String) -> [String] { LineSplitter(mostBytes: 80).parts(of: line) }

  @Test func leavesShortLinesAlone() {
    let line = "One sentence. And  another with two spaces."
    #expect(parts(line) == [line])
  }

  @Test func cutsBehindSentences() {
    let first = "Discs are softer than bone and let the spine move in all directions. [disc 1]"
    #expect(
      parts("\(first) Do you feel it in the legs? Or not?") == [first, "Do you feel it in the legs? Or not?"])
  }

  @Test func cutsLongSentencesBehindWords() {
    let sentence = "and so on " + String(repeating: "word after word ", count: 20) + "until the end."
    let cut = parts(sentence)
    #expect(cut.allSatisfy { $0.utf8.count <= 80 && $0.utf8.count > 60 || $0 == cut.last })
    #expect(cut.joined(separator: " ") == sentence)
  }

  @Test func cutsNoCharacter() {
    let family = "👨‍👩‍👧‍👦"  // 25 bytes
    let cut = parts(String(repeating: family, count: 10))
    #expect(cut.allSatisfy { $0 == String(repeating: family, count: 3) || $0 == family })
    #expect(cut.joined() == String(repeating: family, count: 10))
  }
}
