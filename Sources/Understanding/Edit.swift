/// One mistake of the fingers or the ear: how a typed word differs from the word that was meant (Damerau 1964).
enum Edit: Sendable {
  /// Two neighbouring letters swapped.
  case transposition
  /// One letter of a double missing, or a letter doubled.
  case doubling
  /// One vowel for another.
  case vowel
  case missing
  case extra
  case substitution

  /// The edit between two words; `nil` if they are equal or farther apart.
  init?(from typed: Span<UInt8>, to meant: Span<UInt8>) {
    var start = 0
    while start < typed.count, start < meant.count, typed[start] == meant[start] { start += 1 }
    var (typedEnd, meantEnd) = (typed.count, meant.count)
    while typedEnd > start, meantEnd > start, typed[typedEnd - 1] == meant[meantEnd - 1] {
      (typedEnd, meantEnd) = (typedEnd - 1, meantEnd - 1)
    }
    switch (typedEnd - start, meantEnd - start) {
    case (0, 1): self = start > 0 && meant[start] == meant[start - 1] ? .doubling : .missing
    case (1, 0): self = start > 0 && typed[start] == typed[start - 1] ? .doubling : .extra
    case (1, 1): self = Self.isVowel(typed[start]) && Self.isVowel(meant[start]) ? .vowel : .substitution
    case (2, 2) where typed[start] == meant[start + 1] && typed[start + 1] == meant[start]:
      self = .transposition
    default: return nil
    }
  }

  /// Whether it is one of the mistakes that people make most.
  var isLight: Bool {
    switch self {
    case .transposition, .doubling, .vowel, .missing: true
    case .extra, .substitution: false
    }
  }

  /// How unlikely it is, in eighths of a bit; any one of 26 letters may be too much or in the place of another.
  var cost: Int {
    switch self {
    case .transposition, .doubling: 0
    case .vowel, .missing: 8
    case .extra: 48
    case .substitution: 56
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }
}

/// The number of insertions, deletions, substitutions and transpositions of neighbours between two words (optimal string
/// alignment, Damerau 1964).
///
/// - Complexity: the product of the lengths.
func editDistance(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var edits = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, beforeLast[j - 1] + 1) }
      row.append(edits)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
