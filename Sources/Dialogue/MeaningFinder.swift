internal import Knowledge
internal import Understanding

/// Decides what a segment means: rules first (exact), then the classifier's belief, then the keywords.
final class MeaningFinder: Sendable {
  let intents: Lookup<Intent>
  /// Those that the reader ranks, by their numbers.
  let rankable: [RankableIntent]
  let topics: Lookup<Topic>
  /// The first of the content: too broad to be what a question is about.
  let generalTopic: String?
  let causes: [Cause]
  let names: Lookup<String>
  let findings: FindingExtractor
  let roles: ConceptRoles
  /// For each finding that speaks for a cause by itself, the cause.
  let causesOfReasons: Lookup<String>
  /// For each finding on how somebody lives, and that we never ask about, the fact that it brings up.
  let factsOnHabits: [FindingValue: String]
  let topicOpeners: WordSet
  /// The words in the names of the causes.
  let wordsOfNames: WordSet
  let pronouns: WordSet
  /// Single words that deny.
  let noes: WordSet
  /// The sides of all topics but the general one with their facts, the narrowest first; what something is comes last, since
  /// that is the side of every fact about it.
  private let sides: [(aspect: String, facts: [String])]
  /// For each fact the numbers of the sides that have it.
  private let sidesOfFacts: Lookup<[Int]>
  let verbs: (past: WordSet, present: WordSet)
  private let thresholds: Thresholds
  let reader: Reader
  let directAnswers: DirectAnswers
  private let yesNoStarters: WordSet
  /// What facts are about.
  let topicsOfFacts: Lookup<[String]>

  init(knowledge: KnowledgeBase, findings: FindingExtractor, reader: Reader) {
    self.reader = reader
    yesNoStarters = WordSet(knowledge.language.yesNoStarters)
    directAnswers = DirectAnswers(knowledge: knowledge, tokenizer: reader.tokenizer)
    thresholds = reader.thresholds
    let intents = Lookup(knowledge.intents.keyed(by: \.name))
    self.intents = intents
    rankable = reader.intents.compactMap { intents[$0] }.map(RankableIntent.init)
    precondition(rankable.count == reader.intents.count, "the reader was trained with other content")
    topics = Lookup(knowledge.topics.keyed(by: \.id))
    generalTopic = knowledge.topics.first?.id
    causes = knowledge.causes
    topicsOfFacts = Lookup(knowledge.facts.keyed(by: \.id).mapValues(\.topics))
    sides = knowledge.topics.dropFirst().flatMap(\.aspects).map { (aspect: $0.key, facts: $0.value) }.sorted {
      a, b in
      (a.aspect == "what" ? 1 : 0, a.facts.count, a.aspect) < (
        b.aspect == "what" ? 1 : 0, b.facts.count, b.aspect
      )
    }
    sidesOfFacts = Lookup(
      sides.enumerated().reduce(into: [:]) { numbers, side in
        for fact in side.element.facts { numbers[fact, default: []].append(side.offset) }
      })
    names = Lookup(knowledge.concepts.keyed(by: \.id).mapValues { $0.phrases.first ?? $0.id })
    self.findings = findings
    roles = findings.roles
    causesOfReasons = Lookup(Self.causesOfReasons(knowledge.causes))
    let habits = knowledge.slots.filter(\.isHabit).map(\.id)
    factsOnHabits = Dictionary(
      knowledge.causes.flatMap(\.evidence).filter {
        $0.weight >= 0 && $0.when.present && habits.contains($0.when.slot)
      }.map { ($0.when, $0.because) }
    ) { first, _ in first }
    pronouns = WordSet(knowledge.language.pronouns)
    noes = WordSet(knowledge.wordsThatDeny)
    verbs = (WordSet(knowledge.language.pastVerbs), WordSet(knowledge.language.presentVerbs))
    topicOpeners = WordSet(knowledge.language.topicOpeners)
    wordsOfNames = WordSet(knowledge.causes.flatMap { $0.name.split(separator: " ").map(String.init) })
  }

  /// Where nothing of the subject is named, less belief than this is noise.
  static let leastUnnamed: Float = 0.15

