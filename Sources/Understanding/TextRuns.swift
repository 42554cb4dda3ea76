/// The runs of a clean text (``CleanText``), one after the other.
struct TextRuns {
  struct Run {
    var kind: Token.Kind
    /// Where it stands in the clean text.
    var bytes: Range<Int>
    /// Whether it begins a line of its own.
    var startsLine: Bool
    /// Whether it has the same letter three times in a row.
    var isElongated = false
  }

  private let bytes: [UInt8]
  private var position = 0
  private var startsLine = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter isWhole: whether a run that mixes digits and letters is a word all the same ("2moro"). Any other is a
  ///   number and its unit: "15kg".
  mutating func next(isWhole: (Span<UInt8>) -> Bool) -> Run? {
    skipSpace()
    guard position < bytes.count else { return nil }
    defer { startsLine = false }
    let start = position
    if Self.isLetter(bytes[start]) {
      let isElongated = takeWord()
      return Run(
        kind: .word, bytes: start..<position, startsLine: startsLine, isElongated: isElongated)
    }
    guard Self.isDigit(bytes[start]) else {
      position += 1
      return Run(kind: .punctuation, bytes: start..<position, startsLine: startsLine)
    }
    takeNumber()
    let end = endOfMix()
    if end > position, isWhole(bytes.span.extracting(start..<end)) {
      position = end
      return Run(kind: .word, bytes: start..<position, startsLine: startsLine)
    }
    return Run(kind: .number, bytes: start..<position, startsLine: startsLine)
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(position) {
      if bytes[position] == UInt8(ascii: "\n") { startsLine = true }
      position += 1
    }
  }

  private func isSpace(_ i: Int) -> Bool { bytes[i] <= 0x20 || bytes[i] == 0x7F || isInnerHyphen(i) }

  /// "sit-ups" is "sit ups".
  private func isInnerHyphen(_ i: Int) -> Bool {
    bytes[i] == UInt8(ascii: "-") && i > 0 && i + 1 < bytes.count && Self.isLetter(bytes[i - 1])
      && Self.isLetter(bytes[i + 1])
  }

  /// Moves behind a word; whether it has three of a letter in a row.
  private mutating func takeWord() -> Bool {
    var (run, isElongated) = (1, false)
    position += 1
    while position < bytes.count, isInWord(position) {
      run = bytes[position] == bytes[position - 1] && bytes[position] < 0x80 ? run + 1 : 1
      if run > 2 { isElongated = true }
      position += 1
    }
    return isElongated
  }

  private mutating func takeNumber() {
    while position < bytes.count, Self.isDigit(bytes[position]) || isInnerPoint(position) { position += 1 }
  }

  /// Where the letters and digits end that follow a number.
  private func endOfMix() -> Int {
    var end = position
    while end < bytes.count, Self.isLetter(bytes[end]) || Self.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func isInWord(_ i: Int) -> Bool {
    Self.isLetter(bytes[i]) || Self.isDigit(bytes[i]) || isInnerApostrophe(i)
  }

  private func isInnerApostrophe(_ i: Int) -> Bool {
    bytes[i] == UInt8(ascii: "'") && i + 1 < bytes.count && Self.isLetter(bytes[i + 1])
  }

  private func isInnerPoint(_ i: Int) -> Bool {
    (bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: ",")) && i + 1 < bytes.count
      && Self.isDigit(bytes[i + 1])
  }

  /// Every byte beyond ASCII belongs to a letter: ``CleanText`` leaves no other.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
