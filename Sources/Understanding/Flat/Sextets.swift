/// Bytes as text for a string literal: six bits a character, `0` to `o`, the lowest first. These characters stand in a row,
/// so that eight of them are read at once with a few shifts.
enum Sextets {
  /// Characters and bytes that are read at once.
  static let group = (characters: 8, bytes: 6)

  private static let zero = UInt8(ascii: "0")

  /// How many characters hold so many bytes: a whole number of groups.
  static func characters(for bytes: Int) -> Int { (bytes + group.bytes - 1) / group.bytes * group.characters }

  /// The text of some bytes, filled up with zeros.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(characters(for: bytes.count))
    for start in stride(from: 0, to: bytes.count, by: group.bytes) {
      let word = bytes[start..<min(start + group.bytes, bytes.count)].reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      }
      for i in 0..<group.characters { text.append(zero + UInt8(word >> (6 * i) & 63)) }
    }
    return text
  }

  /// Reads bytes from the beginning of a text that is long enough.
  ///
  /// - Complexity: a nanosecond for some bytes.
  static func read(_ text: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer) {
    precondition(text.count >= characters(for: bytes.count))
    let whole = bytes.count / group.bytes
    for i in 0..<whole {
      let word = word(at: i, of: text)
      // Two stores: one of eight bytes would run over the end.
      bytes.storeBytes(
        of: UInt32(truncatingIfNeeded: word).littleEndian, toByteOffset: i * group.bytes, as: UInt32.self)
      bytes.storeBytes(
        of: UInt16(truncatingIfNeeded: word >> 32).littleEndian, toByteOffset: i * group.bytes + 4,
        as: UInt16.self)
    }
    guard whole * group.bytes < bytes.count else { return }
    let last = word(at: whole, of: text)
    for (place, i) in (whole * group.bytes..<bytes.count).enumerated() {
      bytes[i] = UInt8(truncatingIfNeeded: last >> (8 * place))
    }
  }

  /// 48 bits: pairs of sextets are joined, then pairs of pairs, then both halves.
  @inline(__always)
  private static func word(at index: Int, of text: UnsafeRawBufferPointer) -> UInt64 {
    let characters = UInt64(
      littleEndian: text.loadUnaligned(fromByteOffset: index * group.characters, as: UInt64.self))
    let sextets = characters &- 0x3030_3030_3030_3030
    let pairs = sextets & 0x003F_003F_003F_003F | sextets >> 2 & 0x0FC0_0FC0_0FC0_0FC0
    let fours = pairs & 0x0000_0FFF_0000_0FFF | pairs >> 4 & 0x00FF_F000_00FF_F000
    return fours & 0xFF_FFFF | fours >> 8 & 0xFFFF_FF00_0000
  }
}
