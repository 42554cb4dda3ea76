internal import Knowledge
internal import Understanding

/// What a message is as an answer to a question about a slot.
struct HeardAnswer {
  var answer: AnswerInterpreter.Answer
  /// What it says of other slots in a word or two.
  let elsewhere: [FindingValue]
}

// Takes in what the person tells about their pain.
extension Turn {
  /// Settles the open question if the message answers it.
  ///
  /// - Returns: whether it did.
  mutating func takeAnswer() -> Bool {
    guard let open = conversation.person.openQuestion else {
      if conversation.person.phase != .idle || meanings.contains(.report) { takeShortClauses() }
      return false
    }
    switch open {
    case .slot(let slot): return takeSlotAnswer(slot)
    case .contradiction(let earlier, let later): return settleContradiction(earlier, later)
    case .whichIntent, .whichWish:
      takeChoice(of: open)
      return false
    }
  }

  private mutating func takeSlotAnswer(_ slot: String) -> Bool {
    let heard = heardAnswer(to: slot)
    let elsewhere = heard.elsewhere
    said = said(beside: elsewhere)
    switch heard.answer {
    case .values(let values):
      // What answers says more than what is learnt of words in general.
      said.removeAll { told in
        values.contains { value in
          value.finding == told.finding
            || value.slot == told.slot && value.present && assistant.findings.isExclusive(value.slot)
        }
      }
      take(values)
      answeredSlot = slot
    case .unsure where !elsewhere.isEmpty, .eitherOr where !elsewhere.isEmpty: return true
    case .eitherOr:
      if let slot = assistant.slot(slot) { ask(slot, isReturning: false) }
      return false
    case .unsure where slot == Slot.flags: return stayWithWarningSigns()
    case .unsure: leave(slot, saying: .unsure)
    case .skipped: leave(slot, saying: .skipped)
    case .none where slot == Slot.flags && deniesSomeSigns(beside: elsewhere):
      askAboutOtherSigns()
      return true
    case .none: return !elsewhere.isEmpty
    }
    conversation.person.openQuestion = nil
    return true
  }

  /// What the message is as an answer to the open question about a slot: understood once, by whoever needs it first.
  mutating func heardAnswer(to slot: String) -> HeardAnswer {
    if let heard { return heard }
    let parts = takenApart()
    let elsewhere = shortClauses(parts, besides: slot)
    let findings = said(beside: elsewhere)
    let context = AnswerInterpreter.Context(
      slot: slot, findings: findings, act: actOfAnswer,
      alsoAsked: conversation.person.asked.keys.filter { !conversation.knows(slot: $0) },
      isInSight: conversation.person.silence <= (slot == Slot.flags ? 0 : 1),
      isFirstWording: isInFirstWording(slot),
      contradicts: findings.contains { contradicted(by: $0) != nil })
    var heard = HeardAnswer(
      answer: assistant.answers.interpret(message, parts, in: context), elsewhere: elsewhere)
    // "No numbness or anything, peeing is fine. It just hurts when I bend."
    if slot == Slot.flags, heard.answer == .none {
      let none = whatDenialsMean
      if !none.isEmpty { heard.answer = .values(none) }
    }
    self.heard = heard
    return heard
  }

  /// Whether the question about a slot was put in its first wording only.
  func isInFirstWording(_ slot: String) -> Bool {
    conversation.person.asked[slot, default: 0] < Assessment.mostAsked
  }

  /// What the message does to the conversation, where that may keep it from being an answer: "no, I already said" is one, and "no,
  /// he's fine" is taken for a farewell by a hair.
  private var actOfAnswer: TalkAct? {
    let isUnsure = message.decisions.allSatisfy { $0.rule.belief < MeaningFinder.verySure }
    return onlyAct == .already || onlyAct == .cancel && isUnsure ? nil : onlyAct
  }

  private var mayBeAnswer: Bool { onlyAct.map(AnswerInterpreter.mayAnswer) ?? true }

