internal import Knowledge
internal import Understanding

// "I never said that": findings that were made out of words which meant something else.
extension Turn {
  /// Takes back what the person says they never said: what they name, or else what was understood of the message before.
  ///
  /// - Returns: whether the reply is complete; not where the message tells how it is instead.
  mutating func takeBackDisputed() -> Bool {
    let disputed = disputedFindings()
    guard !disputed.isEmpty else {
      apologize()
      return true
    }
    draft.act = .confirm
    draft.say(.disputed, ["findings": list(disputed)])
    conversation.person.findings.removeAll { disputed.contains($0.value) }
    if said.contains(where: { !disputed.contains($0) }) { return false }
    said = []
    if conversation.person.phase == .concluded { conversation.person.phase = .asking }
    if conversation.person.openQuestion == nil { assess(afterAnswer: false) } else { returnToOpenQuestion() }
    return true
  }

  /// "No legs. And who said my abs are weak? I never did.": takes back what is disputed beside something else.
  mutating func takeBackBeside() {
    guard isSurely(.dispute), !draft.says(.disputed) else { return }
    let disputed = disputedFindings().filter { !news.contains($0) }
    if disputed.isEmpty { return }
    draft.say(.disputed, ["findings": list(disputed)])
    conversation.person.findings.removeAll { disputed.contains($0.value) }
    said.removeAll(where: disputed.contains)
  }

  private func disputedFindings() -> [FindingValue] {
    let known = conversation.person.findings.filter {
      $0.value.slot != Slot.flags && assistant.wording.canSay($0.value)
    }
    // "I said less, not more": what is told anew takes its own opposite back.
    let told = said.filter { !isNamedInQuestion($0) }
    let candidates = known.map(\.value).filter { !told.contains($0) }
    let ofSlots = candidates.filter { namesSlot($0) }
    if !ofSlots.isEmpty { return ofSlots }
    let ofLabels = candidates.filter { namesLabel($0) }
    if !ofLabels.isEmpty { return ofLabels }
    return told.isEmpty ? known.filter { $0.turn == conversation.turn - 1 }.map(\.value) : []
  }

  /// "Who said my abs are weak?"
  private func isNamedInQuestion(_ value: FindingValue) -> Bool {
    let named = reading.mentions.filter { $0.concept == value.finding }
    return !named.isEmpty && named.allSatisfy { isAsked($0) }
  }

  /// "I never said sudden": whether a value of the same slot is named.
  private func namesSlot(_ value: FindingValue) -> Bool {
    reading.mentions.contains { $0.kind == value.slot }
  }

  /// "Nothing about my abs": whether something is named that we named when we said it back.
  private func namesLabel(_ value: FindingValue) -> Bool {
    let label = assistant.reading(of: list([value])).mentions
    let told = reading.mentions.filter {
      assistant.meanings.isAboutSubject($0) && $0.topic != assistant.generalTopic
    }
    return label.contains { mention in told.contains { $0.concept == mention.concept } }
  }
}
