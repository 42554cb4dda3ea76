internal import Knowledge
internal import Understanding

// Says what fits, how well, and what the article advises.
extension Turn {
  /// Says what it looks like so far, once a cause.
  mutating func hint(_ ranking: [Assessment.Ranked]) {
    sayWhatFitsLess(ranking)
    // Something to have looked at comes before any guess.
    guard let first = ranking.first, isSuggestive(ranking), conversation.flags.isEmpty else { return }
    guard ranking.count < 2 || first.score > ranking[1].score else {
      return sayWhatFitsToo(ranking.filter { $0.score == first.score }.map(\.cause))
    }
    guard first.cause.id != conversation.person.namedCause else { return }
    name(first.cause)
    draft.state(
      reasons(for: first.cause, preferring: first.cause.explain), opening: .fitsSoFar,
      ["cause": first.cause.name])
    draft.refer(to: first.cause.explain.filter(conversation.statedFacts.contains))
  }

  /// "I train my abs three times a week": the cause that was named before, where what is new speaks against it and it does not
  /// fit best any more.
  private mutating func sayWhatFitsLess(_ ranking: [Assessment.Ranked]) {
    guard let cause = conversation.person.namedCause, !news.isEmpty,
      let named = rankingOfAll.first(where: { $0.cause.id == cause }),
      named.opposing.contains(where: news.contains),
      named.score < max(Assessment.suggestive, ranking.first?.score ?? 0)
    else { return }
    conversation.person.namedCause = nil
    draft.say(.fitsLess, ["cause": named.cause.name])
  }

  /// Why a cause fits: some facts, or else the first that says so of what this message told, whichever the conversation has not
  /// stated yet.
  private func reasons(for cause: Cause, preferring facts: [String] = []) -> [String] {
    func unstated(_ facts: [String]) -> [String] {
      facts.filter { !conversation.statedFacts.contains($0) }
    }
    let preferred = unstated(facts)
    if !preferred.isEmpty { return preferred }
    let told = cause.evidence.filter { $0.weight > 0 && news.contains($0.when) }.map(\.because)
      .filter { assistant.causes(of: $0).contains(cause.id) }
    return Array(unstated(told).prefix(1))
  }

  /// What explains a cause; where that was stated before, where it stands.
  mutating func explain(_ cause: Cause) { stateOnce(cause.explain) }

  /// States facts; those that were stated before are named by their place behind what was said last.
  mutating func stateOnce(_ facts: [String]) { stateOnce(facts, since: conversation.statedFacts) }

  /// - Parameter stated: the facts that need not be said again.
  private mutating func stateOnce(_ facts: [String], since stated: [String]) {
    draft.refer(to: facts.filter(stated.contains))
    draft.state(facts)
  }

  /// Whether enough speaks for the first of the causes to name it, or, while nothing speaks for any other, one thing that
  /// usually goes with it. Where warning signs have to be asked about first, that is too little.
  private func isSuggestive(_ ranking: [Assessment.Ranked]) -> Bool {
    guard let first = ranking.first else { return false }
    if first.score >= Assessment.suggestive { return true }
    return first.score >= Assessment.usual && first.opposing.isEmpty
      && ranking.dropFirst().allSatisfy { $0.score <= 0 }
      && !first.cause.asksAboutFlags
      && first.cause.evidence.contains {
        $0.weight >= Assessment.usual && conversation.values.contains($0.when)
      }
  }

  /// "I never train my abs", where overdoing it fits as well: what is new gives one of the likely causes its own reason.
  private mutating func sayWhatFitsToo(_ likely: [Cause]) {
    let reasons = Set(news.filter(\.present).map(\.finding))
    let cause = likely.first { cause in
      cause.id != conversation.person.namedCause
        && cause.evidence.contains {
          $0.weight >= MeaningFinder.ownReason && reasons.contains($0.when.finding)
        }
    }
    guard let cause else { return }
    conversation.talk(about: cause.id)
    draft.say(.fitsToo, ["cause": cause.name])
    explain(cause)
  }

