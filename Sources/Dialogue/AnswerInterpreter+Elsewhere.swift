internal import Knowledge
internal import Understanding

// What a message says in a word or two about other questions than the one that is open.
extension AnswerInterpreter {
  /// What clauses of a word or two mean for other questions than the open one: "lower", "no twist".
  ///
  /// - Parameter start: the token from which on they count.
  func elsewhere(_ reading: Reading, besides open: String?, from start: Int = 0) -> [FindingValue] {
    let phrases = phrases
    guard clauses.anyPart(of: reading, where: { !phrases.isTooLong($0, in: reading.tokens) }),
      !reading.mentions.contains(where: { $0.experiencer == .other })
    else { return [] }
    return clauses.clauses(of: reading).filter { clause in
      clause.first.map { $0 >= start } ?? false && !phrases.isTooLong(clause, in: reading.tokens)
        && !isTalk(clause, in: reading)
    }.flatMap { clause in
      meaning(of: withoutAnswer(clause, in: reading).map { reading.tokens[$0].stem }, besides: open, phrases)
    }
  }

  /// "Nah legs are fine": a short answer in front of a clause is none of it. What can deny by itself stays: "no twist".
  private func withoutAnswer(_ clause: [Int], in reading: Reading) -> [Int] {
    let answer = reading.mentions.first {
      $0.tokens.lowerBound == clause.first && $0.isYesOrNo
    }
    guard let answer, answer.tokens.count < clause.count, !phrases.denies(reading.tokens[clause[0]].stem)
    else {
      return clause
    }
    return clause.filter { !answer.tokens.contains($0) }
  }

  /// "Nah", "neither": they answer whatever was asked.
  func isTalk(_ clause: [Int], in reading: Reading) -> Bool {
    reading.mentions.contains { $0.kind == "talk" && clause.allSatisfy($0.tokens.contains) }
  }

  /// A bare "no" before a clause is not part of it: "no, the upper".
  private func meaning(of clause: [String], besides open: String?, _ phrases: AnswerPhrases) -> [FindingValue]
  {
    let words = phrases.essence(of: clause)
    if let values = values(being: words, besides: open) { return values }
    guard words.count > 1, phrases.denies(words[0]),
      let values = values(being: Array(words.dropFirst()), besides: open)
    else { return [] }
    return values.filter(\.present).map { FindingValue($0.finding, present: false) }
  }

  func values(being words: [String], besides open: String?) -> [FindingValue]? {
    guard let (slot, choice) = phrases.answer(being: words), slot != open, slot != Slot.flags else {
      return nil
    }
    return slots[slot]?.choices[choice].means
  }
}