  /// "No tingling", "I can pee fine": some of the warning signs that we asked about are denied, and nothing else is said.
  private func deniesSomeSigns(beside elsewhere: [FindingValue]) -> Bool {
    if !mayBeAnswer { return false }
    if assistant.answers.deniesAllSignsNamed(reading) { return true }
    return said.isEmpty && elsewhere.isEmpty && !meanings.contains(where: \.isQuestionOfFact)
      && assistant.answers.saysWhatIsFine(reading)
  }

  /// "Maybe" is no denial of a warning sign: asked once more, then told what to do if one shows.
  private mutating func stayWithWarningSigns() -> Bool {
    if isInFirstWording(Slot.flags) {
      returnToOpenQuestion()
      return false
    }
    conversation.person.openQuestion = nil
    draft.say(.flagsUnsure)
    return true
  }

  /// "I can pee fine": the signs that were asked about beside those that are denied.
  private mutating func askAboutOtherSigns() {
    draft.say(.otherFlags)
    guard let slot = slotInQuestion, isInFirstWording(slot.id) else { return _ = stayWithWarningSigns() }
    draft.ask(assistant.question(of: slot.id), .anyOtherFlags)
    conversation.person.asked[slot.id] = Assessment.mostAsked
  }

  /// Adds what the message says in a word or two where no question of ours is open.
  private mutating func takeShortClauses() {
    let parts = takenApart()
    let elsewhere = shortClauses(parts, besides: nil)
    if elsewhere.isEmpty { return }
    said = said(beside: elsewhere)
    if reading.segments.count == 1 { meanings = [.report] }
  }

  /// What the message tells, with what it says in a word or two.
  private func said(beside elsewhere: [FindingValue]) -> [FindingValue] {
    if elsewhere.isEmpty { return said }
    return said.filter { old in !elsewhere.contains { $0.slot == old.slot } } + elsewhere
  }

  /// What clauses of a word or two say that is an answer to none but one of our questions.
  private func shortClauses(_ parts: AnswerParts, besides slot: String?) -> [FindingValue] {
    if let onlyAct, !AnswerInterpreter.answeringActs.contains(onlyAct) { return [] }
    // "My lower back hurts. Wait no, upper": the short word behind is what holds; "my lower, no sorry, upper back": not the one
    // before.
    let corrected = reading.corrections.last.map {
      assistant.answers.elsewhere(reading, parts, besides: slot, from: $0)
    }
    let elsewhere = assistant.answers.elsewhere(reading, parts, besides: slot)
    return elsewhere.filter { value in
      let corrects = corrected?.contains(value) ?? false && assistant.findings.isExclusive(value.slot)
      // What else is said of the slot is part of the answer: "same as ever".
      // Only one value of an exclusive slot holds: "my whole back, upper and lower".
      let isExclusive = assistant.findings.isExclusive(value.slot)
      return corrects
        || said.allSatisfy {
          $0.slot != value.slot || $0 == value || !isExclusive && elsewhere.contains($0)
        }
    }
  }

  /// "Yes, that sounds like me": what the last reply stated is so, where that is one thing that we would ask about, and no
  /// question stands behind it that a yes would answer.
  ///
  /// - Returns: whether that is so.
  mutating func recognizes() -> Bool {
    guard conversation.person.phase != .idle, meanings.count == 1, !meanings[0].isQuestionOfFact, !isLeaving,
      slotInQuestion?.choice(for: .yes) == nil || conversation.person.silence > 0,
      reading.mentions.contains(where: { $0.concept == Self.recognition })
    else { return false }
    let stated = conversation.lastReplyFacts
    let evidence = assistant.knowledge.causes.flatMap { cause in
      cause.evidence.filter {
        $0.weight >= Assessment.usual && $0.when.present && stated.contains($0.because)
          && assistant.slot($0.when.slot)?.asks != nil
      }.map { (cause: cause, evidence: $0) }
    }
    guard let first = evidence.first, evidence.allSatisfy({ $0.evidence.when == first.evidence.when })
    else { return false }
    meanings = [.report]
    let value = first.evidence.when
    if conversation.knows(value) {
      draft.say(.goesWith, ["cause": first.cause.name])
      draft.refer(to: [first.evidence.because])
    } else {
      said.append(value)
    }
    return true
  }

