/// Finds lengths of time: a number or number word before a unit ("3 days", "a couple of weeks").
///
/// How often something is done is no length of time: "twice a week", "7 days a week".
struct Durations: Sendable {
  /// Number words and their values.
  let numbers: [String: Double]
  /// Units (as stems) and their lengths in days.
  let units: [String: Double]

  /// The lengths in days, in the order of the message.
  func find(in tokens: [Token]) -> [Double] {
    guard tokens.contains(where: { $0.kind == .number || $0.roles.contains(.number) }) else { return [] }
    return tokens.indices.compactMap { i in
      guard let unit = units[tokens[i].stem], !isRate(from: i, in: tokens),
        let count = count(before: i, in: tokens)
      else { return nil }
      return count * unit
    }
  }

  /// The number at most two words before a unit.
  private func count(before unit: Int, in tokens: [Token]) -> Double? {
    for i in stride(from: unit - 1, through: max(unit - 2, 0), by: -1) {
      let token = tokens[i]
      if token.kind == .number { return Double(token.word) }
      guard token.roles.contains(.number), let value = numbers[token.word] else { continue }
      if token.roles.contains(.rate) { return opensLength(i, in: tokens) ? value : nil }
      return value
    }
    return nil
  }

  /// "a week" is a length at the beginning and behind "for"; behind anything else it is a rate.
  private func opensLength(_ i: Int, in tokens: [Token]) -> Bool {
    i == 0 || tokens[i - 1].kind == .punctuation || tokens[i - 1].roles.contains(.durationOpener)
  }

  /// "days a week".
  private func isRate(from unit: Int, in tokens: [Token]) -> Bool {
    unit + 2 < tokens.count && tokens[unit + 1].roles.contains(.rate) && units[tokens[unit + 2].stem] != nil
  }
}