  private static let leastOffTopic: Float = 0.1

  /// Belief from which a statement with findings is taken for a question after all.
  static let verySure: Float = 0.5

  /// Belief that leaves no doubt: even two words tell of pain, "it hurts".
  static let certain: Float = 0.9

  /// Belief that even a cause named as possible does not outweigh.
  private static let beyondDoubt: Float = 0.97

  /// What each segment means, in order.
  ///
  /// - Parameter topic: what is being talked about, as long as the message names nothing else.
  func decisions(in reading: Reading, about topic: Topic? = nil) -> [Decision] {
    var topic = topic
    var (isAnswered, isHypothesis) = (false, false)
    return reading.segments.indices.map { i in
      var segment = reading.segments[i]
      let next = i + 1 < reading.segments.count ? reading.segments[i + 1] : nil
      // "A coach said so. Is he right?": the question is about the sentence before it.
      segment.isQuestion = segment.isQuestion || (next.map { isTag($0, in: reading) } ?? false)
      let alone = preferring(topic, to: decision(on: segment, in: reading), segment, in: reading)
      var decision = inContext(alone, segment, in: reading, of: topic)
      if let next, asksForJudgement(next, in: reading), let cause = causeHeld(segment, in: reading),
        decision.rule.belief < Self.verySure || !isAbout(cause, decision.meaning)
      {
        decision = Decision(meaning: .hypothesis(cause: cause), rule: .namesCause)
      }
      if case .facts = decision.meaning {
        decision.direct = decision.rule.intent.flatMap { direct(i, in: reading, of: $0) }
      }
      // "My gran says hot baths, is she right?": a tag is about what stands before it.
      let isOfLast =
        isHypothesis || decision.meaning.isAnswered && (isAnswered || decision.rule.belief < Self.verySure)
      if i > 0, isOfLast, asksForJudgement(segment, in: reading) { decision.meaning = .unclear }
      isAnswered = decision.meaning.isAnswered
      isHypothesis = decision.meaning.isHypothesis
      topic = decision.meaning.isGap ? nil : topicNamed(in: segment, of: reading) ?? topic
      return decision
    }
  }

  /// Whether facts about a cause answer it.
  private func isAbout(_ cause: String, _ meaning: Meaning) -> Bool {
    guard case .facts(let facts, _, _) = meaning else { return false }
    return facts.contains { topicsOfFacts[$0]?.contains(cause) ?? false }
  }

  /// What is said first to the question that a segment, given by its number, asks.
  ///
  /// - Parameter topic: what is meant where the intent asks for a side of whatever is being talked about.
  func direct(_ number: Int, in reading: Reading, of intent: String, about topic: String? = nil) -> String? {
    // "Does it help or is it a fad?": the other half stands behind.
    let next = reading.segments.dropFirst(number + 1).first
    if next.flatMap({ reading.tokens[$0.tokens].first })?.isAlternative ?? false { return nil }
    let segment = reading.segments[number]
    return directAnswers.answer(
      to: reading.tokens[segment.content], of: intent, about: topic,
      isMarked: segment.isQuestion || reading.tokens[segment.tokens].last?.isQuestionMark ?? false)
  }

  private func decision(on segment: Reading.Segment, in reading: Reading) -> Decision {
    let mentions = reading.wholeMentions(in: segment)
    guard hasKnownWord(reading.tokens[segment.tokens]) else {
      return Decision(meaning: .unclear, rule: .noKnownWord)
    }
    let belief = Belief(segment.intents, of: rankable)
    let decision =
      exactly(mentions, segment, belief, in: reading) ?? byBelief(belief, mentions, segment, in: reading)
    return withNearestFact(
      askingOfNobody(decision, belief, mentions, segment, in: reading), mentions, segment, in: reading)
  }

  /// Whether a word of it is known; single letters in a row are none.
  private func hasKnownWord(_ tokens: ArraySlice<Token>) -> Bool {
    let words = tokens.indices.lazy.filter { tokens[$0].kind == .word }
    guard words.contains(where: { tokens[$0].isKnown }) else { return false }
    return words.contains { (tokens[$0].original ?? tokens[$0].word).count > 1 } || words.count <= 2
  }