  private static let recognition = "talk.recognition"

  /// What the whole message does to the conversation, if that is all it does.
  var onlyAct: TalkAct? {
    guard meanings.count == 1, case .act(let act) = meanings[0] else { return nil }
    return act
  }

  /// Takes in all findings of the message.
  ///
  /// - Returns: whether one of them contradicts an earlier one, so that we have to ask which holds.
  mutating func takeFindings() -> Bool {
    let known = conversation.person.findings
    var replaced: [(old: FindingValue, new: FindingValue)] = []
    // What is only named in a question contradicts nothing, and neither does what was only made out of other words.
    said = said.filter { value in
      let isDoubtful =
        asked.contains(value) || !reading.isCorrection && !soundsDisputing && isOnlyLearnt(value)
      return !isDoubtful || contradicted(by: value) == nil
    }
    for value in said where value.slot != Slot.flags {
      guard let old = contradicted(by: value) else { continue }
      if !correctsOrDisputes, !saysBoth(value, insteadOf: old), !wasToldBesideMore(old),
        canAsk(old, or: value)
      {
        // What else the message tells stands whichever holds.
        take(said.filter { contradicted(by: $0) == nil })
        sayNoted()
        askWhichHolds(old, value)
        return true
      }
      replaced.append((old, value))
    }
    take(said)
    // What cannot be said back was never said to them.
    replaced.removeAll { !assistant.wording.canSay($0.old) }
    // Whoever goes on to tell about their pain has left what the article does not cover.
    if conversation.uncovered != nil, !news.isEmpty, !assistant.meanings.leans(reading.tokens[...]) {
      conversation.uncovered = nil
    }
    if !replaced.isEmpty { sayReplaced(replaced, of: known) }
    return false
  }

  /// - Parameter known: what was known before, and how it was told.
  mutating func sayReplaced(
    _ replaced: [(old: FindingValue, new: FindingValue)], of known: [Conversation.Finding]
  ) {
    // "Not sore" says by itself what it takes the place of, unless that is said.
    let others = replaced.filter { $0.old.finding != $0.new.finding }
    let isDenied = replaced.filter { pair in
      pair.old.finding == pair.new.finding && !others.contains { $0.old == pair.old }
    }
    sayNoted(isDenied.map(\.new))
    if !others.isEmpty {
      draft.say(
        .changed,
        [
          "new": list(others.map(\.new)),
          "old": assistant.wording.list(others.map(\.old), as: known),
        ])
    }
    draft.act = .confirm
  }

  mutating func take(_ values: [FindingValue]) {
    for value in values where conversation.finding(value.finding) != value {
      news.append(value)
      conversation.set(
        value, toldAs: label(of: value), exclusive: assistant.findings.isExclusive(value.slot))
    }
  }

  /// How a finding of this message is said back, where it was told in words of its own; else empty.
  private func label(of value: FindingValue) -> String {
    assistant.toldLabels.label(of: value, toldIn: places(of: value), of: reading) ?? ""
  }

  /// The tokens that tell a finding: its sentences, or of how long it lasts no more than the length of time.
  private func places(of value: FindingValue) -> [Range<Int>] {
    if value.slot == Slot.duration {
      return reading.durations.map(\.tokens)
        + reading.mentions.filter { $0.concept == value.finding }.map(\.tokens)
    }
    let telling = message.findings.indices.filter { message.findings[$0].contains(value) }
    return telling.isEmpty ? [reading.tokens.indices] : telling.map { reading.segments[$0].tokens }
  }

  /// Findings as they are said back.
  func list(_ values: [FindingValue]) -> String {
    assistant.wording.list(values, as: conversation.person.findings)
  }

  /// Takes in what contradicts nothing, without a word: of a message that is answered with an alarm.
  mutating func takeSilently() {
    take(said.filter { $0.slot != Slot.flags && contradicted(by: $0) == nil })
  }
}

extension Slot {
  /// A name that the dialogue itself knows: how long the pain has lasted.
  static let duration = "duration"
}
