internal import Foundation

/// One JSON value on one line, safe for every reader: keys sorted, slashes plain, and the characters escaped that some
/// readers take for a line end or a control code.
public enum JSONLine {
  public static func encode(_ value: some Encodable) throws -> String { try literal(value).line }

  /// The value as a part of a larger one.
  static func literal(_ value: some Encodable) throws -> JSONValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .literal(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
