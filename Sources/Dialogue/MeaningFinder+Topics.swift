internal import Knowledge
internal import Understanding

// What the concepts of a segment say of its topic, and of the person.
extension MeaningFinder {
  /// A message that is nothing but the name of a topic: "sciatica", "and what about the disc?".
  func bareTopic(_ mentions: [Mention], segment: Reading.Segment, in reading: Reading) -> String? {
    // "And about overdoing it?"; "every day?" asks how often.
    func reasonAskedAbout() -> Mention? {
      guard segment.isQuestion,
        segment.content.contains(where: { topicOpeners.contains(reading.tokens[$0].wordHash) })
      else { return nil }
      return mentions.first { roles[$0].contains(.finding) && causesOfReasons[$0.concept] != nil }
    }
    guard
      let only = mentions.first(where: { roles[$0].contains(.cause) })
        ?? mentions.first(where: { $0.topic != nil }) ?? reasonAskedAbout(),
      only.polarity != .negated,
      segment.content.allSatisfy({ i in
        only.tokens.contains(i) || reading.tokens[i].kind == .punctuation
          || topicOpeners.contains(reading.tokens[i].wordHash)
          // The "hurt" of "and a hurt disc?" belongs to the name.
          || i + 1 == only.tokens.lowerBound && wordsOfNames.contains(reading.tokens[i].wordHash)
      })
    else { return nil }
    return topic(of: mentions, answering: "what")
  }

  /// "Is it a slipped disc?", "I bet it's the disc": few words about the person's own pain that name a cause.
  ///
  /// - Parameter correcting: whether the person corrects themselves: "sorry, I meant the nerve".
  func hypothesis(
    _ mentions: [Mention], segment: Reading.Segment, correcting: Bool, in reading: Reading
  ) -> String? {
    guard segment.tokens.count <= Self.shortQuestion, segment.isQuestion || !hasFindings(mentions)
    else { return nil }
    let meant = mentions.first {
      isMeant($0, correcting: correcting, segment)
        && !isAskedAbout($0, among: mentions, segment, in: reading)
    }
    guard let topic = meant?.topic ?? causeNamedByReason(segment, in: reading) else { return nil }
    return causes.contains { $0.id == topic } ? topic : nil
  }

  /// "Could it be overdoing it?": the name of a cause in words that are a reason of it as well.
  private func causeNamedByReason(_ segment: Reading.Segment, in reading: Reading) -> String? {
    guard segment.isQuestion else { return nil }
    let mentions = reading.mentions(in: segment)
    let named = mentions.first { mention in
      mention.isNested && mention.polarity == .possible && roles[mention].contains(.cause)
        && mentions.contains {
          !$0.isNested && causesOfReasons[$0.concept] == mention.topic && $0.tokens.overlaps(mention.tokens)
        }
    }
    guard let named, !isAskedAbout(named, among: Array(mentions), segment, in: reading) else { return nil }
    return named.topic
  }

  /// "Is a weak core behind it?": the one cause that a yes/no question names and asks the blame of.
  func causeBlamed(_ segment: Reading.Segment, in reading: Reading) -> String? {
    let mentions = reading.mentions(in: segment)
    guard segment.isQuestion, mentions.contains(where: { $0.concept == Self.blame }),
      !segment.isInterrogative || asksYesOrNo(segment, in: reading)
    else { return nil }
    let named = Set(mentions.filter { roles[$0].contains(.cause) && !$0.isDenied }.compactMap(\.topic))
    return named.count == 1 ? named.first : nil
  }

  static let blame = "ask.cause"

  /// "My coach says it's my disc": the one cause that a statement ends with, and that it says "it" is.
  func causeHeld(_ segment: Reading.Segment, in reading: Reading) -> String? {
    let named = reading.wholeMentions(in: segment).filter { roles[$0].contains(.cause) }
    guard named.count == 1, let cause = named.first, cause.polarity != .negated,
      reading.tokens[cause.tokens.upperBound..<segment.tokens.upperBound].allSatisfy({
        $0.kind == .punctuation
      }),
      leans(reading.tokens[segment.tokens.lowerBound..<cause.tokens.lowerBound])
    else { return nil }
    return cause.topic
  }

  private func isMeant(_ mention: Mention, correcting: Bool, _ segment: Reading.Segment) -> Bool {
    guard mention.topic != nil else { return false }
    return mention.polarity == .possible
      || correcting && !segment.isQuestion && mention.polarity == .affirmed
        && segment.tokens.count <= Self.shortCorrection
  }

  /// Whether something is asked of it, and not whether it is the one.
  private func isAskedAbout(
    _ mention: Mention, among mentions: [Mention], _ segment: Reading.Segment, in reading: Reading
  ) -> Bool {
    isLeftAside(mention, among: mentions) || isJudged(mention, among: mentions)
      || isAskedWhatItDoes(mention, segment, in: reading)
  }

  /// "Is it something other than a disc?"
  private func isLeftAside(_ mention: Mention, among mentions: [Mention]) -> Bool {
    mentions.contains { $0.concept == Self.excluding && $0.tokens.upperBound <= mention.tokens.lowerBound }
  }

  /// "I run on roads, is that bad for the nerve?"
  private func isJudged(_ mention: Mention, among mentions: [Mention]) -> Bool {
    guard let cue = mention.cue else { return false }
    return mentions.contains {
      $0.concept == Self.indirectQuestion && $0.tokens.lowerBound == cue.lowerBound
        && $0.tokens.count > cue.count
    }
  }

  private static let excluding = "ask.excluding"

