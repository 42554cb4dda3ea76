/// A sorted list of words in one text, one a line, searched in place.
struct WordList: Sendable {
  private let text: [UInt8]

  init(_ text: String) { self.text = Array(text.utf8) }

  /// - Complexity: logarithmic in the length of the text.
  func contains(_ word: String) -> Bool {
    let word = word.utf8Span.span
    var (low, high) = (0, text.count)
    while low < high {
      let line = lineAround((low + high) / 2)
      let order = compare(word, line)
      if order == 0 { return true }
      if order > 0 { low = line.upperBound + 1 } else { high = line.lowerBound }
    }
    return false
  }

  /// Negative if the word comes before the line, 0 if it is the line.
  private func compare(_ word: Span<UInt8>, _ line: Range<Int>) -> Int {
    for i in 0..<min(word.count, line.count) where word[i] != text[line.lowerBound + i] {
      return word[i] < text[line.lowerBound + i] ? -1 : 1
    }
    return word.count - line.count
  }

  private func lineAround(_ position: Int) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    var (start, end) = (position, position)
    while start > 0, text[start - 1] != newline { start -= 1 }
    while end < text.count, text[end] != newline { end += 1 }
    return start..<end
  }
}
