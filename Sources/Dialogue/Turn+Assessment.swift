internal import Knowledge

// Asks what tells the causes apart, and concludes.
extension Turn {
  /// Moves the assessment on: a word on what was noted, what fits, and the next question or the conclusion.
  mutating func assess(afterAnswer isAnswering: Bool) {
    if conversation.person.phase == .idle { conversation.person.phase = .asking }
    let ranking = ranking
    if promptsFlags, let slot = flagsQuestion(ranking) { return checkSigns(slot) }
    if meanings.contains(.act(.ownCure)), conversation.person.namedCause == nil { draft.say(.dependsOnCause) }
    if draft.asks != nil {
      // Our question is put again: one at a time.
      sayNoted()
      hint(ranking)
    } else if conversation.person.phase == .concluded {
      reconsider(ranking)
    } else if mayComeBack, flagsQuestion(ranking) == nil {
      sayNoted()
      hint(ranking)
      sayHypotheses()
      returnToOpenQuestion()
    } else if let slot = nextQuestion(ranking) {
      sayNoted()
      hint(ranking)
      adviseOnNews()
      if slot.id == Slot.flags { adviseMeanwhile() }
      sayCareIfLong()
      sayHypotheses()
      ask(slot, isReturning: isAnswering)
    } else {
      conclude()
      sayHypotheses()
    }
  }

  /// Puts the question about warning signs in the place of anything else: no advice before it is answered.
  private mutating func checkSigns(_ slot: Slot) {
    conversation.person.phase = .asking
    sayNoted()
    draft.withdrawQuestion()
    // The first wording says itself that it is a check.
    if conversation.person.asked[slot.id] != nil { draft.say(.checksSigns) }
    ask(slot, isReturning: false)
  }

  /// Comes back to the question that was open when the person asked something else. Asked often enough, one about a slot stays
  /// open in silence: an answer still counts.
  mutating func returnToOpenQuestion() {
    guard draft.asks == nil, let open = conversation.person.openQuestion else { return }
    if mayComeBack { return put(open, isReturning: true) }
    guard conversation.person.phase == .asking, let slot = slotInQuestion else { return }
    if conversation.person.asked[slot.id, default: 0] < Assessment.mostAsked { ask(slot, isReturning: true) }
  }

  /// The slot whose question is open.
  var slotInQuestion: Slot? { conversation.person.openQuestion?.slot.flatMap { assistant.slot($0) } }

  /// The causes that are not ruled out by what is known so far, the best first.
  var ranking: [Assessment.Ranked] {
    assistant.assessment.ranking(of: conversation.values, without: conversation.person.ruledOut)
  }

  /// The same with those that are ruled out.
  var rankingOfAll: [Assessment.Ranked] { assistant.assessment.ranking(of: conversation.values) }

  /// The cause that was last named as fitting.
  var namedCause: Cause? { conversation.person.namedCause.flatMap { assistant.cause($0) } }

  // MARK: Questions

  func nextQuestion() -> Slot? { nextQuestion(ranking) }

  func nextQuestion(_ ranking: [Assessment.Ranked]) -> Slot? {
    if let slot = flagsQuestion(ranking) { return slot }
    guard !isDecided(ranking), mayAskMore else { return nil }
    return assistant.assessment.mostInformative(given: ranking) { question in
      question.slot != Slot.flags && !conversation.knows(slot: question.slot)
        && conversation.person.asked[question.slot, default: 0] < Assessment.mostAsked
        && !question.toldBy.contains { conversation.knows($0) }
    }.flatMap { assistant.slot($0) }
  }

  /// Whether there are questions left.
  var mayAskMore: Bool {
    conversation.person.asked.count { $0.key != Slot.flags } < Assessment.mostQuestions
  }

  /// Warning signs are asked about before a cause that can be an emergency is taken for the likely one, and where one is mentioned.
  func flagsQuestion(_ ranking: [Assessment.Ranked]) -> Slot? {
    guard !conversation.knows(slot: Slot.flags),
      conversation.person.asked[Slot.flags, default: 0] < Assessment.mostAsked
    else { return nil }
    let isLikely = ranking.first.map { $0.cause.asksAboutFlags && $0.score >= Assessment.likely } ?? false
    return isLikely || promptsFlags ? assistant.slot(Slot.flags) : nil
  }

