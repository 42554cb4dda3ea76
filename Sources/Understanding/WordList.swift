internal import Knowledge

/// Sorted words in one text, with spaces between them, searched in place.
struct WordList: Sendable {
  private let place: PlacedText
  private var text: UnsafeRawBufferPointer { place.bytes }

  init(_ text: String) { place = PlacedText(copying: text.utf8) }

  /// All of them, as they were given.
  var string: String { place.string }

  /// - Complexity: logarithmic in the length of the text.
  func contains(_ word: String) -> Bool {
    let word = word.utf8Span.span
    var (low, high) = (0, text.count)
    while low < high {
      let other = wordAround((low + high) / 2)
      let order = compare(word, other)
      if order == 0 { return true }
      if order > 0 { low = other.upperBound + 1 } else { high = other.lowerBound }
    }
    return false
  }

  /// Negative if the word comes before the other, 0 if it is the other.
  private func compare(_ word: Span<UInt8>, _ other: Range<Int>) -> Int {
    for i in 0..<min(word.count, other.count) where word[i] != text[other.lowerBound + i] {
      return word[i] < text[other.lowerBound + i] ? -1 : 1
    }
    return word.count - other.count
  }

  private func wordAround(_ position: Int) -> Range<Int> {
    let space = UInt8(ascii: " ")
    var (start, end) = (position, position)
    while start > 0, text[start - 1] != space { start -= 1 }
    while end < text.count, text[end] != space { end += 1 }
    return start..<end
  }
}

extension WordList: Archivable {
  init(_ archive: inout Archive, _ given: WordList?) throws { place = try archive.placed(given?.place) }
}
