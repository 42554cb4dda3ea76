/// How long things took, in microseconds: a histogram of fixed size whose buckets are at most an eighth of their value wide.
struct Latencies: Sendable {
  private var counts = Array(repeating: 0, count: Self.bucket(of: .max) + 1)
  private var total = 0
  /// The longest.
  private(set) var most = 0

  mutating func record(_ duration: Duration, times: Int = 1) {
    let (seconds, attoseconds) = duration.components
    let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    counts[Self.bucket(of: microseconds)] += times
    total += times
    most = max(most, microseconds)
  }

  /// The duration that this share of all does not exceed, rounded down to its bucket; 0 if nothing was recorded.
  func quantile(_ share: Double) -> Int {
    var rest = Int((Double(total) * share).rounded(.up))
    for (bucket, count) in counts.enumerated() {
      rest -= count
      if count > 0, rest <= 0 { return Self.least(of: bucket) }
    }
    return 0
  }

  /// Eight buckets for each power of two; below sixteen, one for each number.
  private static func bucket(of value: Int) -> Int {
    let shift = max(Int.bitWidth - value.leadingZeroBitCount - 4, 0)
    return shift * 8 + (value >> shift)
  }

  private static func least(of bucket: Int) -> Int {
    let shift = max(bucket / 8 - 1, 0)
    return (bucket - shift * 8) << shift
  }
}
