/// A JSON value to be written; the members of an object keep their order.
///
/// Written by hand because Foundation's encoder takes half of the time that a turn has, and leaves characters as they
/// are that some readers take for a line end or a control code (U+007F to U+009F, U+2028, U+2029).
enum JSONValue: Sendable {
  case null
  case string(String)
  /// JSON that is written already: a number, what a client sent as its `id`.
  case literal(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// The value on one line.
  var line: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .string(let text): JSONText.quote(text, to: &bytes)
    case .literal(let json): JSONText.copy(json, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (i, value) in values.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.quote(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

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
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22 where quotes: bytes += "\\\"".utf8
      case 0x5C where quotes: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x20..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: bytes += "\\u\(hex(scalar.value))".utf8
      default: bytes += String(scalar).utf8
      }
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
