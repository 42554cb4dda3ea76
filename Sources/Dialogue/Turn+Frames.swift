internal import Knowledge
internal import Understanding

// What a question takes from the words around it and from the question before.
extension Turn {
  /// "The nerve one, what does it feel like?": a statement in front of a question says what that is about, and needs no
  /// answer of its own.
  static func framed(
    _ meanings: [Meaning], _ message: UnderstoodMessage, _ assistant: Assistant
  ) -> [Meaning] {
    let (reading, decisions) = (message.reading, message.decisions)
    var framed = alternatives(in: guessed(meanings, message, assistant), message, assistant)
    for (i, (segment, next)) in zip(reading.segments, reading.segments.dropFirst()).enumerated() {
      // "You asked about my legs earlier, why?", "who wrote it, and when?"
      if [.act(.whyAsk), .act(.source)].contains(meanings[i]), case .aspect(_, nil, _) = meanings[i + 1],
        next.tokens.count <= shortFrame
      {
        framed[i + 1] = .unclear
      }
      // "And how do I get rid of it? The disc, I mean."
      if case .aspect(let aspect, nil, let belief) = meanings[i], !next.isQuestion, meanings[i + 1].isOfTopic,
        next.tokens.count <= shortPointer, !reading.corrections.isEmpty,
        let topic = assistant.meanings.topicNamed(in: next, of: reading), topic.aspects[aspect] != nil
      {
        framed[i] = .aspect(aspect, topic: topic.id, belief: belief)
        framed[i + 1] = .unclear
      }
      guard next.isQuestion, !segment.isQuestion || isFronted(segment, decisions[i], in: reading) else {
        continue
      }
      let isOver = assistant.meanings.isOver(segment, in: reading)
      let isUnsure = decisions[i].rule.belief < MeaningFinder.verySure
      let isShort = segment.tokens.count <= shortFrame
      if meanings[i + 1] == .offTopic, meanings[i].isNotCovered ? isUnsure : meanings[i].isOfTopic && isShort
      {
        framed[i] = .unclear
      }
      // "Just a strain, she said. Is swimming ok?"
      if meanings[i].isOfTopic, isUnsure, !segment.isQuestion, meanings[i + 1].isNotCovered,
        decisions[i + 1].rule.belief >= MeaningFinder.verySure
      {
        framed[i] = .unclear
      }
      // "Standing or sitting desk? How high should it be?"
      if meanings[i].isNotCovered, !isUnsure, decisions[i + 1].rule.belief < MeaningFinder.verySure,
        meanings[i + 1].isAnswered, assistant.meanings.leans(next, in: reading)
      {
        framed[i + 1] = meanings[i]
      }
      // "I've been at it daily, no breaks. What do I do?"
      if meanings[i] == .report, case .aspect(let aspect, nil, let belief) = meanings[i + 1],
        let cause = assistant.meanings.cause(toldBy: message.findings[i], for: aspect)
      {
        framed[i + 1] = .aspect(aspect, topic: cause, belief: belief)
      }
      // "I sit all day. Is that a problem?"
      if meanings[i] == .report, meanings[i + 1].mayBeReport, assistant.meanings.leans(next, in: reading),
        let fact = assistant.meanings.factOnHabit(
          among: message.findings[i], askedIn: reading.wholeMentions(in: next))
      {
        framed[i + 1] = .facts([fact], topic: nil, aspect: nil)
      }
      guard meanings[i].isOfTopic else { continue }
      let needsNoAnswer = isShort || isUnsure || isOver
      switch meanings[i + 1] {
      case .facts where needsNoAnswer && !assistant.meanings.isTag(next, in: reading): framed[i] = .unclear
      case .aspect(let aspect, nil, let belief):
        let mentions = reading.mentions(in: segment)
        guard let topic = assistant.meanings.frame(mentions, meanings[i], for: aspect) else { continue }
        // "It droops, how come?" has its own answer.
        if isShort || isOver || (isUnsure && !meanings[i].isAnswered) { framed[i] = .unclear }
        framed[i + 1] = .aspect(aspect, topic: topic, belief: belief)
      default: continue
      }
    }
    // "That's all sciatica again. I meant the strain."
    for (i, segment) in reading.segments.enumerated() where reading.beginsWithCorrection(in: segment) {
      for j in 0..<i where !reading.segments[j].isQuestion && framed[j].isOfTopic { framed[j] = .unclear }
    }
    func isSure(_ i: Int) -> Bool { decisions[i].rule.belief >= MeaningFinder.verySure }
    for (i, segment) in reading.segments.enumerated() where !segment.isQuestion {
      // "I'll ask the midwife then. Bye!"
      if framed[i].isOfTopic || framed[i].isNotCovered, !isSure(i),
        meanings.indices.contains(where: { meanings[$0].isParting && isSure($0) })
      {
        framed[i] = .unclear
      }
      guard framed[i].isAnswered else { continue }
      if assistant.meanings.isOver(segment, in: reading) { framed[i] = .report }
    }
    return framed
  }

