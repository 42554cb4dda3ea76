/// Repairs misspelt words: those one edit away from a word that the content knows.
///
/// Candidates are found through single deletions on both sides (W. Garbe's SymSpell, 2012), so the cost of a look-up
/// depends on the length of the word and not on the size of the vocabulary. An edit is an insertion, a deletion,
/// a substitution or a transposition (Damerau 1964).
struct SpellingCorrector: Sendable, Codable {
  /// Words of the content, and how often it uses them.
  private let words: WordTable
  private let frequencies: PackedArray<UInt32>
  private let index: DeletionIndex

  /// - Complexity: linear in the letters of the vocabulary; done once when the content is compiled.
  init(vocabulary: [String: Int]) {
    let sorted = vocabulary.sorted { $0.key < $1.key }
    words = WordTable(sorted.map(\.key))
    frequencies = PackedArray(sorted.map { UInt32($0.value) })
    index = DeletionIndex(
      sorted.enumerated().filter { $1.key.utf8.count >= Self.shortestCandidate }.map { ($0, $1.key) })
  }

  private static let shortestCandidate = 4
  private static let shortestRepaired = 5

  func knows(_ word: String) -> Bool { words.number(of: word) != nil }

  /// What an unknown word was meant to be, or `nil` if no word of the content is near enough.
  func repair(_ word: String) -> String? {
    let letters = Array(word.utf8)
    guard letters.count >= Self.shortestRepaired else { return nil }
    var best: Int?
    index.forEachCandidate(for: letters) { candidate in
      let isNear = words.withLetters(of: candidate) { isOneEdit(letters.span, $0) }
      if isNear, best.map({ isBetter(candidate, than: $0, for: letters[0]) }) ?? true { best = candidate }
    }
    return best.map { words[$0] }
  }

  /// Same first letter first, then the more frequent, then the alphabet.
  private func isBetter(_ a: Int, than b: Int, for first: UInt8) -> Bool {
    func begins(_ number: Int) -> Bool { words.withLetters(of: number) { $0[0] == first } }
    if begins(a) != begins(b) { return begins(a) }
    let (frequencyA, frequencyB) = (frequencies.elements[a], frequencies.elements[b])
    return frequencyA != frequencyB ? frequencyA > frequencyB : a < b
  }
}

/// Whether two different words are one insertion, deletion, substitution or transposition apart.
func isOneEdit(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
  var start = 0
  while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
  var (endA, endB) = (a.count, b.count)
  while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
  let (restA, restB) = (endA - start, endB - start)
  if restA <= 1, restB <= 1 { return restA + restB > 0 }
  return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
}

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
