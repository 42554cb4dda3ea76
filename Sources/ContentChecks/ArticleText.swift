internal import Knowledge

/// The text that facts cite, cut into paragraphs.
///
/// A paragraph is a block between blank lines with at least twenty words: shorter ones are headings, dates and what else
/// stands around an article. Paragraphs belong to the sections of the source in their order.
package struct ArticleText: Sendable {
  let file: String
  /// The words of each paragraph.
  let paragraphs: [[String]]

  package init(file: String, contents: String) {
    self.file = file
    let lines = contents.split(separator: "\n", omittingEmptySubsequences: false)
    let blocks = lines.split { $0.allSatisfy(\.isWhitespace) }
    paragraphs = blocks.map { plainWords($0.joined(separator: " ")) }.filter { $0.count >= Self.leastWords }
  }

  private static let leastWords = 20

  /// The words of a paragraph, counted from 1 within its section; `nil` if the text has no such paragraph.
  func words(of section: String, _ paragraph: Int, in sections: [Source.Section]) -> [String]? {
    guard let number = sections.firstIndex(where: { $0.id == section }),
      (1...max(1, sections[number].paragraphs)).contains(paragraph)
    else { return nil }
    let index = sections[..<number].reduce(0) { $0 + $1.paragraphs } + paragraph - 1
    return paragraphs.indices.contains(index) ? paragraphs[index] : nil
  }
}
