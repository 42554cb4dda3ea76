/// The Snowball English stemmer ("Porter2", M. F. Porter, https://snowballstem.org/algorithms/english/stemmer.html).
///
/// Our own because the matcher must be pure: libstemmer keeps its state behind a pointer that must not be shared,
/// and would bind every user of the library to a system package. Checked against Snowball's own output in the tests.
public struct Stemmer: Sendable {
  private var word = WordStem()

  /// One stemmer can be used for many words: it keeps its buffer.
  public init() {}

  /// The stem of a lower-case word. Words with anything but `a`...`z` and `'` come back unchanged.
  public static func stem(_ word: String) -> String {
    var stemmer = Stemmer()
    return stemmer.stem(of: word)
  }

  mutating func stem(of text: String) -> String {
    let letters = text.utf8Span.span
    word.set(letters)
    guard word.isStemmable else { return text }
    word.reduce()
    return word.isEqual(to: letters) ? text : word.text
  }
}

/// A word on its way to its stem. `Y` stands for a consonant y, as in the published algorithm.
private struct WordStem {
  private var letters: [UInt8] = []
  private var r1 = 0
  private var r2 = 0

  var text: String { String(decoding: letters, as: UTF8.self) }

  mutating func set(_ word: Span<UInt8>) {
    letters.removeAll(keepingCapacity: true)
    for i in word.indices { letters.append(word[i]) }
  }

  func isEqual(to word: Span<UInt8>) -> Bool {
    letters.count == word.count && word.indices.allSatisfy { letters[$0] == word[$0] }
  }

