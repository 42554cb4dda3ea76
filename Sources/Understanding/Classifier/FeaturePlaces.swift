/// Where in a list each of a few numbers stands: a small hash table in memory that is lent for the purpose.
struct FeaturePlaces {
  /// A place plus one, or 0 where nothing is; as many as a power of two.
  private let slots: UnsafeMutableBufferPointer<Int32>

  /// Lends an empty table with room for a number of different numbers.
  static func with(roomFor count: Int, _ body: (FeaturePlaces) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count.nextPowerOf2 * 2) { slots in
      slots.initialize(repeating: 0)
      body(FeaturePlaces(slots: slots))
    }
  }

  /// The place of a number in the list, noted as its end if the number is new.
  func place(of number: Int32, in list: [Int32]) -> Int {
    let mask = slots.count - 1
    // Multiplicative hashing (Knuth, volume 3, 6.4): neighbouring numbers go to different places.
    var slot = Int(truncatingIfNeeded: (UInt32(bitPattern: number) &* 2_654_435_769) >> 8) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if list[place] == number { return place }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(list.count + 1)
    return list.count
  }
}
