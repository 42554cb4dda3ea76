internal import Knowledge
internal import Understanding

// What cannot hold together: which of two findings does.
extension Turn {
  /// The earlier finding that cannot hold together with this one. How long it lasts may grow.
  func contradicted(by value: FindingValue) -> FindingValue? {
    guard let old = opposite(of: value), value.slot != Slot.duration, assistant.wording.canSay(value) else {
      return nil
    }
    return old
  }

  private func opposite(of value: FindingValue) -> FindingValue? {
    if let known = conversation.finding(value.finding) { return known.present == value.present ? nil : known }
    guard value.present, conversation.knows(slot: value.slot), assistant.findings.isExclusive(value.slot)
    else { return nil }
    return conversation.values.first { $0.slot == value.slot && $0.present && $0.finding != value.finding }
  }

  /// "It wasn't sudden, it built up": the message itself denies what was said before.
  func saysBoth(_ value: FindingValue, insteadOf old: FindingValue) -> Bool {
    let others = said.filter { $0.slot == old.slot && $0.finding != value.finding }
    return old.present
      && (value.present
        ? others.contains(FindingValue(old.finding, present: false)) : others.contains(where: \.present))
  }

  /// Whether only the learnt model says it, and no phrase of the content.
  func isOnlyLearnt(_ value: FindingValue) -> Bool {
    answeredSlot != value.slot && message.isOnlyLearnt(value)
  }

  /// "Same as ever" tells of the rest days, too, and nobody has said so in words: what is told of them later holds.
  func wasToldBesideMore(_ old: FindingValue) -> Bool {
    guard !old.present, let told = conversation.person.findings.first(where: { $0.value == old }) else {
      return false
    }
    let toldAtOnce = conversation.person.findings.filter { $0.turn == told.turn }.map(\.value)
    return (assistant.slot(old.slot)?.choices ?? []).contains { choice in
      choice.means.count > 1 && choice.means.contains(old) && choice.means.allSatisfy(toldAtOnce.contains)
    }
  }

  /// Whether what the message tells is meant to take the place of what was understood.
  var correctsOrDisputes: Bool {
    meanings.contains(.act(.dispute)) || soundsDisputing || assistant.answers.corrects(reading)
  }

  /// "My abs are NOT trained, I said that": told anew, with some belief that it disputes what was understood.
  var soundsDisputing: Bool {
    reading.segments.contains { segment in
      !segment.isQuestion
        && segment.intents.prefix(Self.likeliest).contains { ranked in
          guard ranked.score >= Self.someBelief,
            case .act(let act) = assistant.meanings.rankable[ranked.number].intent.effect
          else { return false }
          return act == .dispute || act == .already
        }
    }
  }

  private static let likeliest = 3
  private static let someBelief: Float = 0.15

  /// Whether the two are said back in different words.
  func canAsk(_ old: FindingValue, or new: FindingValue) -> Bool {
    // What is never asked about is not worth a question when it changes: "not pregnant any more".
    if assistant.slot(old.slot)?.asks == nil { return false }
    let text = list([old])
    return !text.isEmpty && text != list([new])
  }

  mutating func askWhichHolds(_ old: FindingValue, _ new: FindingValue) {
    draft.act = .ask
    put(.contradiction(earlier: old, later: new))
  }

  /// Settles which of two findings holds if the message says it or leaves it. What asks something else leaves it open, but not
  /// twice.
  mutating func settleContradiction(_ earlier: FindingValue, _ later: FindingValue) -> Bool {
    if isAboutQuestion || isLeaving { return false }
    if let chosen = findingChosen(earlier, later) {
      // "The second one, forget the gradual thing."
      said.removeAll { $0.slot == earlier.slot }
      settle(for: chosen)
      // Chosen by its number it says as much as in its words: the cause that it is the reason of is no longer ruled out.
      if chosen.present, let cause = assistant.meanings.causesOfReasons[chosen.finding] {
        conversation.person.ruledOut.removeAll { $0 == cause }
      }
      return true
    }
    // "Nope", "not sure": what was said first stays.
    if let onlyAct, AnswerInterpreter.shortActs.contains(onlyAct) {
      conversation.person.openQuestion = nil
      draft.act = .confirm
      draft.say(.keepsFirst, ["old": list([earlier])])
      return true
    }
    // Whoever goes on to tell something else has said last what holds.
    if meanings.contains(.report) {
      settle(for: later)
    } else if conversation.person.hasComeBack {
      settleForLater()
    }
    return false
  }

  /// Which of two findings the message names, in words or by its number.
  private func findingChosen(_ earlier: FindingValue, _ later: FindingValue) -> FindingValue? {
    if let number = numberChosen(of: .contradiction(earlier: earlier, later: later)) {
      return number == 0 ? earlier : later
    }
    if let onlyAct, !AnswerInterpreter.mayAnswer(onlyAct) { return nil }
    return said.last { $0.slot == earlier.slot } ?? assistant.answers.named(reading, slot: earlier.slot)
  }

  private mutating func settle(for value: FindingValue) {
    conversation.person.openQuestion = nil
    conversation.remove(slot: value.slot)
    take([value])
  }

  /// Takes what was said last for what holds, where it was asked in vain which of two does, and says so.
  mutating func settleForLater() {
    guard case .contradiction(let earlier, let later) = conversation.person.openQuestion else { return }
    let known = conversation.person.findings
    settle(for: later)
    sayReplaced([(earlier, later)], of: known)
  }
}
