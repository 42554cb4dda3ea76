extension RandomAccessCollection {
  /// The first place from which on something holds, if it holds for all elements behind the first for which it does; the end if it
  /// holds for none. The name is that of swift-algorithms.
  ///
  /// - Complexity: logarithmic.
  @inline(__always)
  func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