  /// Warning signs were asked about, and the person told something else: what is known so far is worth saying.
  mutating func adviseMeanwhile() {
    guard conversation.person.asked[Slot.flags, default: 0] > 0, draft.facts.isEmpty, !news.isEmpty,
      let cause = namedCause
    else { return }
    // Why that is so, and no advice before the signs are denied.
    draft.state(
      reasons(for: cause), opening: isForNews(cause) ? .stillFits : .stillFirst, ["cause": cause.name])
    if draft.facts.isEmpty { explain(cause) }
    sayWhatNewsFit()
  }

  /// "Now that I think of it, it runs down the leg": what is new is the reason of another cause, which is likely as well.
  private mutating func sayWhatNewsFit() {
    let topics = conversation.topics
    sayWhatFitsToo(ranking.filter { $0.score >= Assessment.suggestive }.map(\.cause))
    conversation.topics = topics  // what fits best is what is talked about
  }

  /// Whether something of this message speaks for a cause.
  private func isForNews(_ cause: Cause) -> Bool {
    cause.evidence.contains { $0.weight > 0 && news.contains($0.when) }
  }

  private var saysItLasts: Bool { said.contains(FindingExtractor.lasting) }

  /// Pain that has lasted changes the advice at once: from waiting to seeing somebody. Where nothing fits yet, that is said to
  /// whoever speaks of nothing else.
  mutating func sayCareIfLong() {
    guard saysItLasts else { return }
    let isAll = said.allSatisfy { $0.slot == Slot.duration }
    let care = (namedCause?.care ?? (isAll ? assistant.commonCare : [])).filter { !draft.facts.contains($0) }
    guard !care.isEmpty, isAll || news.contains(FindingExtractor.lasting),
      !care.allSatisfy(conversation.lastReplyFacts.contains)
    else { return }
    draft.state(care)
  }

  /// A cause that the person asked about, if it is not the one that fits.
  mutating func sayHypotheses() {
    for case .hypothesis(let id) in meanings where !conversation.person.ruledOut.contains(id) {
      guard let cause = assistant.cause(id) else { continue }
      conversation.talk(about: id)  // "is it sciatica?", then "what does it feel like?"
      conversation.lastAspect = Self.sideOfCauses  // and "and a disc?"
      if !conversation.flags.isEmpty {
        draft.say(.notBeforeSeen, ["cause": cause.name])
        continue
      }
      if id == conversation.person.namedCause {
        // "So far that points to it" says as much.
        if !cause.explain.contains(where: draft.facts.contains) {
          draft.say(.stillFirst, ["cause": cause.name])
          explain(cause)
        }
        continue
      }
      if let ranked = rankingOfAll.first(where: { $0.cause.id == id }), ranked.isUnlikely {
        sayUnlikely(ranked)
      } else {
        draft.say(.hypothesis, ["cause": cause.name])
        explain(cause)
      }
    }
  }

  private mutating func sayUnlikely(_ ranked: Assessment.Ranked) {
    draft.say(
      .unlikely, ["cause": ranked.cause.name, "evidence": list(ranked.opposing)])
    let reasons = reasonsAgainst(ranked)
    if reasons.isEmpty { explain(ranked.cause) } else { stateOnce(reasons) }
  }

  private mutating func name(_ cause: Cause) {
    conversation.person.namedCause = cause.id
    conversation.talk(about: cause.id)
  }

  /// Says what fits best with what is known, or that nothing does.
  mutating func conclude() {
    conversation.person.phase = .concluded
    if conversation.person.openQuestion?.slot != nil { conversation.person.openQuestion = nil }
    let ranking = ranking
    guard let first = ranking.first, first.score >= Assessment.suggestive else {
      return sayNothingFits()
    }
    if ranking.count > 1, ranking[1].score == first.score {
      sayTie(ranking.filter { $0.score == first.score }.map(\.cause))
    } else {
      sayConclusion(first, opening: .fitsBest)
    }
  }

