internal import Foundation

/// Cuts a message into tokens: runs of letters with inner apostrophes, runs of digits, single signs.
public struct Tokenizer: Sendable {
  /// Spellings that stand for other words: `cant` for `can not`, `u` for `you`.
  private let spellings: [String: [String]]
  /// Those that mix digits and letters: `2moro`.
  private let mixedSpellings: Set<String>

  public init(spellings: [String: String] = [:]) {
    self.spellings = spellings.mapValues { $0.split(separator: " ").map(String.init) }
    mixedSpellings = Set(spellings.keys.filter { $0.first?.isNumber ?? false })
  }

  public func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    for raw in RawTokens(text, wholes: mixedSpellings) {
      let word = normalized(raw.text)
      guard raw.kind == .word, let replacement = spellings[word] else {
        let letters = raw.kind == .word ? shortened(word) : word
        tokens.append(
          Token(
            kind: raw.kind, range: raw.range, word: letters, original: letters == word ? nil : word,
            startsLine: raw.startsLine))
        continue
      }
      for (i, part) in replacement.enumerated() {
        tokens.append(
          Token(
            kind: .word, range: raw.range, word: part, original: word, startsLine: raw.startsLine && i == 0))
      }
    }
    return tokens
  }

  /// Lower case; beyond ASCII also NFKC (Unicode Standard Annex 15).
  private func normalized(_ word: String) -> String {
    let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? word.lowercased() : word.precomposedStringWithCompatibilityMapping.lowercased()
  }

  /// Three or more of a letter in a row are an exclamation, not a spelling: "soooo" is "soo".
  private func shortened(_ word: String) -> String {
    var run = 0
    var previous: Character?
    let long = word.contains { letter in
      run = letter == previous ? run + 1 : 1
      previous = letter
      return run > 2
    }
    guard long else { return word }
    var result = ""
    for letter in word where !result.hasSuffix(String(repeating: letter, count: 2)) { result.append(letter) }
    return result
  }
}

/// The runs of a text, before any normalising.
private struct RawTokens: Sequence, IteratorProtocol {
  struct Raw {
    var kind: Token.Kind
    var text: String
    var range: Range<Int>
    var startsLine: Bool
  }

  private let scalars: [Unicode.Scalar]
  private let wholes: Set<String>
  private var position = 0
  private var startsLine = true

  /// - Parameter wholes: runs that begin with a digit and are words all the same.
  init(_ text: String, wholes: Set<String>) {
    scalars = Array(text.unicodeScalars)
    self.wholes = wholes
  }

  mutating func next() -> Raw? {
    skipSpace()
    guard position < scalars.count else { return nil }
    let start = position
    let kind = takeRun()
    defer { startsLine = false }
    let text = String(String.UnicodeScalarView(scalars[start..<position].map(Self.plain)))
    return Raw(kind: kind, text: text, range: start..<position, startsLine: startsLine)
  }

  private mutating func skipSpace() {
    while position < scalars.count, Self.isSpace(scalars[position]) {
      if scalars[position] == "\n" { startsLine = true }
      position += 1
    }
  }

  private mutating func takeRun() -> Token.Kind {
    if Self.isLetter(scalars[position]) {
      position += 1
      while position < scalars.count, isInWord(position) { position += 1 }
      return .word
    }
    if Self.isDigit(scalars[position]) {
      if let end = endOfWhole() {
        position = end
        return .word
      }
      while position < scalars.count, Self.isDigit(scalars[position]) || isInnerPoint(position) {
        position += 1
      }
      return .number
    }
    position += 1
    return .punctuation
  }

  private func isInWord(_ i: Int) -> Bool {
    Self.isLetter(scalars[i]) || Self.isDigit(scalars[i]) || isInnerApostrophe(i)
  }

  /// Where a known mix of digits and letters ends. Any other is a number and its unit: "15kg".
  private func endOfWhole() -> Int? {
    let end = scalars[position...].firstIndex { !Self.isLetter($0) && !Self.isDigit($0) } ?? scalars.count
    let run = String(String.UnicodeScalarView(scalars[position..<end])).lowercased()
    return wholes.contains(run) ? end : nil
  }

  private func isInnerApostrophe(_ i: Int) -> Bool {
    Self.plain(scalars[i]) == "'" && i + 1 < scalars.count && Self.isLetter(scalars[i + 1])
  }

  private func isInnerPoint(_ i: Int) -> Bool {
    (scalars[i] == "." || scalars[i] == ",") && i + 1 < scalars.count && Self.isDigit(scalars[i + 1])
  }

  private static func isSpace(_ s: Unicode.Scalar) -> Bool {
    s.isASCII ? s.value <= 0x20 || s.value == 0x7F : s.properties.isWhitespace || isInvisible(s)
  }

  /// Zero-width and direction marks, byte order marks, replaced bytes: nothing a person meant to say.
  private static func isInvisible(_ s: Unicode.Scalar) -> Bool {
    switch s.properties.generalCategory {
    case .format, .control: true
    default: s == "\u{FFFD}"
    }
  }

  private static func isLetter(_ s: Unicode.Scalar) -> Bool {
    s.isASCII
      ? (s.value | 0x20) >= 0x61 && (s.value | 0x20) <= 0x7A
      : s.properties.isAlphabetic || s.properties.generalCategory == .nonspacingMark
  }

  private static func isDigit(_ s: Unicode.Scalar) -> Bool { s.value >= 0x30 && s.value <= 0x39 }

  /// Typographic apostrophes and backticks become the straight one.
  private static func plain(_ s: Unicode.Scalar) -> Unicode.Scalar {
    switch s.value {
    case 0x2019, 0x2018, 0x02BC, 0x00B4, 0x0060, 0xFF07, 0x201B: "'"
    default: s
    }
  }
}