  /// "There's a zap down to the foot. Disc?": the bare name of a cause behind a report asks whether it is that.
  private static func guessed(
    _ meanings: [Meaning], _ message: UnderstoodMessage, _ assistant: Assistant
  ) -> [Meaning] {
    guard meanings.contains(.report) else { return meanings }
    return meanings.indices.map { i in
      guard message.decisions[i].rule.isNameOfTopic, message.reading.segments[i].isQuestion,
        case .aspect(_, let topic?, _) = meanings[i], assistant.isCause(topic)
      else { return meanings[i] }
      return .hypothesis(cause: topic)
    }
  }

  /// "Is it my core, or did I overdo it?": the other cause, or the reason of one, behind an "or" of its own.
  private static func alternatives(
    in meanings: [Meaning], _ message: UnderstoodMessage, _ assistant: Assistant
  ) -> [Meaning] {
    let reading = message.reading
    var compared = meanings
    for i in meanings.indices.dropLast() where i + 1 < reading.segments.count {
      let next = reading.segments[i + 1]
      guard case .hypothesis(let cause) = meanings[i], next.isQuestion,
        reading.tokens[next.tokens.lowerBound].isAlternative,
        let other = reading.wholeMentions(in: next).lazy.compactMap({ assistant.meanings.cause(meantBy: $0) })
          .first, other != cause
      else { continue }
      compared[i] = .comparison([cause, other])
      compared[i + 1] = .unclear
    }
    return compared
  }

  /// The cause that a question or a statement of somebody whose pain is talked about guesses at, where a fact would answer it.
  static func causeGuessed(
    _ meaning: Meaning, _ number: Int, of message: UnderstoodMessage, _ assistant: Assistant,
    _ conversation: Conversation
  ) -> String? {
    let (meanings, reading) = (assistant.meanings, message.reading)
    let segment = reading.segments[number]
    guard conversation.person.phase != .idle, case .facts(let facts, _, _) = meaning else { return nil }
    // "Is a weak core behind it?"
    if let blamed = meanings.causeBlamed(segment, in: reading) { return blamed }
    // "Could it not just be a pulled muscle?"
    if segment.isQuestion {
      guard meanings.asksYesOrNo(segment, in: reading), meanings.leans(segment, in: reading) else {
        return nil
      }
      return assistant.knowledge.causes.first { $0.explain == facts }?.id
    }
    // "My coach reckons it's a disc."
    let isSure = message.decisions[number].rule.belief >= MeaningFinder.verySure
    return isSure ? nil : meanings.causeHeld(segment, in: reading)
  }

  /// "Will rest then. Bye!", "who said my abs are weak? I never did": what says back advice that was given, beside something
  /// else, asks for nothing, and neither does a question that a dispute stands behind.
  static func withoutEchoes(
    _ meanings: [Meaning], _ message: UnderstoodMessage, _ assistant: Assistant, _ conversation: Conversation
  ) -> [Meaning] {
    let segments = message.reading.segments
    guard segments.count > 1 else { return meanings }
    func isSure(_ i: Int) -> Bool { message.decisions[i].rule.belief >= MeaningFinder.verySure }
    let disputes = segments.indices.contains { meanings[$0] == .act(.dispute) && isSure($0) }
    return segments.indices.map { i in
      guard case .facts(let facts, _, _) = meanings[i] else { return meanings[i] }
      if segments[i].isQuestion { return disputes ? .unclear : meanings[i] }
      // "Twisted, and bang. Can barely stand up straight.": what is told of the pain asks nothing of posture.
      let isTold = !isSure(i) && segments.indices.contains { $0 != i && meanings[$0] == .report }
      if isTold, !segments.indices.contains(i + 1) || !segments[i + 1].isQuestion { return .unclear }
      let goesOn = segments.indices.contains { j in
        j != i && (segments[j].isQuestion && meanings[j] != .unclear || meanings[j].isParting)
          // "My wife says to wait, is she right?" asks about it.
          && !(j == i + 1 && assistant.meanings.isTag(segments[j], in: message.reading))
      }
      return goesOn && facts.allSatisfy(conversation.statedFacts.contains) ? .unclear : meanings[i]
    }
  }

