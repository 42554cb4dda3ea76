/// Repairs misspelt words: one edit away from a word that the content knows, and no ordinary word itself.
///
/// Candidates are found through single deletions on both sides (W. Garbe's SymSpell, 2012), so the cost of a look-up
/// depends on the length of the word and not on the size of the vocabulary. An edit is an insertion, a deletion,
/// a substitution or a transposition (Damerau 1964).
struct SpellingCorrector: Sendable {
  /// Words of the content and how often it uses them.
  private let frequency: [String: Int]
  private let wordsByVariant: [String: [String]]
  private let ordinary: WordList

  init(vocabulary: [String: Int], ordinary: WordList) {
    frequency = vocabulary
    self.ordinary = ordinary
    var index: [String: [String]] = [:]
    for word in vocabulary.keys.sorted() where word.utf8.count >= Self.shortestCandidate {
      for variant in [word] + Self.deletions(of: word) { index[variant, default: []].append(word) }
    }
    wordsByVariant = index
  }

  private static let shortestCandidate = 4
  private static let shortestRepaired = 5

  /// The repaired word, or `nil` where nothing is to be repaired.
  func repair(_ word: String) -> String? {
    guard word.utf8.count >= Self.shortestRepaired, frequency[word] == nil, !ordinary.contains(word) else {
      return nil
    }
    var best: String?
    for variant in [word] + Self.deletions(of: word) {
      for candidate in wordsByVariant[variant] ?? [] where isOneEdit(word, candidate) {
        if best.map({ isBetter(candidate, than: $0, for: word) }) ?? true { best = candidate }
      }
    }
    return best
  }

  /// Same first letter first, then the more frequent, then the alphabet.
  private func isBetter(_ a: String, than b: String, for word: String) -> Bool {
    let (sameA, sameB) = (a.first == word.first, b.first == word.first)
    if sameA != sameB { return sameA }
    let (countA, countB) = (frequency[a, default: 0], frequency[b, default: 0])
    return countA != countB ? countA > countB : a < b
  }

  private static func deletions(of word: String) -> [String] {
    word.indices.map { i in String(word[..<i] + word[word.index(after: i)...]) }
  }
}

/// Whether two different words are one insertion, deletion, substitution or transposition apart.
func isOneEdit(_ a: String, _ b: String) -> Bool {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  let start = zip(a, b).prefix { $0 == $1 }.count
  let end = min(
    zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count, min(a.count, b.count) - start)
  let (restA, restB) = (a[start..<(a.count - end)], b[start..<(b.count - end)])
  if restA.count <= 1, restB.count <= 1 { return restA.count + restB.count > 0 }
  return restA.count == 2 && restB.count == 2 && restA.first == restB.last && restA.last == restB.first
}

/// A sorted list of words in one text, one a line, searched in place.
struct WordList: Sendable {
  private let text: [UInt8]

  init(_ text: String) { self.text = Array(text.utf8) }

  /// - Complexity: logarithmic in the length of the text.
  func contains(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    var (low, high) = (0, text.count)
    while low < high {
      let line = lineAround((low + high) / 2)
      if text[line].elementsEqual(wanted) { return true }
      if text[line].lexicographicallyPrecedes(wanted) { low = line.upperBound + 1 } else { high = line.lowerBound }
    }
    return false
  }

  private func lineAround(_ position: Int) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    var (start, end) = (position, position)
    while start > 0, text[start - 1] != newline { start -= 1 }
    while end < text.count, text[end] != newline { end += 1 }
    return start..<end
  }
}
