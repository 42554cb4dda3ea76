/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and in every run, which `Hasher` is not.
struct FNV {
  private(set) var value: UInt64

  init(seed: Int) {
    value = 0xcbf2_9ce4_8422_2325
    combine(byte: UInt8(truncatingIfNeeded: seed))
  }

  /// Goes on from what was hashed before.
  init(continuing hash: UInt64) { value = hash }

  mutating func combine(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Mixes in a hash.
  mutating func combine(word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }

  mutating func combine(_ bytes: Span<UInt8>) {
    for i in bytes.indices { combine(byte: bytes[i]) }
  }

  /// Both halves of the hash in one.
  var folded: UInt32 { Self.folded(value) }

  static func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }

  /// The hash of a word by which tables, word vectors and models know it.
  static func hash(of word: Span<UInt8>) -> UInt64 {
    var hash = FNV(seed: 0)
    hash.combine(word)
    return hash.value
  }
}
