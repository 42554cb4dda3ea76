/// JSON strings as bytes.
enum JSONText {
  static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    escape(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// JSON that is valid already: spaces between its parts are dropped, and what needs an escape gets one.
  static func copy(_ json: String, to bytes: inout [UInt8]) {
    var isInString = false
    var isEscaped = false
    let tight = json.unicodeScalars.filter { scalar in
      guard isInString else {
        isInString = scalar == "\""
        return !scalar.properties.isWhitespace
      }
      if !isEscaped, scalar == "\"" { isInString = false }
      isEscaped = !isEscaped && scalar == "\\"
      return true
    }
    escape(String(String.UnicodeScalarView(tight)), quotes: false, to: &bytes)
  }

  /// - Parameter quotes: whether quotes and backslashes are text and no JSON.
  private static func escape(_ text: String, quotes: Bool = true, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      var copied = 0
      var i = 0
      while i < utf8.count {
        if quotes, isPlain(utf8, from: i) {
          i &+= 8
          continue
        }
        guard let (scalar, length) = unsafeScalar(at: i, in: utf8, quotes: quotes) else {
          i &+= 1
          continue
        }
        bytes += utf8[copied..<i]
        bytes += escaped(scalar).utf8
        i += length
        copied = i
      }
      bytes += utf8[copied...]
    }
  }

  /// Whether eight bytes follow that all may stand in a string as they are, which is most of a text: looked at together, as
  /// one number (Warren 2012, Hacker's Delight, 6-1).
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>, from i: Int) -> Bool {
    guard i &+ 8 <= utf8.count else { return false }
    let bytes = UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: i, as: UInt64.self)
    let quotes = bytes ^ (0x22 &* ones)
    let backslashes = bytes ^ (0x5C &* ones)
    // The highest bit of each byte that is none of them stays 0: below 0x20, a quote, a backslash, from 0x7F on.
    let unsafe =
      (bytes &- 0x20 &* ones) | (quotes &- ones) | (backslashes &- ones) | (bytes &+ ones) | bytes
    return unsafe & (0x80 &* ones) == 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// A scalar that must not stand in a string as it is, and its length in bytes; `nil` for any other byte.
  private static func unsafeScalar(
    at i: Int, in utf8: UnsafeBufferPointer<UInt8>, quotes: Bool
  ) -> (scalar: UInt32, length: Int)? {
    switch utf8[i] {
    case 0x22, 0x5C: quotes ? (UInt32(utf8[i]), 1) : nil
    case ..<0x20, 0x7F: (UInt32(utf8[i]), 1)
    case 0xC2 where utf8[i + 1] < 0xA0: (UInt32(utf8[i + 1]), 2)  // U+0080 to U+009F
    case 0xE2 where utf8[i + 1] == 0x80 && utf8[i + 2] & 0xFE == 0xA8:  // U+2028, U+2029
      (0x2000 | UInt32(utf8[i + 2] & 0x3F), 3)
    default: nil
    }
  }

  private static func escaped(_ scalar: UInt32) -> String {
    switch scalar {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x09: "\\t"
    default: "\\u\(hex(scalar))"
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
