/// Bytes as text for a string literal: six bits a character, `0` to `o`.
///
/// Sixty-four characters hold 48 bytes. The first 48 are the low six bits of the bytes, the last 16 the high bits of three bytes
/// each, so that sixteen bytes at a time are read with a few operations.
enum Sextets {
  private static let lanes = 16
  private static let group = (characters: 4 * lanes, bytes: 3 * lanes)
  private static let zero = UInt8(ascii: "0")

  /// How many characters hold so many bytes: a whole number of groups.
  static func characters(for bytes: Int) -> Int { (bytes + group.bytes - 1) / group.bytes * group.characters }

  /// The text of some bytes, filled up with zeros.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(characters(for: bytes.count))
    for start in stride(from: 0, to: bytes.count, by: group.bytes) {
      let end = min(start + group.bytes, bytes.count)
      let bytes = bytes[start..<end] + Array(repeating: 0, count: group.bytes - (end - start))
      for byte in bytes { text.append(zero + byte & 63) }
      for i in start..<(start + lanes) {
        let high = (bytes[i] >> 6, bytes[i + lanes] >> 6, bytes[i + 2 * lanes] >> 6)
        text.append(zero + (high.0 | high.1 << 2 | high.2 << 4))
      }
    }
    return text
  }

  /// Reads bytes from the beginning of a text that is long enough.
  ///
  /// - Complexity: as fast as memory.
  static func read(_ text: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer) {
    precondition(text.count >= characters(for: bytes.count))
    let whole = bytes.count / group.bytes
    for i in 0..<whole {
      let text = UnsafeRawBufferPointer(rebasing: text[(i * group.characters)...])
      let high = sextets(3, of: text)
      store(sextets(0, of: text) | high &<< 6, at: i * group.bytes, of: bytes)
      store(sextets(1, of: text) | (high &<< 4) & 0xC0, at: i * group.bytes + lanes, of: bytes)
      store(sextets(2, of: text) | (high &<< 2) & 0xC0, at: i * group.bytes + 2 * lanes, of: bytes)
    }
    let last = UnsafeRawBufferPointer(rebasing: text[(whole * group.characters)...])
    for (i, place) in (whole * group.bytes..<bytes.count).enumerated() {
      let high = (last[group.bytes + i % lanes] &- zero) >> (2 * (i / lanes))
      bytes[place] = (last[i] &- zero) | high << 6
    }
  }

  @inline(__always)
  private static func sextets(_ row: Int, of text: UnsafeRawBufferPointer) -> SIMD16<UInt8> {
    text.loadUnaligned(fromByteOffset: row * lanes, as: SIMD16<UInt8>.self) &- zero
  }

  @inline(__always)
  private static func store(_ row: SIMD16<UInt8>, at place: Int, of bytes: UnsafeMutableRawBufferPointer) {
    bytes.storeBytes(of: row, toByteOffset: place, as: SIMD16<UInt8>.self)
  }
}
