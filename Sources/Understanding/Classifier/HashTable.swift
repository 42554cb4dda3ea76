/// Hashes numbered from 0, found by linear probing in a table that is at most half full (Knuth, The Art of Computer
/// Programming, volume 3, 6.4). The hashes are good ones, so their low bits are the place.
struct HashTable: Sendable {
  let hashes: [UInt64]
  /// The number of a hash plus one, or 0 where nothing is; as many as a power of two.
  private let slots: [UInt32]

  /// - Parameter hashes: each once.
  init(_ hashes: [UInt64]) {
    let size = max(2, hashes.count.nextPowerOf2 * 2)
    var slots = [UInt32](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    self.hashes = hashes
    self.slots = slots
  }

  func number(of hash: UInt64) -> Int32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash { return Int32(number) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
