/// Finds lengths of time: a quantity before a unit ("3 days", "a couple of weeks", "a week and a half", "4-5 days").
///
/// How often something is done is no length of time ("twice a week", "7 days a week", "every 3 days"), and neither is an
/// age ("30 years old").
struct Durations: Sendable {
  /// Number words and their values.
  let numbers: [String: Double]
  /// Units (as stems) and their lengths in days.
  let units: [String: Double]
  /// What behind a unit makes it something else: "old", "in a row".
  let spoilers: [[String]]

  /// In the order of the message.
  func find(in tokens: [Token]) -> [Reading.Duration] {
    guard var i = tokens.firstIndex(where: \.isNumber) else { return [] }
    var lengths: [Reading.Duration] = []
    while i < tokens.count {
      guard let quantity = Quantity(at: i, in: tokens, numbers: numbers) else {
        i += 1
        continue
      }
      if let (days, unit) = length(of: quantity, from: i, in: tokens) {
        lengths.append(Reading.Duration(days: days, tokens: i..<(unit + 1)))
      }
      i = quantity.end
    }
    return lengths
  }

  /// The length in days, and where its unit stands.
  private func length(
    of quantity: Quantity, from start: Int, in tokens: [Token]
  ) -> (days: Double, unit: Int)? {
    var unit = quantity.end
    if unit < tokens.count, tokens[unit].roles.contains(.filler) { unit += 1 }
    guard let days = days(at: unit, in: tokens), !isRate(from: start, quantity, unit: unit, in: tokens),
      !isSpoilt(behind: unit, in: tokens)
    else { return nil }
    return ((quantity.value + rest(behind: unit, than: quantity, in: tokens)) * days, unit)
  }

  private func days(at i: Int, in tokens: [Token]) -> Double? {
    i < tokens.count && tokens[i].kind == .word ? units[tokens[i].stem] : nil
  }

  /// What is added behind the unit: a half ("a week and a half"), or the difference to the end of a range ("a day or two").
  private func rest(behind unit: Int, than quantity: Quantity, in tokens: [Token]) -> Double {
    guard unit + 1 < tokens.count,
      let more = Quantity(at: unit + 2, in: tokens, numbers: numbers),
      days(at: more.end, in: tokens) == nil
    else { return 0 }
    if tokens[unit + 1].roles.contains(.connector), more.value < 1 { return more.value }
    return tokens[unit + 1].roles.contains(.range) ? max(0, more.value - quantity.value) : 0
  }

  private func isRate(from start: Int, _ quantity: Quantity, unit: Int, in tokens: [Token]) -> Bool {
    let before = start > 0 ? tokens[start - 1] : nil
    if let before, before.roles.contains(.rate), !before.roles.contains(.number) { return true }
    // "a week" is a length at the beginning and behind "for"; behind anything else it is a rate.
    if quantity.isArticle, let before, before.kind != .punctuation, !before.roles.contains(.durationOpener) {
      return true
    }
    guard unit + 2 < tokens.count, days(at: unit + 2, in: tokens) != nil else { return false }
    return tokens[unit + 1].roles.contains(.rate) || tokens[unit + 1].isSign("/")
  }

  private func isSpoilt(behind unit: Int, in tokens: [Token]) -> Bool {
    spoilers.contains { words in
      tokens[(unit + 1)...].starts(with: words) { token, word in token.word == word }
    }
  }
}
