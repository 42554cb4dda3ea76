internal import Knowledge
internal import Understanding

// Questions that are understood only with what was talked about before.
extension MeaningFinder {
  /// What a short question means together with the name of the topic that is being talked about, where it says too little by
  /// itself ("which one first?"), or where it stands for that topic by a word and was taken for a question about another one:
  /// "and what's in between them?"
  func inContext(
    _ decision: consuming Decision, _ segment: Reading.Segment, in reading: Reading, of topic: Topic?
  ) -> Decision {
    guard let topic, topic.id != generalTopic, segment.isQuestion,
      segment.tokens.count <= (leans(segment, in: reading) ? Self.longestLeaning : Self.shortEllipsis),
      decision.meaning != .offTopic,
      !isDecided(decision, segment, in: reading, of: topic),
      decision.rule.belief < Self.verySure || leavesOutTopic(segment, in: reading, decision),
      !reading.mentions(in: segment).contains(where: {
        $0.concept == Self.reference || !roles[$0].isDisjoint(with: [.topic, .uncovered])
      })
    else { return decision }
    let words = reading.tokens[segment.content].filter { $0.kind != .punctuation }.map(\.word)
    let text = words.joined(separator: " ") + " " + topic.name
    guard let best = reader.beliefs(about: text, count: 1).first, best.score >= Self.verySure,
      best.score > segment.best?.score ?? 0, let intent = intents[best.intent],
      let meaning = meaning(of: intent, on: topic, instead: decision)
    else { return decision }
    return Decision(meaning: meaning, rule: .inContext(best, topic: topic.name))
  }

  /// "What would you advise before I lift?": where no topic is named and no answer is sure, one of the topic that is being
  /// talked about that is nearly as likely.
  func preferring(
    _ topic: Topic?, to decision: Decision, _ segment: Reading.Segment, in reading: Reading
  ) -> Decision {
    guard let topic, topic.id != generalTopic, case .facts(let facts, _, _) = decision.meaning,
      case .intent(let best, let least) = decision.rule,
      best.score < Self.verySure
    else { return decision }
    let known = topic.aspects.values.joined()
    guard !facts.contains(where: known.contains), topicNamed(in: segment, of: reading) == nil,
      let near = segment.intents.first(where: {
        $0.score >= best.score * Self.nearlyAsLikely && hasAnswer(topic, to: rankable[$0.number].intent)
      })
    else { return decision }
    let intent = rankable[near.number].intent
    return Decision(
      meaning: meaning(
        of: intent, score: near.score, mentions: reading.wholeMentions(in: segment), segment: segment,
        in: reading),
      rule: .intent(near, from: least * Self.nearlyAsLikely))
  }

  private static let nearlyAsLikely: Float = 0.6

  /// Whether what an intent asks is a side of a topic.
  private func hasAnswer(_ topic: Topic, to intent: Intent) -> Bool {
    switch intent.effect {
    case .facts(let facts): facts.allSatisfy(topic.aspects.values.joined().contains)
    case .aspect(let aspect): topic.aspects[aspect] != nil
    case .act, .gap: false
    }
  }

  /// Whether a question needs no topic to be understood: it is one that the topic's facts answer, one that is asked of whatever
  /// is being talked about, or, in more than a word or two and without a pronoun, one that the article does not cover.
  private func isDecided(
    _ decision: Decision, _ segment: Reading.Segment, in reading: Reading, of topic: Topic
  ) -> Bool {
    switch decision.meaning {
    case .facts(let facts, _, _):
      decision.rule.belief >= Self.fairlySure && facts.allSatisfy(topic.aspects.values.joined().contains)
    case .aspect(let aspect, nil, _): decision.rule.belief >= Self.likely && topic.aspects[aspect] != nil
    case .act(.ownCure): decision.rule.belief >= Self.likely
    case .act(.conclude), .act(.ownCause): decision.rule.belief >= Self.worthKeeping
    case .notCovered:
      !decision.rule.isByKeywords && length(of: segment, in: reading) > Self.bareQuestion
        && !leans(segment, in: reading)
    default: false
    }
  }

  private static let likely: Float = 0.3
  /// "So what is it?": belief from which a question about the person's own pain is not taken for one about a topic.
  private static let worthKeeping: Float = 0.25
  /// Belief from which a question keeps its own answer beside what it may be about.
  static let fairlySure: Float = 0.4

  /// What an intent means for the topic; `nil` if it is about another, or if the name of the topic is all that speaks for it
  /// and there is something better.
  private func meaning(of intent: Intent, on topic: Topic, instead decision: Decision) -> Meaning? {
    let known = topic.aspects.values.joined()
    switch intent.effect {
    case .facts(let facts):
      guard facts.contains(where: known.contains) else { return nil }
      let isMoreThanName = !facts.allSatisfy { topic.aspects["what"]?.contains($0) ?? false }
      return isMoreThanName || decision.meaning.isForWantOfBetter
        ? .facts(facts, topic: intent.topic, aspect: nil) : nil
    case .gap(.notCovered, let subject, let nearest) where nearest.contains(where: known.contains):
      return .notCovered(subject: subject, nearest: nearest)
    case .gap, .act, .aspect: return nil
    }
  }

  /// Whether a question is a few words, or stands for its topic by one, and was taken for a question of fact all the same.
  private func leavesOutTopic(
    _ segment: Reading.Segment, in reading: Reading, _ decision: Decision
  ) -> Bool {
    let words = length(of: segment, in: reading)
    if decision.meaning.isNotCovered { return words <= Self.bareQuestion }
    return decision.meaning.isAnswered && decision.rule.belief < Self.nearlySure
      && (words <= Self.bareQuestion || leans(segment, in: reading))
  }

  /// In words and numbers.
  private func length(of segment: Reading.Segment, in reading: Reading) -> Int {
    reading.tokens[segment.content].count { $0.kind != .punctuation }
  }

  /// Belief from which a question of fact is not taken for one about the topic of the conversation.
  private static let nearlySure: Float = 0.9

  private static let shortEllipsis = 9
  /// Of one that stands for its topic by a word: "and what can bump it out in the first place?"
  private static let longestLeaning = 12
  private static let bareQuestion = 2

  /// The topic that a segment turns to.
  func topicNamed(in segment: Reading.Segment, of reading: Reading) -> Topic? {
    let last = reading.mentions(in: segment).last {
      !$0.isNested && $0.polarity != .negated && namesTopic($0)
    }
    return last?.topic.flatMap { topics[$0] }
  }
}

extension Meaning {
  /// Whether it answers nothing about the subject.
  fileprivate var isForWantOfBetter: Bool {
    switch self {
    case .act, .unclear, .ambiguous, .report, .notCovered: true
    case .facts, .aspect, .hypothesis, .comparison, .offTopic: false
    }
  }
}
