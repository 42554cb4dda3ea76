/// Finds lengths of time: a number or number word before a unit ("3 days", "a couple of weeks").
struct Durations: Sendable {
  /// Number words and their values.
  let numbers: [String: Double]
  /// Units (as stems) and their lengths in days.
  let units: [String: Double]

  func find(in tokens: [Token]) -> [Double] {
    tokens.indices.compactMap { i in
      guard let unit = units[tokens[i].stem], let count = count(before: i, in: tokens) else { return nil }
      return count * unit
    }
  }

  /// The number at most two words before a unit.
  private func count(before unit: Int, in tokens: [Token]) -> Double? {
    for i in stride(from: unit - 1, through: max(unit - 2, 0), by: -1) {
      let token = tokens[i]
      if token.kind == .number { return Double(token.word) }
      if let value = numbers[token.word] { return value }
    }
    return nil
  }
}
