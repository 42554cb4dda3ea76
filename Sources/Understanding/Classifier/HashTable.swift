internal import Knowledge

/// Hashes numbered from 0, found by linear probing in a table that is at most three quarters full (Knuth, The Art of Computer
/// Programming, volume 3, 6.4). The hashes are good ones: their low bits are the place, their high bits tell them apart
/// without a look at the list, so that a look-up costs one cache miss.
struct HashTable: Sendable {
  /// The high bits of a hash, and below them its number plus one; 0 where nothing is. As many as a power of two.
  let slots: [UInt64]

  /// Bits of a slot that hold the number: room for 16 million hashes.
  private static let numberBits: UInt64 = 24
  private static let numberMask: UInt64 = 1 << numberBits - 1

  /// - Parameter hashes: each once, and fewer than 16 million of them.
  init(_ hashes: [UInt64]) {
    precondition(hashes.count < Self.numberMask, "more hashes than the table can number")
    let size = max(2, (hashes.count * 4 / 3 + 1).nextPowerOf2)
    var slots = [UInt64](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash & ~Self.numberMask | UInt64(number + 1)
    }
    self.slots = slots
  }

  private init(slots: [UInt64]) { self.slots = slots }

  /// - Complexity: linear in the size of the table.
  var count: Int { slots.count { $0 != 0 } }

  /// - Complexity: constant. A hash that is not in the table is taken for another one once in 10^12 times.
  func number(of hash: UInt64) -> Int32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & ~Self.numberMask == hash & ~Self.numberMask {
        return Int32(truncatingIfNeeded: slots[slot] & Self.numberMask) - 1
      }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

extension HashTable {
  /// The same hashes with other numbers.
  ///
  /// - Parameter numbers: for each number the new one.
  func renumbered(_ numbers: [Int]) -> HashTable {
    HashTable(
      slots: slots.map { slot in
        slot == 0 ? 0 : slot & ~Self.numberMask | UInt64(numbers[Int(slot & Self.numberMask) - 1] + 1)
      })
  }
}

extension HashTable: Archivable {
  init(_ archive: inout Archive, _ given: HashTable?) throws { slots = try archive.run(given?.slots) }
}
