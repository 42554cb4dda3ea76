/// Finds what has grown by numbers: "from two to six days a week", "from 60 kg to 100".
struct Increases: Sendable {
  /// Number words and their values.
  let numbers: [String: Double]

  /// From the lower number to behind the higher one, in the order of the message.
  func find(in tokens: [Token]) -> [Range<Int>] {
    tokens.indices.compactMap { i in
      guard tokens[i].roles.contains(.rangeOpener),
        let first = Quantity(at: i + 1, in: tokens, numbers: numbers)
      else { return nil }
      if first.low < first.value { return i + 1..<first.end }
      guard first.end + 1 < tokens.count, tokens[first.end].kind == .word,
        tokens[first.end + 1].roles.contains(.range),
        let second = Quantity(at: first.end + 2, in: tokens, numbers: numbers), second.value > first.value
      else { return nil }
      return i + 1..<second.end
    }
  }
}
