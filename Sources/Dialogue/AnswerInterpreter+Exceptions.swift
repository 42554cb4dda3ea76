internal import Knowledge
internal import Understanding

// "All fine, except that peeing is slow": a no to the warning signs that names one all the same is none.
extension AnswerInterpreter {
  /// Whether an answer denies all warning signs while the message leaves one of them open.
  func isNoWithException(_ answer: Answer, _ hearing: Hearing) -> Bool {
    let (reading, slot) = (hearing.reading, hearing.slot)
    guard hearing.isAboutSigns, case .values(let values) = answer, !values.isEmpty,
      values == slot.choice(for: .no)?.means
    else { return false }
    // "Bladder fine"
    let working = reading.mentions.filter { slot.isDenied(by: $0.concept, present: true) }.map(\.tokens)
    let contrast = reading.contrasts.min() ?? .max
    let isOneSided = reading.mentions.contains { $0.concept == Self.onlyOne && $0.polarity != .negated }
    return reading.mentions.contains { mention in
      guard !mention.isNested, mention.experiencer == .speaker, mention.temporality == .current,
        !working.contains(where: mention.tokens.overlaps)
      else { return false }
      if isExcepted(mention, in: reading) { return mention.isOfSigns }
      // "None of those, only the right foot tingles"
      if isOneSided, roles[mention].contains(.promptsFlags),
        slot.isDenied(by: mention.concept, present: false)
      {
        return false
      }
      if mention.polarity == .negated, !isBehindAnswer(mention, in: reading) { return false }
      return slot.isDenied(by: mention.concept, present: false)
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
      && (mention.cue.map { exceptions.contains(reading.tokens[$0.lowerBound].wordHash) } ?? false)
  }
}

extension Mention {
  fileprivate var isSymptomOrAct: Bool { kind == "sign" || kind == "act" }
  /// Whether warning signs are made of such mentions.
  fileprivate var isOfSigns: Bool { isSymptomOrAct || kind == "part" }
}

extension Slot {
  /// The choice that a bare yes or no makes.
  func choice(for answer: YesNo) -> Choice? { choices.first { $0.answer == answer } }

  /// Whether a concept is one of those that deny the signs where they are so (what works), or where they are not (the signs).
  func isDenied(by concept: String, present: Bool) -> Bool {
    deniedBy.contains { $0.contains { $0.finding == concept && $0.present == present } }
  }
}