  private static let shortFrame = 4

  /// "Should the sciatica return, what would I do?": a clause in front that asks nothing by itself.
  private static func isFronted(
    _ segment: Reading.Segment, _ decision: Decision, in reading: Reading
  ) -> Bool {
    decision.rule.belief < MeaningFinder.verySure
      && !reading.tokens[segment.tokens.upperBound - 1].endsSentence
  }

  /// "And the third one?" behind a list of the causes.
  static func numbered(
    _ meaning: Meaning, _ segment: Reading.Segment, of reading: Reading, _ conversation: Conversation,
    _ assistant: Assistant
  ) -> Meaning {
    guard segment.tokens.count <= shortPointer, conversation.person.namedCause == nil,
      let list = assistant.causesInGeneral.last,
      conversation.statedFacts.contains(list),
      let cause = assistant.causePointedAt(in: reading.mentions(in: segment))
    else { return meaning }
    switch meaning {
    case .aspect(let aspect, nil, let belief):
      let isOfCause = assistant.topic(cause)?.aspects[aspect] != nil && !segment.isBare(in: reading)
      return isOfCause && aspect != "what"
        ? .aspect(aspect, topic: cause, belief: belief) : assistant.explanation(of: cause)
    case .act, .unclear, .ambiguous, .report, .offTopic: return assistant.explanation(of: cause)
    default: return meaning
    }
  }

  /// "And the other one?" behind a question for now or for later: it asks for the other of the two.
  static func completed(
    _ meaning: Meaning, _ segment: Reading.Segment, of reading: Reading, _ conversation: Conversation
  ) -> Meaning {
    guard let aspect = conversation.lastAspect.flatMap({ opposites[$0] }),
      segment.tokens.count <= shortPointer,
      reading.mentions(in: segment).contains(where: \.pointsToOther)
    else { return meaning }
    switch meaning {
    case .act, .aspect(_, nil, _), .unclear, .ambiguous:
      return conversation.topics.last.map { .aspect(aspect, topic: $0, belief: 1) } ?? meaning
    default: return meaning
    }
  }

  private static let opposites = ["now": "later", "before": "later", "later": "now"]
  static let shortPointer = 7

  /// "Could the one be behind the other?": the fact that says how a cause that is asked about goes with the one that is being
  /// talked about.
  func factJoining(_ meaning: Meaning) -> String? {
    if case .aspect("cause", nil, _) = meaning, reading.mentions.contains(where: \.pointsToOther) {
      let causes = causesTalkedAbout
      if causes.count > 1 {
        return fact(joining: causes[0], causes[1]) ?? fact(joining: causes[1], causes[0])
      }
    }
    guard asksForCause(meaning), assistant.meanings.leans(reading.tokens[...]),
      let named = reading.mentions.compactMap({ assistant.cause(named: $0)?.id }).last
    else { return nil }
    let current = conversation.person.namedCause ?? causesTalkedAbout.first
    guard let current else { return nil }
    if current != named { return fact(joining: current, named) }
    // "Can a disc do that?" of somebody who a disc fits best, and who has just told of something else.
    let others = ranking.filter { $0.score >= Assessment.suggestive && $0.cause.id != named }
    return others.compactMap { fact(joining: $0.cause.id, named) }.first
  }

  /// The latest first.
  private var causesTalkedAbout: [String] { conversation.topics.reversed().filter(assistant.isCause) }