  /// With what speaks against each cause, or, where nothing does, with what the causes are.
  private mutating func sayNothingFits() {
    // What is asked about is answered by itself.
    let against = rankingOfAll.filter {
      !$0.opposing.isEmpty && !meanings.contains(.hypothesis(cause: $0.cause.id))
    }
    let causes = Array(assistant.causesInGeneral.prefix(against.isEmpty ? 2 : 1))
    // "So what do you think it is?" behind just that.
    if news.isEmpty, against.isEmpty,
      (causes + assistant.commonCare).allSatisfy(conversation.lastReplyFacts.contains)
    {
      draft.say(.stillNothingFits)
      return draft.refer(to: causes + assistant.commonCare)
    }
    let known = conversation.values.count { assistant.slot($0.slot)?.asks != nil && $0.slot != Slot.flags }
    draft.say(known >= Self.muchKnown ? .noneFits : .nothingFits)
    for ranked in against { sayOpposing(ranked) }
    if !sayWhatIsLeft() { draft.state(causes) }
    draft.state(assistant.commonCare)
  }

  /// From so many answers on it is not for want of them that nothing fits.
  private static let muchKnown = 4

  /// "If it isn't the core, what's left?": the causes that nothing speaks against, where something speaks against the others.
  ///
  /// - Returns: whether there are such.
  private mutating func sayWhatIsLeft() -> Bool {
    let left = ranking.filter(\.opposing.isEmpty)
    guard !left.isEmpty, left.count < min(rankingOfAll.count, Self.mostLeft) else { return false }
    draft.say(.leftOver, ["causes": left.map(\.cause.name).joined(separator: " or ")])
    return true
  }

  /// From so many on it is no answer.
  private static let mostLeft = 3

  private mutating func sayTie(_ causes: [Cause]) {
    draft.say(.tie, ["causes": causes.map(\.name).joined(separator: ", ")])
    for cause in causes { explain(cause) }
    let care = causes.flatMap(\.care)
    draft.state(Array(causes.flatMap(\.now).prefix(max(draft.room - Set(care).count, 0))))
    draft.state(care)
  }

  private mutating func sayConclusion(_ ranked: Assessment.Ranked, opening: PhraseKey) {
    let cause = ranked.cause
    let isNews = conversation.person.namedCause != cause.id
    name(cause)
    draft.say(
      opening, ["cause": cause.name, "evidence": list(ranked.supporting)])
    if isNews { explain(cause) }
    sayOpposing(ranked)
    let habits = adviceOnHabits(of: cause).prefix(Self.mostOnHabits)
    draft.refer(to: habits.filter(conversation.lastReplyFacts.contains))
    let withheld = withheldAdvice
    let advice = habits + (cause.now + cause.later).filter { !withheld.contains($0) }
    // When to see somebody is always said.
    let opening: PhraseKey? = conversation.person.isAboutOther ? .adviceFor : nil
    draft.state(
      Array(advice.prefix(max(draft.room - cause.care.count, 1))), opening: opening,
      ["name": assistant.people.name(conversation.person.other ?? "")])
    stateOnce(cause.care, since: conversation.lastReplyFacts)
    // Who denied the warning signs unasked was never told which they are, and who never answered may have them.
    if cause.asksAboutFlags,
      conversation.person.asked[Slot.flags] == nil || !conversation.knows(slot: Slot.flags),
      !draft.says(.flagsUnsure)
    {
      draft.say(.watchForSigns)
    }
    draft.act = .answer
  }

  /// What the article says of how the person lives, where that speaks for the cause or has its own advice: worn shoes, sleeping
  /// on one side. What is new comes first.
  private func adviceOnHabits(of cause: Cause) -> [String] {
    let habits = cause.evidence.filter { evidence in
      evidence.weight >= 0 && evidence.when.present && conversation.values.contains(evidence.when)
        && !cause.explain.contains(evidence.because)
        && (evidence.weight == 0 || assistant.slot(evidence.when.slot)?.isHabit ?? false)
    }
    return (habits.filter { news.contains($0.when) } + habits.filter { !news.contains($0.when) })
      .map(\.because)
  }

  private static let mostOnHabits = 1

