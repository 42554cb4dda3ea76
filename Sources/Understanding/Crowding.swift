/// Finds where as much was done as there were days for it: "12 workouts in 12 days", "three sessions in two days".
struct Crowding: Sendable {
  /// Number words and their values.
  let numbers: [String: Double]
  /// Units (as stems) and their lengths in days.
  let units: [String: Double]

  /// From the number to behind the days, in the order of the message.
  func find(in tokens: [Token]) -> [Range<Int>] {
    tokens.indices.compactMap { i in
      guard tokens[i].isNumber, let times = Quantity(at: i, in: tokens, numbers: numbers), times.value >= 2,
        let opener = opener(behind: times.end, in: tokens),
        let length = Quantity(at: opener + 1, in: tokens, numbers: numbers), length.end < tokens.count,
        let unit = units[tokens[length.end].stem]
      else { return nil }
      let days = length.value * unit
      guard days >= 1, (days...days * Self.mostADay).contains(times.value) else { return nil }
      return i..<(length.end + 1)
    }
  }

  /// Nobody trains more often; what was done more often is no training by itself, but repetitions.
  private static let mostADay = 3.0

  /// Where "in", "within", "over" stands behind the name of what was done.
  private func opener(behind start: Int, in tokens: [Token]) -> Int? {
    let name = tokens[min(start, tokens.count)...].prefix {
      $0.kind == .word && !$0.roles.contains(.durationOpener)
    }
    guard (1...Self.longestName).contains(name.count), name.endIndex < tokens.count,
      tokens[name.endIndex].roles.contains(.durationOpener)
    else { return nil }
    return name.endIndex
  }

  private static let longestName = 3
}
