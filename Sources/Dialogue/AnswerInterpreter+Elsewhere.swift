internal import Knowledge
internal import Understanding

// What a message says in a word or two about other questions than the one that is open.
extension AnswerInterpreter {
  /// What clauses of a word or two mean for other questions than the open one: "lower", "no twist".
  ///
  /// - Parameter start: the token from which on they count.
  func elsewhere(
    _ reading: Reading, _ parts: AnswerParts, besides open: String?, from start: Int = 0
  ) -> [FindingValue] {
    let phrases = phrases
    let clauses = parts.clauses.filter { clause in
      clause.lowerBound >= start && !phrases.isTooLong(clause, parts) && !isTalk(clause, in: reading)
    }
    if clauses.isEmpty || reading.mentions.contains(where: { $0.experiencer == .other }) { return [] }
    return clauses.flatMap { clause in
      let words = phrases.essence(of: withoutAnswer(clause, in: reading), in: reading.tokens, parts)
      let values = meaning(of: words, besides: open, phrases)
      return open != nil || namesSubject(clause, in: reading)
        ? values : values.filter { slots[$0.slot]?.isOfPain ?? false }
    }
  }

  /// "Nah legs are fine": a short answer in front of a clause is none of it. What can deny by itself stays: "no twist".
  private func withoutAnswer(_ clause: Range<Int>, in reading: Reading) -> Range<Int> {
    let answer = reading.mentions.first {
      $0.tokens.lowerBound == clause.lowerBound && $0.isYesOrNo
    }
    let first = reading.tokens[clause.lowerBound].stemHash
    // A longer phrase may have swallowed the word.
    let end =
      answer?.tokens.upperBound ?? (phrases.isYesOrNo(first) ? clause.lowerBound + 1 : clause.upperBound)
    return end < clause.upperBound && !phrases.denies(first) ? end..<clause.upperBound : clause
  }

  /// "Nah", "neither": they answer whatever was asked.
  func isTalk(_ clause: Range<Int>, in reading: Reading) -> Bool {
    reading.mentions.contains { $0.tokens.covers(clause) && $0.kind == "talk" }
  }

  /// "Then I stopped": where nothing was asked, words that name nothing of the subject tell nothing of how somebody lives.
  private func namesSubject(_ clause: Range<Int>, in reading: Reading) -> Bool {
    reading.mentions.contains {
      clause.contains($0.tokens.lowerBound) && !roles[$0].isDisjoint(with: [.finding, .subject, .topic])
    }
  }

  /// A bare "no" before a clause is not part of it: "no, the upper".
  ///
  /// - Parameter words: those that count.
  private func meaning(
    of words: [WordHash], besides open: String?, _ phrases: AnswerPhrases
  ) -> [FindingValue] {
    if let values = values(being: words, besides: open) { return values }
    guard words.count > 1, phrases.denies(words[0]),
      let values = values(being: Array(words.dropFirst()), besides: open)
    else { return [] }
    // "Nah, stays put" denies what "no twist" denies, and takes nothing back.
    let denied = values.filter(\.present).map { FindingValue($0.finding, present: false) }
    return denied.isEmpty ? values : denied
  }

  func values(being words: [WordHash], besides open: String?) -> [FindingValue]? {
    guard let (slot, choice) = phrases.answer(being: words), slot != open, slot != Slot.flags else {
      return nil
    }
    return slots[slot]?.choices[choice].means
  }
}

extension Range<Int> {
  fileprivate func covers(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
