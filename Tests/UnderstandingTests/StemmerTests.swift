import Foundation
import Testing

@testable import Understanding

@Suite struct StemmerTests {
  /// Words with the stems that Snowball's own English stemmer gives them.
  @Test func agreesWithSnowball() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "snowball-english.tsv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 1000)
    for line in lines {
      let pair = line.split(separator: "\t").map(String.init)
      #expect(Stemmer.stem(pair[0]) == pair[1], "\(pair[0])")
    }
  }

  @Test(arguments: ["", "a", "15", "é", "naïve", "don't2"])
  func leavesOtherTextAlone(_ word: String) {
    #expect(Stemmer.stem(word) == word)
  }
}
