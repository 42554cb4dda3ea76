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
    try value(key).map { try Self.string($0, of: key) }
  }

  /// All members.
  ///
  /// - Throws: ``Mismatch`` if one is no string.
  func strings() throws -> [String: String] {
    var strings = [String: String](minimumCapacity: members.count)
    for (key, value) in members where strings[key] == nil {
      strings[key] = try Self.string(bytes[value], of: key)
    }
    return strings
  }

  private static func string(_ value: ArraySlice<UInt8>, of key: String) throws -> String {
    guard value.first == UInt8(ascii: "\"") else {
      throw Mismatch(description: "key '\(key)' must be a string")
    }
    return string(value)
  }

  private func value(_ key: String) -> ArraySlice<UInt8>? {
    members.first { $0.key == key }.map { bytes[$0.value] }
  }

  /// The text of a string that the scanner has checked, quotes included; NUL becomes U+FFFD.
  private static func string(_ quoted: ArraySlice<UInt8>) -> String {
    var rest = quoted.dropFirst().dropLast()
    var bytes: [UInt8] = []
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      bytes += rest[..<backslash]
      rest = rest[(backslash + 1)...]
      if rest.first == UInt8(ascii: "u") {
        bytes += String(scalar(&rest)).utf8
      } else {
        bytes.append(meaning(of: rest.removeFirst()))
      }
    }
    return String(decoding: bytes.isEmpty ? rest : bytes + rest, as: UTF8.self)
  }

  /// What a letter behind a backslash stands for.
  private static func meaning(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Takes `uXXXX`, or `uXXXX\uXXXX` for a pair of surrogates.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let first = unit(&rest)
    guard UTF16.isLeadSurrogate(first) else {
      return first == 0 ? "\u{FFFD}" : Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    rest = rest.dropFirst()
    return UTF16.decode(UTF16.EncodedScalar([first, unit(&rest)]))
  }

  private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt16 {
    defer { rest = rest.dropFirst(5) }
    return UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF8.self), radix: 16) ?? 0
  }
}
