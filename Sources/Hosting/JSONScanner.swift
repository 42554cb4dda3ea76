/// Walks through JSON text (RFC 8259) and checks it.
///
/// Our own because a turn has some tens of microseconds, of which Foundation's decoder takes ten, and because that can
/// neither copy a value as it was written (a number of 30 digits, say) nor say where a line stops being JSON.
struct JSONScanner {
  let bytes: [UInt8]
  private var position = 0

  /// Deeper nesting is refused: a line is no reason to use up the stack.
  private static let deepestNesting = 128

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Takes the whole text: the members of an object, each with the place of its value; `nil` for any other value.
  mutating func document() throws(JSONSyntaxError) -> [(key: Range<Int>, value: Range<Int>)]? {
    skipSpace()
    let isObject = peek == UInt8(ascii: "{")
    var found: [(key: Range<Int>, value: Range<Int>)] = []
    if isObject {
      try skipObject(nesting: 1) { found.append(($0, $1)) }
    } else {
      try skipValue(nesting: 1)
    }
    skipSpace()
    if position < bytes.count { throw expected("the end of the line") }
    return isObject ? found : nil
  }

  // MARK: Values

  private mutating func skipValue(nesting: Int) throws(JSONSyntaxError) {
    if nesting > Self.deepestNesting { throw expected("at most \(Self.deepestNesting) levels of nesting") }
    switch peek {
    case UInt8(ascii: "{"): try skipObject(nesting: nesting) { _, _ in }
    case UInt8(ascii: "["): try skipArray(nesting: nesting)
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "t"): try skip(word: "true")
    case UInt8(ascii: "f"): try skip(word: "false")
    case UInt8(ascii: "n"): try skip(word: "null")
    default: try skipNumber()
    }
  }

  private mutating func skipObject(
    nesting: Int, onMember: (Range<Int>, Range<Int>) -> Void
  ) throws(JSONSyntaxError) {
    position += 1
    skipSpace()
    if skip("}") { return }
    repeat {
      skipSpace()
      let key = position
      guard peek == UInt8(ascii: "\"") else { throw expected("a key in double quotes") }
      try skipString()
      let keyEnd = position
      skipSpace()
      guard skip(":") else { throw expected("':'") }
      skipSpace()
      let value = position
      try skipValue(nesting: nesting + 1)
      onMember(key..<keyEnd, value..<position)
      skipSpace()
    } while skip(",")
    guard skip("}") else { throw expected("',' or '}'") }
  }

  private mutating func skipArray(nesting: Int) throws(JSONSyntaxError) {
    position += 1
    skipSpace()
    if skip("]") { return }
    repeat {
      skipSpace()
      try skipValue(nesting: nesting + 1)
      skipSpace()
    } while skip(",")
    guard skip("]") else { throw expected("',' or ']'") }
  }

  private mutating func skip(word: StaticString) throws(JSONSyntaxError) {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: wanted) else { throw expected("a value") }
    position += wanted.count
  }

  private mutating func skipNumber() throws(JSONSyntaxError) {
    _ = skip("-")
    if !skip("0") { try skipDigits(or: "a value") }
    if skip(".") { try skipDigits(or: "a digit") }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try skipDigits(or: "a digit")
    }
  }

  private mutating func skipDigits(or wanted: String) throws(JSONSyntaxError) {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    if position == start { throw expected(wanted) }
  }

  // MARK: Strings

  private mutating func skipString() throws(JSONSyntaxError) {
    position += 1
    while true {
      guard let byte = peek, byte >= 0x20 else { throw expected("a closing quote") }
      switch byte {
      case UInt8(ascii: "\""): return position += 1
      case UInt8(ascii: "\\"): try skipEscape()
      default: position += 1
      }
    }
  }

  private mutating func skipEscape() throws(JSONSyntaxError) {
    position += 1
    guard let byte = peek, "\"\\/bfnrtu".utf8.contains(byte) else { throw expected("a known escape") }
    position += 1
    guard byte == UInt8(ascii: "u") else { return }
    let unit = try hexUnit()
    switch unit {
    case 0xD800...0xDBFF:
      guard skip("\\"), skip("u"), (0xDC00...0xDFFF).contains(try hexUnit()) else {
        throw expected("the second half of a surrogate pair")
      }
    case 0xDC00...0xDFFF: throw expected("the first half of a surrogate pair")
    default: break
    }
  }

  private mutating func hexUnit() throws(JSONSyntaxError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw expected("four hexadecimal digits") }
    position += 4
    return unit
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B && byte != 0x0C {
      position += 1
    }
  }

  private func expected(_ wanted: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, expected: wanted)
  }
}

/// Where a text stops being JSON.
struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
  /// Bytes before the place.
  var offset: Int
  var expected: String
  var description: String { "no JSON: expected \(expected) at byte \(offset + 1)" }
}