  /// The first example of an intent: how its question is put back.
  func question(of intent: String) -> String { intents[intent]?.examples.first ?? intent }

  /// "Does rest help?", "is a hot bath ok for me?": what answers a question that the article covers for one topic only, to
  /// somebody whose topic it is.
  func meaning(of segment: Reading.Segment, coveredFor topic: String) -> Meaning? {
    let likely = segment.intents.map { (score: $0.score, intent: rankable[$0.number].intent) }
    guard let gap = likely.first(where: { $0.intent.kind == .notCovered })?.intent, gap.topic == topic,
      case .gap(_, _, let nearest) = gap.effect
    else { return nil }
    for (score, intent) in likely where score >= Self.leastUnnamed {
      if case .facts(let facts) = intent.effect { return .facts(facts, topic: topic, aspect: nil) }
    }
    let isOfTopic = nearest.contains { topicsOfFacts[$0]?.contains(topic) ?? false }
    return isOfTopic ? .facts(nearest, topic: topic, aspect: nil) : nil
  }

  /// What an intent means, chosen by its name.
  func meaning(of intent: String) -> Meaning? {
    guard let intent = intents[intent], case .facts(let facts) = intent.effect else { return nil }
    return .facts(facts, topic: intent.topic, aspect: nil)
  }

  /// What the words say without doubt.
  private func exactly(
    _ mentions: [Mention], _ segment: Reading.Segment, _ belief: Belief, in reading: Reading
  ) -> Decision? {
    if belief.offTopic > 0.5 { return Decision(meaning: .offTopic, rule: .offTopic(belief: belief.offTopic)) }
    if let causes = causesCompared(in: segment, of: reading) {
      return Decision(meaning: .comparison(causes), rule: .comparesCauses)
    }
    let isAsked =
      asksMore(than: mentions, segment, belief, in: reading)
      || asksWhat(segment, in: reading)
        && (belief.bestScore >= Self.verySure || !findings.speaksOfSelf(reading.tokens[segment.tokens]))
    let corrects = reading.isCorrection && belief.reports >= belief.bestScore
    if !isAsked, let cause = hypothesis(mentions, segment: segment, correcting: corrects, in: reading) {
      return Decision(meaning: .hypothesis(cause: cause), rule: .namesCause)
    }
    // "What is the spine for?" has words for the name of a topic only, and asks more.
    let isMoreThanName =
      belief.bestScore >= Self.certain && reading.tokens[segment.content].contains(where: \.isVerb)
    if !isMoreThanName, let topic = bareTopic(mentions, segment: segment, in: reading) {
      return Decision(meaning: .aspect("what", topic: topic, belief: 1), rule: .nameOfTopic)
    }
    if belief.reports > belief.bestScore, hasFindings(mentions), !segment.isQuestion {
      return Decision(meaning: reportMeaning(mentions), rule: .tells(belief: belief.reports))
    }
    return nil
  }

  /// "Do you know whether a disc can recover?": whether something is asked of a cause, and not whether it is the one.
  private func asksMore(
    than mentions: [Mention], _ segment: Reading.Segment, _ belief: Belief, in reading: Reading
  ) -> Bool {
    guard belief.bestScore >= Self.beyondDoubt, belief.best?.intent.role.contains(.answered) ?? false,
      let cause = mentions.last(where: { roles[$0].contains(.cause) })
    else { return false }
    // "Could it be my core then?" asks no more.
    return reading.tokens[cause.tokens.upperBound..<segment.tokens.upperBound].contains {
      $0.kind == .word && !topicOpeners.contains($0.wordHash)
    }
  }

  /// Whether it begins with a question word that yes or no is no answer to: "what might be pressing on the nerve?"
  private func asksWhat(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    segment.isInterrogative && !reading.tokens[segment.content].isEmpty && !asksYesOrNo(segment, in: reading)
  }

