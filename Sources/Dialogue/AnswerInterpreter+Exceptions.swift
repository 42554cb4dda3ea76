internal import Knowledge
internal import Understanding

// "All fine, except that peeing is slow": a no to the warning signs that names one all the same is none.
extension AnswerInterpreter {
  /// Whether an answer denies all warning signs while the message leaves one of them open.
  func isNoWithException(_ answer: Answer, _ hearing: Hearing) -> Bool {
    guard hearing.isAboutSigns, case .values(let values) = answer, !values.isEmpty,
      values == hearing.slot.choices.first(where: { $0.answer == .no })?.means
    else { return false }
    let reading = hearing.reading
    let denials = hearing.slot.deniedBy.joined()
    let denied = Set(denials.filter { !$0.present }.map(\.finding))
    // "Bladder fine"
    let works = Set(denials.filter(\.present).map(\.finding))
    let working = reading.mentions.filter { works.contains($0.concept) }.map(\.tokens)
    let contrast = reading.contrasts.min() ?? .max
    return reading.mentions.contains { mention in
      guard !mention.isNested, mention.experiencer == .speaker, mention.temporality == .current,
        !working.contains(where: mention.tokens.overlaps)
      else { return false }
      if isExcepted(mention, in: reading) { return mention.isOfSigns }
      if mention.polarity == .negated, !isBehindAnswer(mention, in: reading) { return false }
      return denied.contains(mention.concept)
        || mention.tokens.lowerBound > contrast && mention.isSymptomOrAct
    }
  }

  /// "Not really, maybe a bit numb": a denial that is an answer by itself denies nothing behind its comma.
  private func isBehindAnswer(_ mention: Mention, in reading: Reading) -> Bool {
    guard let cue = mention.cue, cue.upperBound < mention.tokens.lowerBound else { return false }
    return reading.tokens[cue.upperBound].isListComma
  }

  /// "Except the peeing"
  private func isExcepted(_ mention: Mention, in reading: Reading) -> Bool {
    mention.polarity == .negated
      && (mention.cue.map { exceptions.contains(reading.tokens[$0.lowerBound].word) } ?? false)
  }
}

extension Mention {
  fileprivate var isSymptomOrAct: Bool { kind == "sign" || kind == "act" }
  /// Whether warning signs are made of such mentions.
  fileprivate var isOfSigns: Bool { isSymptomOrAct || kind == "part" }
}
