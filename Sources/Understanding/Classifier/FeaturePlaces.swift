/// Where in a list each of a few numbers stands: a small hash table.
enum FeaturePlaces {
  /// How many slots a table needs for a number of places: a power of two.
  static func slots(for places: Int) -> Int { places.nextPowerOf2 * 2 }

  /// The place of a number in a part of a list, noted as the end of the part if the number is new.
  ///
  /// - Parameters:
  ///   - part: the one that was asked for before with what was added to it, or a part behind that.
  ///   - slots: for each place that was noted the place plus one, else 0.
  @inline(__always)
  static func place(
    of number: Int32, in list: borrowing MutableSpan<Int32>, _ part: Range<Int>,
    slots: inout MutableSpan<Int32>
  ) -> Int {
    let mask = slots.count - 1
    // Multiplicative hashing (Knuth, volume 3, 6.4): neighbouring numbers go to different places.
    var slot = Int(truncatingIfNeeded: (UInt32(bitPattern: number) &* 2_654_435_769) >> 8) & mask
    // What stands before the part is forgotten.
    while slots[slot] > part.lowerBound {
      let place = Int(slots[slot]) - 1
      if list[place] == number { return place }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: part.upperBound + 1)
    return part.upperBound
  }
}