  /// After a conclusion: new findings may change it.
  mutating func reconsider(_ ranking: [Assessment.Ranked]) {
    guard let first = ranking.first, first.score >= Assessment.suggestive else { return askAnew() }
    let isTied = ranking.count > 1 && ranking[1].score == first.score
    if isTied, conversation.person.namedCause == nil, news.allSatisfy({ $0.slot == Slot.duration }) {
      stayWithTie(ranking.filter { $0.score == first.score }.map(\.cause))
    } else if first.cause.id != conversation.person.namedCause {
      if let slot = nextQuestion(ranking) {
        conversation.person.phase = .asking
        sayNoted()
        hint(ranking)
        ask(slot, isReturning: false)
      } else {
        sayConclusion(first, opening: draft.act == .confirm ? .fitsBest : .nowFits)
      }
    } else {
      stayWithConclusion(first, ranking)
    }
  }

  /// How long it has lasted makes none of several causes likelier.
  private mutating func stayWithTie(_ causes: [Cause]) {
    sayNoted()
    if saysItLasts { draft.state(causes.flatMap(\.care)) } else if draft.facts.isEmpty { sayTie(causes) }
  }

  /// What was concluded does not fit any more, and nothing else does: there may be something left to ask.
  private mutating func askAnew() {
    sayNoted()
    guard let cause = conversation.person.namedCause, !news.isEmpty else { return }
    sayWhatFitsLess(ranking)
    conversation.person.namedCause = nil
    conversation.topics.removeAll { $0 == cause }
    guard let slot = nextQuestion() else { return conclude() }
    conversation.person.phase = .asking
    ask(slot, isReturning: false)
  }

  /// "If it hurts while I plank, must I stop?": a question that was taken for a report.
  private var asksInVain: Bool {
    meanings.contains(.report)
      && zip(message.decisions, reading.segments).contains {
        $0.meaning == .report && $1.isInterrogative && $1.isQuestion
      }
  }

  /// The cause that was named still fits best: what is new, what was asked about it, and no advice twice.
  private mutating func stayWithConclusion(_ first: Assessment.Ranked, _ ranking: [Assessment.Ranked]) {
    sayNoted()
    if meanings.contains(.act(.ownCure)) {
      draft.state(first.cause.now + first.cause.later, opening: .asSaid)
    } else if meanings.contains(.act(.ownCause)) {
      sayEvidence(first)
      explain(first.cause)
    } else if draft.facts.isEmpty, news.isEmpty, asksInVain {
      sayNotCovered(nil, nearest: first.cause.now + first.cause.care)
    } else if draft.facts.isEmpty, news.isEmpty, meanings.contains(.hypothesis(cause: first.cause.id)) {
      draft.say(.stillFirst, ["cause": first.cause.name])
      explain(first.cause)
    } else if draft.facts.isEmpty, !(news.isEmpty && asksAboutOtherCause(than: first.cause)) {
      draft.say(
        news.isEmpty ? .nothingNew : isForNews(first.cause) ? .stillFits : .stillFirst,
        ["cause": first.cause.name])
      if news.contains(where: first.opposing.contains) { sayOpposing(first) }
      adviseOnNews()
      if saysItLasts { draft.state(first.cause.care) }
      if draft.facts.isEmpty { sayNextAdvice(on: first.cause) }
    }
    sayWhatNewsFit()
    for case .hypothesis(let id) in meanings where id != first.cause.id {
      guard let other = rankingOfAll.first(where: { $0.cause.id == id }) else { continue }
      conversation.talk(about: id)
      if other.isUnlikely {
        sayUnlikely(other)
      } else {
        sayOpposing(other)
        explain(other.cause)
      }
    }
  }

  /// "My mate says it's the nerve. Is he right?"
  private func asksAboutOtherCause(than cause: Cause) -> Bool {
    meanings.contains { if case .hypothesis(let id) = $0 { id != cause.id } else { false } }
  }

  /// The first of the advice that was not given yet; after that why the cause fits.
  private mutating func sayNextAdvice(on cause: Cause) {
    let fresh = (cause.now + cause.care).filter { !conversation.statedFacts.contains($0) }
    if fresh.isEmpty { explain(cause) } else { draft.state(Array(fresh.prefix(1))) }
  }
}

extension Assessment.Ranked {
  /// Whether something speaks against it, and not more for it.
  var isUnlikely: Bool { score <= 0 && !opposing.isEmpty }
}
