internal import Knowledge
internal import Understanding

// Answers what is asked: facts, sides of a topic, gaps.
extension Turn {
  /// Answers every question of the message.
  ///
  /// - Returns: whether there was one.
  mutating func answerQuestions() -> Bool {
    rememberTopics()
    var answered = false
    for (i, meaning) in prioritized(leaningOnGaps(meanings)) {
      if let joining = factJoining(meaning) {
        let asksYesOrNo =
          reading.segments.indices.contains(i)
          && assistant.meanings.asksYesOrNo(reading.segments[i], in: reading)
        let direct = asksYesOrNo ? draft.phrase(.itCan) : nil
        if !stateShortly([joining], directly: direct) { draft.state([joining], directly: direct) }
        if self.meanings.indices.contains(i) { self.meanings[i] = .unclear }
        answered = true
        continue
      }
      if answerLink(in: i) {
        answered = true
        continue
      }
      switch meaning {
      case .facts(let facts, let topic, let aspect):
        answered = true
        if answerCorrected(topic, in: i) { continue }
        if !answerForCurrentTopic(aspect, instead: topic) {
          answer(facts, topic: topic, directly: draft.isEmpty ? decision(i)?.direct : nil)
        }
        conversation.lastAspect = aspect ?? sideAsked(facts, of: topic)
      case .aspect(let aspect, let topic, let belief):
        if topic != nil || hasSubject || belief >= Self.sureWithoutSubject {
          let meant = aspect == Self.sideOfName ? turnsTo(topic) ?? aspect : aspect
          answered = answerAspect(meant, topic: topic, in: i) || answered
        }
      case .notCovered(let subject, let nearest):
        if draft.facts.isEmpty, draft.gap == nil {
          sayNotCovered(subject, nearest: nearest)
          answered = true
        } else if draft.gap == nil, draft.act != .safety, let subject, isSurelyAsked(i) {
          draft.gap = .notCovered
          draft.say(.notCovered, ["subject": subject])
        }
      case .comparison(let causes):
        compare(causes)
        answered = true
      case .offTopic, .act, .report, .hypothesis, .ambiguous, .unclear: continue
      }
    }
    if !answered, draft.isEmpty, let readings = ambiguousReadings {
      askWhichIsMeant(readings)
      return true
    }
    return answered
  }

  /// Which side of its topic facts are: what it comes from where that is what the message asks.
  private func sideAsked(_ facts: [String], of topic: String?) -> String? {
    let causes = topic.flatMap { assistant.topic($0)?.aspects[Self.sideOfCauses] } ?? []
    let asksForCause = reading.mentions.contains { $0.concept == MeaningFinder.blame }
    return asksForCause && facts.allSatisfy(causes.contains)
      ? Self.sideOfCauses : assistant.meanings.aspect(of: facts)
  }

  /// A question about two causes leaves both to be talked about: "the first one", "the other".
  private mutating func rememberTopics() {
    guard message.roles.contains(.cause) else { return }
    let causes = reading.mentions.compactMap { mention in
      mention.isNested || mention.polarity == .negated ? nil : assistant.cause(named: mention)?.id
    }
    guard Set(causes).count > 1 else { return }
    for cause in causes { conversation.talk(about: cause) }
  }

  /// The side of a topic that its bare name is taken to ask for.
  private static let sideOfName = "what"

  /// "And for the nerve?": the side of the last question, asked of another topic.
  private func turnsTo(_ topic: String?) -> String? {
    guard let topic, let last = conversation.lastAspect,
      zip(message.decisions, reading.segments).contains(where: { isEllipsis($0, $1) }),
      reading.tokens.count(where: { $0.kind == .word }) > 1 || reading.segments.contains(where: \.isQuestion),
      let facts = assistant.topic(topic)?.aspects[last], !facts.isEmpty
    else { return nil }
    return last
  }

  /// "I meant the strain": the side of the last question, asked of the topic that was meant.
  private mutating func answerCorrected(_ topic: String?, in number: Int) -> Bool {
    guard let topic, let last = conversation.lastAspect, number < reading.segments.count,
      reading.beginsWithCorrection(in: reading.segments[number]),
      !asksOfItself(number, topic),
      !(assistant.topic(topic)?.aspects[last] ?? []).isEmpty
    else { return false }
    return answerAspect(last, topic: topic)
  }

  /// "I mean at the computer": whether a segment surely asks more than what its topic is.
  private func asksOfItself(_ number: Int, _ topic: String) -> Bool {
    guard let decision = decision(number), decision.rule.intent != nil,
      decision.rule.belief >= MeaningFinder.certain, case .facts(let facts, _, _) = decision.meaning
    else { return false }
    let what = assistant.topic(topic)?.aspects[Self.sideOfName] ?? []
    return !facts.allSatisfy(what.contains)
  }

