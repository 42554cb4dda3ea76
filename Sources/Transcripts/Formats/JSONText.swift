/// JSON as YAML 1.1 reads it: nearly all of it is YAML already.
enum JSONText {
  /// The same values on the same lines. What differs are characters that YAML refuses or takes for line ends, which are
  /// written as escapes, and pairs of surrogates, which YAML does not know.
  static func asYAML(_ json: String) -> String {
    var yaml = String.UnicodeScalarView()
    var rest = json.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let escaped = rest.popFirst() {
        if escaped == "u", let pair = surrogatePair(rest) {
          yaml.append(contentsOf: escape(pair).unicodeScalars)
          rest = rest.dropFirst(10)
        } else {
          yaml.append(scalar)
          yaml.append(escaped)
        }
      } else if isPlain(scalar) {
        yaml.append(scalar)
      } else {
        yaml.append(contentsOf: escape(scalar.value).unicodeScalars)
      }
    }
    return String(yaml)
  }

  /// The character of `XXXX\uXXXX`, if these are a pair of surrogates.
  private static func surrogatePair(_ text: Substring.UnicodeScalarView) -> UInt32? {
    let text = String(Substring(text.prefix(10)))
    guard text.utf8.count == 10, text.dropFirst(4).hasPrefix("\\u"),
      let high = UInt32(text.prefix(4), radix: 16), (0xD800...0xDBFF).contains(high),
      let low = UInt32(text.suffix(4), radix: 16), (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x10000...:
      true
    default: false
    }
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
