internal import Foundation

/// One JSON object on one line, safe for every reader: keys sorted, slashes plain, and the characters that some readers
/// take for a line end or a control code escaped (U+007F to U+009F, U+2028, U+2029).
public enum JSONLine {
  public static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = String(decoding: try encoder.encode(value), as: UTF8.self)
    guard line.unicodeScalars.contains(where: mustEscape) else { return line }
    var escaped = ""
    for scalar in line.unicodeScalars {
      // These occur only inside strings, where an escape means the same.
      escaped += mustEscape(scalar) ? "\\u" + hex(scalar.value) : String(scalar)
    }
    return escaped
  }

  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