  /// "No, the disc, not sciatica": the side of the last question, asked of the cause that was meant, by somebody who has told of
  /// no pain.
  static func topicCorrected(
    _ segment: Reading.Segment, of reading: Reading, _ conversation: Conversation, _ assistant: Assistant
  ) -> Meaning? {
    guard conversation.person.phase == .idle, !segment.isQuestion, let last = conversation.lastAspect,
      let answered = conversation.topic, segment.tokens.count <= shortPointer
    else { return nil }
    let named = reading.wholeMentions(in: segment).filter { assistant.roles[$0].contains(.cause) }
    let causes = named.compactMap(\.topic)
    // The "no" with which it begins denies nothing behind its "the".
    guard causes.count == 2, causes.contains(answered),
      let denied = named.first(where: { $0.isDenied && $0.cue?.upperBound == $0.tokens.lowerBound })?.topic,
      let meant = causes.first(where: { $0 != denied }), assistant.topic(meant)?.aspects[last] != nil
    else { return nil }
    return .aspect(last, topic: meant, belief: 1)
  }

  /// Whether a topic is named and nothing said of it: "what is a disc?" asks something of its own, "and if it's the disc?"
  /// does not.
  private func isEllipsis(_ decision: Decision, _ segment: Reading.Segment) -> Bool {
    guard decision.rule.isNameOfTopic else { return false }
    // The "hurt" of "a hurt disc" belongs to the name.
    let names = reading.wholeMentions(in: segment).filter { $0.topic != nil }.map(\.tokens)
    let besideName = segment.tokens.filter { i in !names.contains { $0.contains(i) } }
    return !besideName.contains { reading.tokens[$0].isVerb }
      || besideName.contains { reading.tokens[$0].isSubordinator }
  }

  /// Whether there is something for a question without a topic to lean on.
  private var hasSubject: Bool {
    !conversation.topics.isEmpty || !conversation.person.findings.isEmpty || conversation.uncovered != nil
      || meanings.contains { $0 == .report || $0.namesTopic }
      || reading.mentions.contains(where: assistant.meanings.isAboutSubject)
  }

  /// With nothing to lean on, such a question is answered for the general topic only if it is surely one.
  private static let sureWithoutSubject: Float = 0.5

  /// "My phone contract is up, what now": a question without a topic of its own leans on what was said before it; where our
  /// subject was not spoken of yet, however little is known of that.
  private func leaningOnGaps(_ meanings: [Meaning]) -> [Meaning] {
    guard meanings.contains(where: \.isGap) else { return meanings }
    let hasSubject = hasSubject
    var leaning: [Meaning] = []
    for (i, meaning) in meanings.enumerated() {
      if case .aspect(_, nil, _) = meaning, let last = leaning.last, last.isGap,
        !hasSubject || message.decisions[i - 1].rule.belief >= MeaningFinder.verySure
      {
        leaning.append(last)
      } else {
        leaning.append(meaning)
      }
    }
    return leaning
  }

  /// Questions that have an answer come before those that have none, and these before what is only told of that the article
  /// does not cover: beside a report or an answer that is said in passing.
  ///
  /// - Returns: with their numbers: up to that of the last segment they are what that segment means.
  private func prioritized(_ meanings: [Meaning]) -> [(number: Int, meaning: Meaning)] {
    let isBesideMore = meanings.contains(where: \.asksOrTells)
    let numbered = meanings.enumerated().map { (number: $0, meaning: $1) }
    let gaps = numbered.filter(\.meaning.isNotCovered)
    if gaps.isEmpty { return numbered }
    return numbered.filter { !$0.meaning.isNotCovered } + gaps.filter { isQuestion($0.number) }
      + gaps.filter { !isBesideMore && !isQuestion($0.number) }
  }

  private func decision(_ number: Int) -> Decision? {
    message.decisions.indices.contains(number) ? message.decisions[number] : nil
  }

  private func isQuestion(_ number: Int) -> Bool {
    reading.segments.indices.contains(number) && reading.segments[number].isQuestion
  }

  /// Whether a question is so surely one that the article does not cover that an answer to another leaves it open.
  private func isSurelyAsked(_ number: Int) -> Bool {
    guard isQuestion(number), let decision = decision(number) else { return false }
    return decision.meaning.isNotCovered && decision.rule.belief >= MeaningFinder.verySure
  }

