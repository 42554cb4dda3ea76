internal import Knowledge

// Asks what tells the causes apart, and concludes.
extension Turn {
  /// Moves the assessment on: a word on what was noted, what fits, and the next question or the conclusion.
  mutating func assess(afterAnswer isAnswering: Bool) {
    if conversation.phase == .idle { conversation.phase = .asking }
    if meanings.contains(.act("own_cure")), conversation.namedCause == nil { draft.say(.dependsOnCause) }
    if conversation.phase == .concluded {
      reconsider()
    } else if let slot = nextQuestion() {
      sayNoted()
      hint()
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

  /// Comes back to the question that was open when the person asked something else. Asked often enough, it stays open
  /// in silence: an answer still counts.
  mutating func returnToOpenQuestion() {
    guard conversation.phase == .asking, let open = conversation.openQuestion, open.kind == .slot,
      let slot = assistant.slot(open.slot)
    else { return }
    if conversation.asked[slot.id, default: 0] < Assessment.mostAsked { ask(slot, isReturning: true) }
  }

  // MARK: Questions

  private func nextQuestion() -> Slot? {
    let values = conversation.values
    let ranking = assistant.assessment.ranking(of: values, without: conversation.ruledOut)
    if let slot = flagsQuestion(ranking) { return slot }
    guard !isDecided(ranking), mayAskMore else { return nil }
    let open = assistant.knowledge.slots.filter {
      $0.asks != nil && $0.id != Slot.flags && !conversation.knows(slot: $0.id)
        && conversation.asked[$0.id, default: 0] < Assessment.mostAsked
    }
    return assistant.assessment.mostInformative(among: open, given: values)
  }

  /// Whether there are questions left.
  var mayAskMore: Bool {
    conversation.asked.count { $0.key != Slot.flags } < Assessment.mostQuestions
  }

  /// Warning signs are asked about before a cause that can be an emergency is taken for the likely one.
  private func flagsQuestion(_ ranking: [Assessment.Ranked]) -> Slot? {
    guard let first = ranking.first, first.cause.asksAboutFlags, first.score >= Assessment.likely,
      !conversation.knows(slot: Slot.flags), conversation.asked[Slot.flags, default: 0] < Assessment.mostAsked
    else { return nil }
    return assistant.slot(Slot.flags)
  }

  private func isDecided(_ ranking: [Assessment.Ranked]) -> Bool {
    guard let first = ranking.first else { return true }
    let second = ranking.dropFirst().first?.score ?? 0
    return first.score >= Assessment.decided && first.score - second >= Assessment.clear
  }

  mutating func ask(_ slot: Slot, isReturning: Bool) {
    let times = conversation.asked[slot.id, default: 0]
    guard let question = times == 0 ? slot.asks : slot.again else { return }
    if isReturning, times > 0 {
      draft.say(.backToQuestion, ["question": question.lowercasedFirst])
    } else {
      draft.say(question)
    }
    conversation.asked[slot.id] = times + 1
    conversation.openQuestion = .init(kind: .slot, slot: slot.id)
    draft.asks = .init(slot: slot.id, choices: slot.choices.map(\.label))
  }

  /// What the article says about a finding of this message, where it belongs to the cause that fits best so far.
  private mutating func adviseOnNews() {
    let cause = assistant.knowledge.causes.first { $0.id == conversation.namedCause }
    let facts = (cause?.evidence ?? []).filter {
      $0.when.present && news.contains($0.when) && (0..<3).contains($0.weight)
    }.map(\.because)
    let isKnown = facts.contains(where: conversation.statedFacts.contains)
    draft.state(facts, opening: facts.isEmpty ? nil : isKnown ? .asSaid : nil)
  }

  private mutating func sayNoted() {
    let text = assistant.wording.list(news)
    if !text.isEmpty, draft.act != .confirm { draft.say(.noted, ["findings": text]) }
  }

  // MARK: Conclusions

  /// Says what it looks like so far, once a cause.
  private mutating func hint() {
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    guard let first = ranking.first, first.score >= Assessment.suggestive,
      first.cause.id != conversation.namedCause,
      ranking.count < 2 || first.score > ranking[1].score
    else { return }
    name(first.cause)
    let facts = first.cause.explain.filter { !draft.facts.contains($0) }
    draft.state(facts, opening: .fitsSoFar, ["cause": first.cause.name])
  }

  /// Warning signs were asked about, and the person told something else: what is known so far is worth saying.
  private mutating func adviseMeanwhile() {
    guard conversation.asked[Slot.flags, default: 0] > 0, draft.facts.isEmpty, !news.isEmpty,
      let cause = assistant.knowledge.causes.first(where: { $0.id == conversation.namedCause })
    else { return }
    draft.state(cause.now + cause.care, opening: .stillFits, ["cause": cause.name])
  }

  /// Pain that has lasted changes the advice at once: from waiting to seeing somebody.
  private mutating func sayCareIfLong() {
    guard news.contains(FindingValue("duration.long")), let id = conversation.namedCause,
      let cause = assistant.knowledge.causes.first(where: { $0.id == id })
    else { return }
    draft.state(cause.care, opening: .longEnough)
  }

  /// A cause that the person asked about, if it is not the one that fits.
  private mutating func sayHypotheses() {
    for case .hypothesis(let id) in meanings {
      guard let cause = assistant.knowledge.causes.first(where: { $0.id == id }) else { continue }
      if id == conversation.namedCause {
        draft.say(.hypothesis, ["cause": cause.name])
        continue
      }
      draft.state(cause.explain, opening: .hypothesis, ["cause": cause.name])
    }
  }

  private mutating func name(_ cause: Cause) {
    conversation.namedCause = cause.id
    conversation.talk(about: cause.id)
  }

  /// Says what fits best with what is known, or that nothing does.
  mutating func conclude() {
    conversation.phase = .concluded
    conversation.openQuestion = nil
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    guard let first = ranking.first, first.score >= Assessment.suggestive else {
      draft.state([], opening: .nothingFits)
      draft.state(Array(assistant.topic(assistant.generalTopic)?.aspects["cause"]?.prefix(2) ?? []))
      return
    }
    if ranking.count > 1, ranking[1].score == first.score {
      sayTie(ranking.filter { $0.score == first.score }.map(\.cause))
    } else {
      sayConclusion(first, opening: .fitsBest)
    }
  }

  private mutating func sayTie(_ causes: [Cause]) {
    draft.say(.tie, ["causes": causes.map(\.name).joined(separator: ", ")])
    draft.state(causes.flatMap(\.explain))
    draft.state(causes.flatMap(\.care))
  }

  private mutating func sayConclusion(_ ranked: Assessment.Ranked, opening: PhraseKey) {
    let cause = ranked.cause
    let isNews = conversation.namedCause != cause.id
    name(cause)
    draft.say(
      opening, ["cause": cause.name, "evidence": assistant.wording.list(ranked.supporting)])
    if isNews { draft.state(cause.explain) }
    draft.state(cause.now + cause.later)
    let isLong = conversation.finding("duration.long")?.present ?? false
    draft.state(cause.care, opening: isLong ? .longEnough : nil)
    draft.act = .answer
  }

  /// After a conclusion: new findings may change it.
  private mutating func reconsider() {
    let ranking = assistant.assessment.ranking(of: conversation.values, without: conversation.ruledOut)
    guard let first = ranking.first, first.score >= Assessment.suggestive else { return sayNoted() }
    if first.cause.id != conversation.namedCause {
      if let slot = flagsQuestion(ranking) {
        conversation.phase = .asking
        sayNoted()
        hint()
        ask(slot, isReturning: false)
      } else {
        sayConclusion(first, opening: .nowFits)
      }
    } else {
      stayWithConclusion(first, ranking)
    }
  }

  /// The cause that was named still fits best: what is new, what was asked about it, and no advice twice.
  private mutating func stayWithConclusion(_ first: Assessment.Ranked, _ ranking: [Assessment.Ranked]) {
    sayNoted()
    if meanings.contains(.act("own_cure")) {
      draft.state(first.cause.now + first.cause.later, opening: .asSaid)
    } else if meanings.contains(.act("own_cause")) {
      draft.say(.howSure, ["cause": first.cause.name, "evidence": assistant.wording.list(first.supporting)])
      draft.state(first.cause.explain)
    } else if draft.facts.isEmpty {
      draft.say(.stillFits, ["cause": first.cause.name])
      adviseOnNews()
      if said.contains(FindingValue("duration.long")) {
        draft.state(first.cause.care, opening: .longEnough)
      } else if draft.facts.isEmpty {
        let advice = first.cause.now + first.cause.care + first.cause.explain
        let fresh = advice.filter { !conversation.lastReplyFacts.contains($0) }
        draft.state(Array((fresh.isEmpty ? first.cause.explain : fresh).prefix(1)))
      }
    }
    for case .hypothesis(let id) in meanings where id != first.cause.id {
      guard let other = ranking.first(where: { $0.cause.id == id }) else { continue }
      sayOpposing(other)
      draft.state(other.cause.explain)
    }
  }
}

extension Assessment {
  /// A question is asked at most this often, with a second wording.
  static let mostAsked = 2
  /// Questions a conversation.
  static let mostQuestions = 5
  /// Scores: enough to be named; enough to ask about warning signs; enough to conclude, if so much ahead of the next.
  static let suggestive = 3
  static let likely = 4
  static let decided = 6
  static let clear = 3
}

extension String {
  /// For a sentence that goes on behind a colon.
  var lowercasedFirst: String {
    hasPrefix("I ") ? self : prefix(1).lowercased() + dropFirst()
  }
}
