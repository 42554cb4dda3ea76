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
    let denied = Set(hearing.slot.deniedBy.joined().filter { !$0.present }.map(\.finding))
    let contrast = reading.contrasts.min() ?? .max
    return reading.mentions.contains { mention in
      guard !mention.isNested, mention.experiencer == .speaker, mention.temporality == .current else {
        return false
      }
      if isExcepted(mention, in: reading) { return mention.isOfSigns }
      guard mention.polarity != .negated else { return false }
      return denied.contains(mention.concept)
        || mention.tokens.lowerBound > contrast && mention.isSymptomOrAct
    }
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