  /// "When would it be time for a doctor?": where no topic is named, the one that is being talked about is meant, and
  /// not the one whose examples happen to be nearest.
  private mutating func answerForCurrentTopic(_ aspect: String?, instead topic: String?) -> Bool {
    guard let aspect, let current = conversation.topics.last, current != topic else { return false }
    return answerAspect(aspect, topic: nil)
  }

  private mutating func answer(
    _ facts: [String], topic: String?, directly direct: String? = nil, opening: PhraseKey? = nil
  ) {
    if let opening {
      draft.state(facts, opening: opening)
    } else {
      answer(facts, directly: direct)
    }
    if let topic = topic ?? facts.first.flatMap({ assistant.wording.topics(of: $0).first }),
      topic != assistant.generalTopic || conversation.person.namedCause == nil
    {
      conversation.talk(about: topic)
    }
  }

  private mutating func answer(_ facts: [String], directly direct: String?) {
    let isDue = isDue(facts)
    if isSaidWholeOfCauses(facts) { return explainAllCauses() }
    if !isDue, draft.isEmpty, stateShortly(facts, directly: direct) { return }
    if let cause = causeLeftOut(by: facts) {
      draft.state(facts, opening: .onlyOfCause, ["cause": cause.name])
    } else {
      let due: PhraseKey? = direct != nil ? .longEnough : facts.count == 1 ? .dueByNow : nil
      let answer = direct.flatMap { assistant.wording.says($0, alreadyIn: facts) ? nil : $0 }
      draft.state(facts, directly: isDue ? due.map { draft.phrase($0) } : answer)
    }
    if !facts.allSatisfy(draft.facts.contains), !draft.says(.moreLeft) { draft.say(.moreLeft) }
  }

  /// "So what can even cause that?" behind the list of the causes: how each of them comes about.
  private mutating func explainAllCauses() {
    for cause in assistant.knowledge.causes {
      draft.state(cause.explain, opening: .asFor, ["cause": cause.name])
    }
    draft.refer(to: [assistant.causesInGeneral.last].compactMap { $0 })
  }

  /// "And which one first?": a direct answer alone, where the rest was said just now.
  ///
  /// - Returns: whether that is so.
  private mutating func stateShortly(_ facts: [String], directly direct: String?) -> Bool {
    guard let direct, facts.allSatisfy(conversation.lastReplyFacts.contains) else { return false }
    draft.say(directly: direct, referringTo: facts)
    return true
  }

  /// Whether nothing is asked for but the causes in general, which were listed just now.
  private func isSaidWholeOfCauses(_ facts: [String]) -> Bool {
    facts == assistant.causesInGeneral && facts.allSatisfy(conversation.lastReplyFacts.contains)
  }

  /// "Should I see somebody?" of pain that has lasted.
  private func isDue(_ facts: [String]) -> Bool {
    conversation.knows(FindingExtractor.lasting)
      && assistant.wording.says(FindingExtractor.lasting, inAnyOf: facts)
  }

  /// "It's not sciatica, so do shoes matter?": the cause that alone the facts are about, and that the person ruled out or that
  /// is not theirs.
  private func causeLeftOut(by facts: [String]) -> Cause? {
    if conversation.person.ruledOut.isEmpty, !hasOwnCase { return nil }
    let causes = facts.map { assistant.causes(of: $0) }
    guard let cause = causes.first?.first, causes.allSatisfy({ !$0.isEmpty }) else { return nil }
    let isLeftOut =
      causes.allSatisfy { $0.allSatisfy(conversation.person.ruledOut.contains) }
      || causes.allSatisfy { $0 == [cause] } && isOfOther(cause, facts)
    return isLeftOut ? assistant.cause(cause) : nil
  }

  /// Whether the person's own pain is talked about.
  private var hasOwnCase: Bool { conversation.person.phase != .idle || meanings.contains(.report) }

  /// "Would ice do me good?" of somebody whose back hurts: advice on a cause that was not spoken of, and none on back pain in
  /// general.
  private func isOfOther(_ cause: String, _ facts: [String]) -> Bool {
    hasOwnCase && conversation.person.namedCause != cause && conversation.topics.last != cause
      && facts.allSatisfy(assistant.advice(on: cause).contains)
      && (conversation.person.namedCause != nil
        || !facts.contains(where: assistant.advice(on: assistant.generalTopic).contains))
      && !topicsNamed.contains(cause)
  }

  /// What there is to say on some sides of a topic.
  func facts(of topic: String, on sides: some Sequence<String>) -> [String] {
    let aspects = assistant.topic(topic)?.aspects ?? [:]
    return sides.flatMap { aspects[$0] ?? [] }
  }