  /// "Might a disc heal by itself?": the cue in front of the name and a verb behind it.
  private func isAskedWhatItDoes(_ mention: Mention, _ segment: Reading.Segment, in reading: Reading) -> Bool
  {
    guard segment.isQuestion, let cue = mention.cue, cue.lowerBound == segment.content.lowerBound,
      asksYesOrNo(segment, in: reading), mention.tokens.upperBound < segment.content.upperBound
    else { return false }
    let between = reading.tokens[min(cue.upperBound, mention.tokens.lowerBound)..<mention.tokens.lowerBound]
    let next = reading.tokens[mention.tokens.upperBound]
    return cue.count == 1 && between.count <= 1 && next.kind == .word && !next.joins && !next.beginsClause
      && !next.isSubordinator
  }

  private static let shortCorrection = 8
  private static let shortQuestion = 12

  /// What is told counts as a report unless it is about something that the article does not cover ("a rash on my back").
  func reportMeaning(_ mentions: [Mention]) -> Meaning {
    let uncovered = mentions.first { roles[$0].contains(.uncovered) && $0.polarity != .negated }
    if let uncovered, !tellsOfOwnPain(mentions), !tellsWhatOthersSay(mentions) {
      return .notCovered(subject: names[uncovered.concept], nearest: [])
    }
    return .report
  }

  /// Whether something that the article does not cover is named only to deny it: "no fever, no weight loss, just sore".
  func deniesUncovered(_ mentions: [Mention]) -> Bool {
    mentions.filter { roles[$0].contains(.uncovered) }.areDenied
  }

  /// "No fever, no chills": whether symptoms are named only to deny them.
  func deniesSigns(_ mentions: [Mention]) -> Bool {
    mentions.filter { $0.kind == Self.sign }.areDenied
  }

  /// Whether where it hurts, how, or how it began is told of the person themselves.
  func tellsOfOwnPain(_ mentions: [Mention]) -> Bool {
    mentions.contains { roles[$0].contains(.ofPain) && $0.experiencer == .speaker }
  }

  /// Whether a mention is of pain or of how it is.
  func isOfPain(_ mention: Mention) -> Bool {
    roles[mention].contains(.ofPain) || mention.concept == FindingExtractor.pain
      || Self.hurtingBacks.contains(mention.concept)
  }

  /// Whether it says that something hurts, and not only where.
  func isOfHurting(_ mention: Mention) -> Bool {
    isOfPain(mention) && !roles[mention].contains(.exclusive) || mention.kind == Self.sign
  }

  /// "My 12 year old says her back hurts": a back that hurts, whoever has it, and nothing that the article does not cover.
  func tellsOfSomebodysBack(_ mentions: [Mention]) -> Bool {
    mentions.contains { Self.hurtingBacks.contains($0.concept) && $0.polarity != .negated }
      && !mentions.contains { roles[$0].contains(.uncovered) }
  }

  /// "My back hurts"
  func tellsOfOwnBack(_ mentions: [Mention], in reading: Reading) -> Bool {
    mentions.contains {
      $0.concept == Self.ownHurtingBack && $0.polarity != .negated
        && findings.speaksOfSelf(reading.tokens[$0.tokens])
    }
  }

  private static let ownHurtingBack = "ref.my-pain"
  private static let hurtingBacks: Set<String> = [ownHurtingBack, "ref.kin-back"]

  /// Whether it is told that somebody's back hurts, or what others say of it.
  func tellsOfSomebody(_ mentions: [Mention]) -> Bool {
    tellsWhatOthersSay(mentions) || tellsOfSomebodysBack(mentions) || tellsOfPainOfOther(mentions)
  }

  /// Whether it is told where or how it hurts somebody else.
  func tellsOfPainOfOther(_ mentions: some Sequence<Mention>) -> Bool {
    mentions.contains {
      roles[$0].contains(.ofPain) && $0.experiencer == .other && $0.polarity != .negated
    }
  }

  /// Whether all that a segment names of the content's topics is long gone.
  func isOver(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    let named = reading.mentions(in: segment).filter { !$0.isNested && namesTopic($0) }
    return !named.isEmpty && named.allSatisfy { $0.temporality == .historical }
  }

  func hasFindings(_ mentions: some Sequence<Mention>) -> Bool {
    mentions.contains { roles[$0].contains(.finding) }
  }

  /// Words of the subject: the body, pain, training, treatment.
  func isAboutSubject(_ mention: Mention) -> Bool {
    roles[mention].contains(.subject)
  }

  /// The topic that a segment names and that has something to say about the aspect: the last named one.
  func topic(of mentions: [Mention], answering aspect: String) -> String? {
    for mention in mentions.reversed() where mention.polarity != .negated {
      if let id = mention.topic {
        if let topic = topics[id], topic.id != generalTopic, topic.aspects[aspect] != nil { return id }
      } else if roles[mention].contains(.finding), let cause = causesOfReasons[mention.concept] {
        return cause
      }
    }
    return nil
  }

  /// The first cause whose own reason a finding is.
  static func causesOfReasons(_ causes: [Cause]) -> [String: String] {
    let reasons = causes.flatMap { cause in
      cause.evidence.filter { $0.when.present && $0.weight >= ownReason }.map { ($0.when.finding, cause.id) }
    }
    return Dictionary(reasons) { first, _ in first }
  }

  /// The weight from which a finding speaks for one cause by itself.
  static let ownReason = 4

  /// Whether a segment stands for something by "it" or "that". The "it" of "does it say so" is the article.
  func leans(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    leans(reading.tokens[segment.content])
      && !reading.mentions(in: segment).contains { $0.concept == Self.reference }
  }

  /// Whether words stand for something by "it" or "that".
  func leans(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.indices.contains { pronouns.contains(tokens[$0].wordHash) }
  }
}
