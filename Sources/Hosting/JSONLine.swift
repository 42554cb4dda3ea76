internal import Foundation

/// One JSON value on one line, safe for every reader: keys sorted, slashes plain, and the characters escaped that some
/// readers take for a line end or a control code.
public enum JSONLine {
  public static func encode(_ value: some Encodable) throws -> String {
    var bytes: [UInt8] = []
    JSONText.copy(try literal(value), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value as a part of a larger one, before it is made safe.
  static func literal(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