  /// A question that leans on what is being talked about.
  ///
  /// - Parameter number: of the segment that asks it.
  private mutating func answerAspect(_ aspect: String, topic: String?, in number: Int? = nil) -> Bool {
    if topic == nil, let uncovered = conversation.uncovered, conversation.person.namedCause == nil,
      speaksOfIt
        || conversation.topics.isEmpty && conversation.person.findings.isEmpty
          && !Self.sidesOfAdvice.contains(aspect)
    {
      if draft.gap == nil { sayNotCovered(uncovered.subject, nearest: uncovered.nearest) }
      return true
    }
    // "Not really, never. Is that why?": what was just told is taken in, and that says it.
    if topic == nil, aspect == "why", conversation.person.phase != .idle, !news.isEmpty,
      number.map({ assistant.meanings.asksYesOrNo(reading.segments[$0], in: reading) }) ?? false
    {
      return false
    }
    if topic == nil, aspect == "why", conversation.lastReplyFacts.isEmpty,
      conversation.person.openQuestion?.slot != nil
    {
      explainQuestion()
      return true
    }
    if topic == nil, aspect == "why", let (reasons, areKnown) = reasonsOfLastFacts() {
      draft.state(reasons, opening: areKnown ? .nothingBeyond : nil)
      return true
    }
    if topic == nil, Self.sidesOfAdvice.contains(aspect), adviseOnStandingFlags() { return true }
    let isAboutLast = topic == nil && aspect == "why" && !conversation.lastFacts.isEmpty
    guard let (topic, facts) = facts(about: aspect, topic: topic) else { return false }
    // "Why's that?" of what the article gives no reason for.
    if isAboutLast, topic == assistant.generalTopic {
      sayNotCovered(nil, nearest: [])
      return true
    }
    conversation.lastAspect = aspect
    // Where something was said already there is no beginning with the answer.
    let direct = draft.isEmpty ? number.flatMap { self.direct($0, about: topic) } : nil
    answer(
      facts, topic: topic, directly: direct,
      opening: aspect == Self.training && direct == nil ? .mayTrain : nil)
    return true
  }

  private func direct(_ number: Int, about topic: String) -> String? {
    decision(number)?.rule.intent.flatMap {
      assistant.meanings.direct(number, in: reading, of: $0, about: topic)
    }
  }

  /// The side of a topic that says what there is to say about going on: there is no plain yes or no.
  private static let training = "train"

  /// Whether the message stands for something by "it" or "that".
  var speaksOfIt: Bool { assistant.meanings.leans(reading.tokens[...]) }

  /// The reasons for what was said last, or what was said last if that was a reason.
  private func reasonsOfLastFacts() -> (facts: [String], areKnown: Bool)? {
    let reasons = conversation.lastFacts.flatMap { assistant.wording.fact($0)?.why ?? [] }
    let fresh = reasons.filter { !conversation.lastFacts.contains($0) }
    if !fresh.isEmpty { return (fresh, false) }
    let given = conversation.lastFacts.filter { assistant.wording.isReason($0) }
    return given.isEmpty ? nil : (given, true)
  }

  /// The latest topic that has something to say; if none was talked about, the general one.
  private func facts(about aspect: String, topic: String?) -> (topic: String, facts: [String])? {
    let candidates =
      topic.map { [$0] } ?? topicsMeant(by: aspect) + topicsNamed.reversed() + [assistant.generalTopic]
    for candidate in candidates {
      if let facts = assistant.topic(candidate)?.aspects[aspect], !facts.isEmpty { return (candidate, facts) }
    }
    return nil
  }

  /// What a question without a topic may mean, the likeliest first: the latest topic, or of the two latest the one that
  /// is pointed at by "the first one" or "the other one".
  ///
  /// "What do I do now?" is asked of the person's own cause, also behind a word about another.
  private func topicsMeant(by aspect: String) -> [String] {
    if let own = conversation.person.namedCause, conversation.person.phase == .concluded,
      Self.sidesOfAdvice.contains(aspect),
      !speaksOfIt, assistant.findings.speaksOfSelf(reading.tokens[...])
    {
      return [own]
    }
    var topics = Array(conversation.topics.reversed())
    let pointsBack = reading.mentions.contains { $0.pointsToOther || $0.pointsToFirst }
    if pointsBack, topics.count > 1 { topics.swapAt(0, 1) }
    return topics
  }

  /// The topics that the message itself names.
  var topicsNamed: [String] {
    reading.mentions.filter { !$0.isNested && $0.polarity != .negated && assistant.meanings.namesTopic($0) }
      .compactMap(\.topic)
  }

  static let sidesOfAdvice: Set<String> = ["do", "now", "later", Self.training]
}