  /// "Is that why?"
  func asksYesOrNo(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    reading.tokens[segment.content].first.map { yesNoStarters.contains($0.wordHash) } ?? false
  }

  private func byBelief(
    _ belief: Belief, _ mentions: [Mention], _ segment: Reading.Segment, in reading: Reading
  ) -> Decision {
    if let both = bothAsked(segment, in: reading) { return both }
    let namesSubject = mentions.contains(where: isAboutSubject)
    let least = least(for: belief, namesSubject: namesSubject)
    let best = belief.best?.ranked
    if let (intent, ranked) = belief.best, belief.bestTogether >= least, belief.outweighsGaps,
      namesSubject || !belief.isMostlyOffTopic
    {
      return Decision(
        meaning: meaning(
          of: intent.intent, score: ranked.score, mentions: mentions, segment: segment, in: reading),
        rule: .intent(ranked, from: least))
    }
    // Where a question names nothing of the subject and no intent is sure of it, a little is enough.
    let isElsewhere = segment.isQuestion && belief.offTopic >= Self.leastOffTopic && belief.bestScore < least
    if belief.isMostlyOffTopic || isElsewhere, !namesSubject {
      return Decision(meaning: .offTopic, rule: .offTopic(belief: belief.offTopic))
    }
    if let gap = belief.bestGap, belief.notCovered >= thresholds.subjectUnnamed {
      return Decision(
        meaning: meaning(
          of: gap.intent, score: belief.notCovered, mentions: mentions, segment: segment, in: reading),
        rule: .gaps(belief: belief.notCovered, from: thresholds.subjectUnnamed))
    }
    return Decision(
      meaning: fromKeywords(mentions, isQuestion: segment.isQuestion),
      rule: .keywords(best: best, from: least))
  }

  /// From which belief on an intent is followed: from less where there surely is an answer and only doubt about which one.
  private func least(for belief: Belief, namesSubject: Bool) -> Float {
    let least = namesSubject ? thresholds.subjectNamed : max(thresholds.subjectUnnamed, Self.leastUnnamed)
    return belief.answered - belief.reports >= Self.verySure ? min(least, Self.leastUnnamed) : least
  }

  /// Two questions in one breath, about as likely as each other: "what's good before I lift, and how do I sit with sciatica".
  private func bothAsked(_ segment: Reading.Segment, in reading: Reading) -> Decision? {
    let likely = segment.intents.prefix(2)
    guard likely.count == 2, let least = likely.last?.score, least >= Self.worthAnswering,
      reading.tokens[segment.content].contains(where: \.joins),
      least >= Self.halfSure || countsQuestions(segment, in: reading)
    else { return nil }
    let asked = likely.map { rankable[$0.number].intent }
    guard asked[0].topic != asked[1].topic,
      case .facts(let first) = asked[0].effect, case .facts(let second) = asked[1].effect
    else { return nil }
    return Decision(
      meaning: .facts(first + second, topic: asked[1].topic, aspect: nil),
      rule: .twoQuestions(likely[0], likely[1]))
  }

  /// "First ..., second ..."
  private func countsQuestions(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    let mentions = reading.mentions(in: segment)
    return Self.counting.allSatisfy { number in mentions.contains { $0.concept == number } }
  }

  /// Belief from which one of two questions is taken for asked; less where they are counted: "first ..., second ...".
  private static let halfSure: Float = 0.3
  private static let worthAnswering: Float = 0.15
  private static let counting = AnswerInterpreter.ordinals.prefix(2)