  private func isDecided(_ ranking: [Assessment.Ranked]) -> Bool {
    guard let first = ranking.first else { return true }
    let second = ranking.dropFirst().first?.score ?? 0
    return first.score >= Assessment.decided && first.score - second >= Assessment.clear
  }

  mutating func ask(_ slot: Slot, isReturning: Bool) {
    let times = conversation.person.asked[slot.id, default: 0]
    guard let question = wording(of: slot, again: times > 0) else { return }
    settleForLater()
    if isReturning, times > 0 {
      draft.ask(assistant.question(of: slot.id), .backToQuestion, ["question": question.lowercasedFirst])
    } else {
      draft.ask(assistant.question(of: slot.id), question)
    }
    conversation.person.asked[slot.id] = times + 1
    conversation.person.openQuestion = .slot(slot.id)
  }

  /// How the question of a slot is put, about whoever has the pain.
  func wording(of slot: Slot, again isAgain: Bool) -> String? {
    let text = isAgain ? slot.again : slot.asks
    guard let other = conversation.person.other else { return text }
    return (isAgain ? slot.ofOther?.again : slot.ofOther?.asks).map {
      assistant.people.question($0, about: other)
    } ?? text
  }

  /// The question of a slot in its other words, to go on behind a colon.
  func otherWording(of slot: Slot) -> String {
    (wording(of: slot, again: true) ?? slot.asks ?? "").lowercasedFirst
  }

  /// What the article says about a finding of this message, where it belongs to the cause that fits best so far; where that was
  /// explained just now, about how the person lives only.
  mutating func adviseOnNews() {
    let explains = !draft.facts.isEmpty
    let facts = (namedCause?.evidence ?? []).filter {
      $0.when.present && news.contains($0.when) && (0..<3).contains($0.weight)
        && (!explains || assistant.slot($0.when.slot)?.isHabit ?? false)
    }.map(\.because)
    draft.state(facts.filter { !conversation.statedFacts.contains($0) })
    // "It builds up": what that goes with was explained before.
    if let cause = namedCause, !explains, draft.facts.isEmpty, !facts.isEmpty, !draft.says(.stillFits),
      facts.contains(where: cause.explain.contains)
    {
      draft.say(.goesWith, ["cause": cause.name])
    }
    draft.refer(to: facts)
  }

  /// Says back what is new, unless a change was said back already.
  mutating func sayNoted() {
    if draft.act != .confirm, !draft.says(anyOf: [.noted, .notedOwn, .notedSomeone]) {
      // "Into the buttock and no further" says two things of the legs, of which the last holds.
      sayNoted(news.filter(conversation.knows))
    }
  }

  /// Whether what the reply states says a finding: that it has lasted, or what to do about how the person lives.
  private func isSaid(_ value: FindingValue) -> Bool {
    assistant.wording.says(value, inAnyOf: draft.facts)
      || assistant.meanings.factsOnHabits[value].map(draft.facts.contains) ?? false
  }

  mutating func sayNoted(_ values: [FindingValue]) {
    // "It has lasted longer than a few days, so ..." says it.
    let text = list(values.filter { !isSaid($0) })
    if text.isEmpty { return }
    if let other = conversation.person.other {
      draft.say(.notedSomeone, ["findings": text, "name": assistant.people.name(other)])
    } else {
      draft.say(hasTurnedToSelf ? .notedOwn : .noted, ["findings": text])
    }
  }
}

extension Assessment {
  /// A question is asked at most this often, with a second wording.
  static let mostAsked = 2
  /// Questions a conversation.
  static let mostQuestions = 5
  /// The weight of what usually goes with a cause.
  static let usual = 2
  /// Scores: enough to be named; enough to ask about warning signs; enough to conclude, if so much ahead of the next.
  static let suggestive = 3
  static let likely = 4
  static let decided = 6
  static let clear = 3
}

extension String {
  /// For a sentence that goes on behind a colon.
  var lowercasedFirst: String {
    var letters = utf8.makeIterator()
    guard let first = letters.next(), let second = letters.next(), first < 0x80, second < 0x80 else {
      return prefix(1).lowercased() + dropFirst()
    }
    let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first
    if !isCapital || first == UInt8(ascii: "I") && second == UInt8(ascii: " ") { return self }
    var text = String(Unicode.Scalar(first | 0x20))
    text.reserveCapacity(utf8.count)
    text += Substring(utf8.dropFirst())
    return text
  }

  /// For a sentence of its own.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
