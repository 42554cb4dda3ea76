/// One JSON object, its values kept as they are written until somebody asks for them.
struct JSONObject {
  /// A line is JSON, but not what was asked for.
  struct Mismatch: Error, CustomStringConvertible {
    var description: String
  }

  private let bytes: [UInt8]
  private let members: [(key: String, value: Range<Int>)]

  /// - Throws: ``JSONSyntaxError``, ``Mismatch``.
  init(_ text: String) throws {
    var scanner = JSONScanner(text)
    guard let members = try scanner.document() else {
      throw Mismatch(description: "expected a JSON object with the key 'text'")
    }
    let bytes = scanner.bytes
    self.bytes = bytes
    self.members = members.map { (Self.string(bytes[$0.key]), $0.value) }
  }

  /// The value as it is written, the first of several; `nil` without one.
  func literal(_ key: String) -> String? {
    value(key).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The string under a key; `nil` without one.
  ///
  /// - Throws: ``Mismatch`` for any other value.
  func string(_ key: String) throws -> String? {
    guard let value = value(key) else { return nil }
    guard value.first == UInt8(ascii: "\"") else {
      throw Mismatch(description: "key '\(key)' must be a string")
    }
    return Self.string(value)
  }

  private func value(_ key: String) -> ArraySlice<UInt8>? {
    members.first { $0.key == key }.map { bytes[$0.value] }
  }

  /// The text of a string that the scanner has checked, quotes included; NUL becomes U+FFFD.
  private static func string(_ quoted: ArraySlice<UInt8>) -> String {
    let inner = quoted.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = inner
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      units += String(decoding: rest[..<backslash], as: UTF8.self).utf16
      let kind = rest[backslash + 1]
      let end = backslash + (kind == UInt8(ascii: "u") ? 6 : 2)
      units.append(unit(of: kind, digits: rest[(backslash + 2)..<end]))
      rest = rest[end...]
    }
    units += String(decoding: rest, as: UTF8.self).utf16
    return String(decoding: units, as: UTF16.self)
  }

  private static func unit(of kind: UInt8, digits: ArraySlice<UInt8>) -> UInt16 {
    switch kind {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "u"): codeUnit(digits)
    default: UInt16(kind)
    }
  }

  private static func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt16 {
    let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    return unit == 0 ? 0xFFFD : unit
  }
}