  var isStemmable: Bool {
    letters.count > 2 && letters.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x27 }
  }

  mutating func reduce() {
    if replaceException() { return }
    if letters.first == 0x27 { letters.removeFirst() }
    markConsonantYs()
    findRegions()
    stripApostrophe()
    stripPlural()
    if !isInvariantAfterPlural {
      stripPast()
      replaceFinalY()
      mapLongSuffixes()
      mapShortSuffixes()
      stripResidualSuffixes()
      stripFinalEOrL()
    }
    for i in letters.indices where letters[i] == Self.consonantY { letters[i] = 0x79 }
  }

  private static let consonantY = UInt8(ascii: "Y")

  private static let exceptions: [(word: StaticString, stem: StaticString)] = [
    ("skis", "ski"), ("skies", "sky"), ("dying", "die"), ("lying", "lie"), ("tying", "tie"), ("idly", "idl"),
    ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"), ("only", "onli"), ("singly", "singl"),
    ("sky", "sky"), ("news", "news"), ("howe", "howe"), ("atlas", "atlas"), ("cosmos", "cosmos"),
    ("bias", "bias"), ("andes", "andes"),
  ]

  private mutating func replaceException() -> Bool {
    guard letters.count <= 6, ends(inOneOf: "syge") else { return false }
    for (word, stem) in Self.exceptions where word.utf8CodeUnitCount == letters.count && ends(word) {
      cut(letters.count, adding: stem)
      return true
    }
    return false
  }

  private static let invariants: [StaticString] = [
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
  ]

  private var isInvariantAfterPlural: Bool {
    guard letters.count == 6 || letters.count == 7 else { return false }
    return Self.invariants.contains { $0.utf8CodeUnitCount == letters.count && ends($0) }
  }

  // MARK: Letters and regions

  private func isVowel(_ i: Int) -> Bool {
    switch letters[i] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private mutating func markConsonantYs() {
    for i in letters.indices where letters[i] == UInt8(ascii: "y") && (i == 0 || isVowel(i - 1)) {
      letters[i] = Self.consonantY
    }
  }

  /// Behind these the first region begins, whatever their vowels.
  private static let prefixes: [StaticString] = ["gener", "commun", "arsen"]

  private mutating func findRegions() {
    r1 = Self.prefixes.first { has(prefix: $0) }?.utf8CodeUnitCount ?? regionStart(after: 0)
    r2 = regionStart(after: r1)
  }

  /// The position after the first non-vowel that follows a vowel, at or after `start`.
  private func regionStart(after start: Int) -> Int {
    var i = start + 1
    while i < letters.count {
      if !isVowel(i), isVowel(i - 1) { return i + 1 }
      i += 1
    }
    return letters.count
  }

  private func has(prefix: StaticString) -> Bool { has(prefix, at: 0) }

  private func ends(_ suffix: StaticString) -> Bool {
    has(suffix, at: letters.count - suffix.utf8CodeUnitCount)
  }

  /// Whether the last letter is one of some, as those of the suffixes of a step are: most words have none of them.
  private func ends(inOneOf last: StaticString) -> Bool {
    for i in 0..<last.utf8CodeUnitCount where letters[letters.count - 1] == last.utf8Start[i] { return true }
    return false
  }

  private func has(_ part: StaticString, at start: Int) -> Bool {
    let n = part.utf8CodeUnitCount
    guard start >= 0, start + n <= letters.count else { return false }
    for i in 0..<n where letters[start + i] != part.utf8Start[i] { return false }
    return true
  }

  private mutating func cut(_ n: Int, adding tail: StaticString = "") {
    letters.removeLast(n)
    for i in 0..<tail.utf8CodeUnitCount { letters.append(tail.utf8Start[i]) }
  }

  private func inR1(_ suffixLength: Int) -> Bool { letters.count - suffixLength >= r1 }
  private func inR2(_ suffixLength: Int) -> Bool { letters.count - suffixLength >= r2 }

  private func hasVowel(before end: Int) -> Bool { (0..<end).contains { isVowel($0) } }

  private func endsInDouble() -> Bool {
    guard let last = letters.last, letters.count > 1, letters[letters.count - 2] == last else { return false }
    return "bdfgmnprt".utf8.contains(last)
  }

  /// A short syllable at the end: vowel, then a non-vowel other than w, x, Y, after a non-vowel; or such at the start.
  private func endsInShortSyllable(at end: Int) -> Bool {
    if end == 2 { return isVowel(0) && !isVowel(1) }
    guard end > 2 else { return false }
    let last = letters[end - 1]
    return !isVowel(end - 1) && last != UInt8(ascii: "w") && last != UInt8(ascii: "x")
      && last != Self.consonantY && isVowel(end - 2) && !isVowel(end - 3)
  }

  private var isShort: Bool { r1 >= letters.count && endsInShortSyllable(at: letters.count) }

  // MARK: Steps

  private mutating func stripApostrophe() {
    guard letters.contains(UInt8(ascii: "'")) else { return }
    if ends("'s'") { cut(3) } else if ends("'s") { cut(2) } else if ends("'") { cut(1) }
  }

  private mutating func stripPlural() {
    guard ends(inOneOf: "sd") else { return }
    if ends("sses") {
      cut(2)
    } else if ends("ied") || ends("ies") {
      cut(letters.count > 4 ? 2 : 1)
    } else if ends("us") || ends("ss") {
      return
    } else if ends("s"), letters.count > 2, hasVowel(before: letters.count - 2) {
      cut(1)
    }
  }

  private mutating func stripPast() {
    guard ends(inOneOf: "dgy") else { return }
    if ends("eedly") {
      if inR1(5) { cut(3) }
    } else if ends("eed") {
      if inR1(3) { cut(1) }
    } else {
      let n = ends("ingly") ? 5 : ends("edly") ? 4 : ends("ing") ? 3 : ends("ed") ? 2 : 0
      guard n > 0, hasVowel(before: letters.count - n) else { return }
      cut(n)
      if ends("at") || ends("bl") || ends("iz") {
        cut(0, adding: "e")
      } else if endsInDouble() {
        cut(1)
      } else if isShort {
        cut(0, adding: "e")
      }
    }
  }

  private mutating func replaceFinalY() {
    let n = letters.count
    guard n > 2, ends("y") || letters[n - 1] == Self.consonantY, !isVowel(n - 2) else { return }
    letters[n - 1] = UInt8(ascii: "i")
  }

  /// No suffix of the following steps has fewer letters: most words have too short a region for any.
  private static let shortestSuffix = 2

  private static let longSuffixes: [(suffix: StaticString, replacement: StaticString)] = [
    ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
    ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"),
    ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"),
    ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"),
  ]

  private mutating func mapLongSuffixes() {
    guard inR1(Self.shortestSuffix), ends(inOneOf: "nlsimr") else { return }
    for (suffix, replacement) in Self.longSuffixes where ends(suffix) {
      let n = suffix.utf8CodeUnitCount
      if inR1(n) { cut(n, adding: replacement) }
      return
    }
    if ends("ogi") {
      if inR1(3), letters.count > 3, letters[letters.count - 4] == UInt8(ascii: "l") { cut(1) }
    } else if ends("li"), inR1(2), letters.count > 2,
      "cdeghkmnrt".utf8.contains(letters[letters.count - 3])
    {
      cut(2)
    }
  }

  private static let shortSuffixes: [(suffix: StaticString, replacement: StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
    ("ness", ""), ("ful", ""),
  ]

  private mutating func mapShortSuffixes() {
    guard inR1(Self.shortestSuffix), ends(inOneOf: "leis") else { return }
    for (suffix, replacement) in Self.shortSuffixes where ends(suffix) {
      let n = suffix.utf8CodeUnitCount
      if inR1(n) { cut(n, adding: replacement) }
      return
    }
    if ends("ative"), inR1(5), inR2(5) { cut(5) }
  }

  private static let residualSuffixes: [StaticString] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "al", "er", "ic",
  ]

  private mutating func stripResidualSuffixes() {
    guard inR2(Self.shortestSuffix) else { return }
    for suffix in Self.residualSuffixes where ends(suffix) {
      let n = suffix.utf8CodeUnitCount
      if inR2(n) { cut(n) }
      return
    }
    if ends("ion"), inR2(3), letters.count > 3, "st".utf8.contains(letters[letters.count - 4]) { cut(3) }
  }

  private mutating func stripFinalEOrL() {
    let n = letters.count
    if ends("e") {
      if inR2(1) || (inR1(1) && !endsInShortSyllable(at: n - 1)) { cut(1) }
    } else if ends("ll"), inR2(1) {
      cut(1)
    }
  }
}