  func meaning(
    of intent: Intent, score: Float, mentions: [Mention], segment: Reading.Segment, in reading: Reading
  ) -> Meaning {
    switch intent.effect {
    case .facts(let facts):
      // "My back hurts and my core is mush": whoever says that their back hurts asks for nothing.
      let tellsOfBack = tellsOfOwnBack(mentions, in: reading)
      if !segment.isQuestion, score < (tellsOfBack ? Self.certain : Self.verySure),
        tellsOfBack || hasFindings(mentions) || deniesSigns(mentions)
      {
        return reportMeaning(mentions)
      }
      let aspect = intent.aspect ?? aspectLeftOpen(by: facts, segment, in: reading)
      return .facts(
        facts, topic: intent.topic, aspect: aspect == nil || names(topicOf: facts, mentions) ? nil : aspect)
    case .aspect(let aspect):
      return .aspect(aspect, topic: topic(of: mentions, answering: aspect), belief: score)
    case .act(.report)
    where segment.content.count <= 2 && score < Self.certain && !hasFindings(mentions)
      && !mentions.contains(where: isAboutSubject):
      return .unclear
    case .act(.report): return reportMeaning(mentions)
    case .act(.ownCause), .act(.ownCure):
      if case .notCovered(let subject, let nearest) = reportMeaning(mentions) {
        return .notCovered(subject: subject, nearest: nearest)
      }
      return intent.effect.asAct
    case .act(.yes), .act(.no), .act(.unsure), .act(.praise), .act(.noPain):
      // "No no, not my back, the elbow."
      if case .notCovered(let subject, let nearest) = reportMeaning(mentions) {
        return .notCovered(subject: subject, nearest: nearest)
      }
      return intent.effect.asAct
    case .act:
      return score >= thresholds.subjectUnnamed
        ? intent.effect.asAct : fromKeywords(mentions, isQuestion: segment.isQuestion)
    case .gap(.offTopic, _, _): return .offTopic
    case .gap where (!segment.isQuestion || deniesUncovered(mentions)) && tellsOfOwnPain(mentions):
      return reportMeaning(mentions)
    case .gap where !segment.isQuestion && tellsOfSomebody(mentions): return .report
    case .gap(_, let subject, let nearest): return .notCovered(subject: subject, nearest: nearest)
    }
  }

  /// The side of their topic that facts are, where the question stands for the topic by a word.
  private func aspectLeftOpen(by facts: [String], _ segment: Reading.Segment, in reading: Reading) -> String?
  {
    guard let aspect = aspect(of: facts).flatMap(Self.askedOfAll), leans(segment, in: reading) else {
      return nil
    }
    return aspect
  }

  /// The side, unless its facts are pieces of advice: a question about a bath or shoes is not one about what helps elsewhere.
  private static func askedOfAll(_ aspect: String) -> String? { advice.contains(aspect) ? nil : aspect }

  /// The sides of a topic that say what to do.
  static let advice: Set<String> = ["do", "now", "later", "before", "prevent", "avoid"]

  /// Whether a cause is named, or what the facts are about: then the topic of the conversation is not meant.
  private func names(topicOf facts: [String], _ mentions: [Mention]) -> Bool {
    if let topic = topic(of: mentions, answering: "what"), causes.contains(where: { $0.id == topic }) {
      return true
    }
    return mentions.contains { mention in
      namesTopic(mention) && facts.contains { topicsOfFacts[$0]?.contains(mention.topic ?? "") ?? false }
    }
  }

  /// The side of their topic that facts are: the narrowest one that has them all.
  func aspect(of facts: [String]) -> String? {
    guard let first = facts.first else { return sides.first?.aspect }
    return sidesOfFacts[first]?.first { side in facts.allSatisfy(sides[side].facts.contains) }
      .map { sides[$0].aspect }
  }

  /// Nothing was recognised with certainty: the words decide.
  private func fromKeywords(_ mentions: [Mention], isQuestion: Bool) -> Meaning {
    let inDomain = mentions.contains(where: isAboutSubject)
    if let uncovered = mentions.first(where: { roles[$0].contains(.uncovered) }) {
      return .notCovered(subject: names[uncovered.concept], nearest: [])
    }
    if hasFindings(mentions) && inDomain || !isQuestion && tellsOfSomebodysBack(mentions) {
      return reportMeaning(mentions)
    }
    if let topic = topic(of: mentions, answering: "what") { return .aspect("what", topic: topic, belief: 1) }
    return inDomain ? .notCovered(subject: nil, nearest: []) : .unclear
  }
}

extension Intent.Effect {
  fileprivate var asAct: Meaning {
    if case .act(let act) = self { .act(act) } else { .unclear }
  }
}