  private func asksForCause(_ meaning: Meaning) -> Bool {
    switch meaning {
    case .hypothesis: true
    case .facts: reading.mentions.contains { Self.wordsForCause.contains($0.concept) }
    default: false
    }
  }

  private static let wordsForCause = [MeaningFinder.blame, "ask.does-that"]

  /// What the content says of a cause that is about the other one as well.
  func fact(joining cause: String, _ other: String) -> String? {
    assistant.topic(cause)?.aspects["cause"]?.first {
      assistant.wording.topics(of: $0).contains(other)
    }
  }
}

extension Assistant {
  /// What a cause in a list of them is: an injured disc, and not a disc.
  fileprivate func explanation(of cause: String) -> Meaning {
    .facts(self.cause(cause)?.explain ?? [], topic: cause, aspect: nil)
  }

  /// The cause whose number in the list is said, in more than the figure that may answer a question.
  fileprivate func causePointedAt(in mentions: some Sequence<Mention>) -> String? {
    let pointers = mentions.filter { $0.kind == "talk" && $0.tokens.count > 1 }
    if pointers.contains(where: { $0.concept == "talk.last" }) { return knowledge.causes.last?.id }
    let number = pointers.lazy.compactMap { AnswerInterpreter.ordinals.firstIndex(of: $0.concept) }.first
    return number.flatMap { knowledge.causes.indices.contains($0) ? knowledge.causes[$0].id : nil }
  }
}

extension Reading {
  /// Whether a statement begins with the person correcting themselves.
  func beginsWithCorrection(in segment: Segment) -> Bool {
    !segment.isQuestion && corrections.contains(segment.content.lowerBound)
  }
}

extension Reading.Segment {
  /// Whether little more is said than a number: "and the last?"
  fileprivate func isBare(in reading: Reading) -> Bool {
    reading.tokens[content].count { $0.kind == .word } <= Self.bareWords
  }

  private static let bareWords = 3
}

extension MeaningFinder {
  /// The cause that is named, or that something speaks for by itself.
  func cause(meantBy mention: Mention) -> String? {
    roles[mention].contains(.cause) ? mention.topic : causesOfReasons[mention.concept]
  }

  /// The cause that one of the findings speaks for by itself, if it has something to say about what is asked.
  fileprivate func cause(toldBy findings: [FindingValue], for aspect: String) -> String? {
    findings.lazy.filter(\.present).compactMap { self.causesOfReasons[$0.finding] }.first {
      self.topics[$0]?.aspects[aspect] != nil
    }
  }

  /// What the article says of how somebody lives, where that is what they tell last and no question behind it is about
  /// something else.
  fileprivate func factOnHabit(among findings: [FindingValue], askedIn mentions: some Sequence<Mention>)
    -> String?
  {
    guard let fact = findings.last.flatMap({ factsOnHabits[$0] }) else { return nil }
    let topics = topicsOfFacts[fact] ?? []
    let isOfElse = mentions.contains { isAboutSubject($0) && !($0.topic.map(topics.contains) ?? false) }
    return isOfElse ? nil : fact
  }

  /// The topic that a statement in front of a question names: the first that has something to say about what is asked.
  fileprivate func frame(_ mentions: some Sequence<Mention>, _ meaning: Meaning, for aspect: String)
    -> String?
  {
    let named = mentions.filter { !$0.isNested && $0.polarity != .negated && namesTopic($0) }.compactMap(
      \.topic)
    return (named + [meaning.topic].compactMap { $0 }).first {
      $0 != generalTopic && topics[$0]?.aspects[aspect] != nil
    }
  }
}

extension Meaning {
  var isParting: Bool { self == .act(.bye) || self == .act(.thanks) }

  /// Whether facts answer it, or a side of a topic.
  fileprivate var isOfTopic: Bool {
    switch self {
    case .facts, .aspect: true
    default: false
    }
  }

  fileprivate var topic: String? {
    switch self {
    case .facts(_, let topic, _), .aspect(_, let topic, _): topic
    default: nil
    }
  }
}

extension Mention {
  var pointsToOther: Bool { concept == "talk.other" }
  /// "The first one"; "one" by itself is a number.
  var pointsToFirst: Bool { concept == "talk.first" && tokens.count > 1 }
}
