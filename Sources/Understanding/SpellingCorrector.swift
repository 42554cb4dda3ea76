/// Repairs misspelt words: those one edit away from a word that the content knows.
///
/// Candidates are found through single deletions on both sides (W. Garbe's SymSpell, 2012), so the cost of a look-up
/// depends on the length of the word and not on the size of the vocabulary. An edit is an insertion, a deletion,
/// a substitution or a transposition (Damerau 1964).
struct SpellingCorrector: Sendable {
  /// Words of the content, and how often it uses them.
  private let words: [String]
  private let frequencies: [UInt32]
  private let numbers: [String: UInt32]
  /// Hashes of all words and their single deletions, sorted, each with the number of its word.
  private let variants: [UInt32]
  private let wordOfVariant: [UInt32]

  /// - Complexity: linear in the letters of the vocabulary; done once when the content is compiled.
  init(vocabulary: [String: Int]) {
    let sorted = vocabulary.sorted { $0.key < $1.key }
    var index: [(variant: UInt32, word: UInt32)] = []
    for (number, word) in sorted.map(\.key).enumerated() where word.utf8.count >= Self.shortestCandidate {
      index += Self.variants(of: word).map { ($0, UInt32(number)) }
    }
    index.sort { $0 < $1 }
    self.init(
      words: sorted.map(\.key), frequencies: sorted.map { UInt32($0.value) }, variants: index.map(\.variant),
      wordOfVariant: index.map(\.word))
  }

  private init(words: [String], frequencies: [UInt32], variants: [UInt32], wordOfVariant: [UInt32]) {
    self.words = words
    self.frequencies = frequencies
    self.variants = variants
    self.wordOfVariant = wordOfVariant
    numbers = Dictionary(zip(words, 0...)) { first, _ in first }
  }

  private static let shortestCandidate = 4
  private static let shortestRepaired = 5

  func knows(_ word: String) -> Bool { numbers[word] != nil }

  /// What an unknown word was meant to be, or `nil` if no word of the content is near enough.
  func repair(_ word: String) -> String? {
    guard word.utf8.count >= Self.shortestRepaired else { return nil }
    var best: Int?
    for variant in Self.variants(of: word) {
      var i = firstVariant(variant)
      while i < variants.count, variants[i] == variant {
        let candidate = Int(wordOfVariant[i])
        if isOneEdit(word, words[candidate]), best.map({ isBetter(candidate, than: $0, for: word) }) ?? true {
          best = candidate
        }
        i += 1
      }
    }
    return best.map { words[$0] }
  }

  /// The position of the first variant that is not smaller.
  private func firstVariant(_ variant: UInt32) -> Int {
    var (low, high) = (0, variants.count)
    while low < high {
      let middle = (low + high) / 2
      if variants[middle] < variant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Same first letter first, then the more frequent, then the alphabet.
  private func isBetter(_ a: Int, than b: Int, for word: String) -> Bool {
    let (sameA, sameB) = (words[a].utf8.first == word.utf8.first, words[b].utf8.first == word.utf8.first)
    if sameA != sameB { return sameA }
    return frequencies[a] != frequencies[b] ? frequencies[a] > frequencies[b] : a < b
  }

  /// The word itself and every deletion of one letter, hashed.
  private static func variants(of word: String) -> Set<UInt32> {
    let letters = Array(word.utf8)
    var variants: Set<UInt32> = [hash(letters)]
    for i in letters.indices { variants.insert(hash(letters[..<i] + letters[(i + 1)...])) }
    return variants
  }

  private static func hash(_ letters: some Sequence<UInt8>) -> UInt32 {
    var hash = FNV(seed: 0)
    hash.combine(letters)
    return UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32))
  }
}

extension SpellingCorrector: Codable {
  private enum CodingKeys: CodingKey { case words, frequencies, variants, wordOfVariant }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      words: try container.decode(String.self, forKey: .words).split(separator: "\n").map(String.init),
      frequencies: try container.decode(PackedArray<UInt32>.self, forKey: .frequencies).elements,
      variants: try container.decode(PackedArray<UInt32>.self, forKey: .variants).elements,
      wordOfVariant: try container.decode(PackedArray<UInt32>.self, forKey: .wordOfVariant).elements)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(words.joined(separator: "\n"), forKey: .words)
    try container.encode(PackedArray(frequencies), forKey: .frequencies)
    try container.encode(PackedArray(variants), forKey: .variants)
    try container.encode(PackedArray(wordOfVariant), forKey: .wordOfVariant)
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
      if text[line].lexicographicallyPrecedes(wanted) {
        low = line.upperBound + 1
      } else {
        high = line.lowerBound
      }
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
