internal import Knowledge
internal import Understanding

/// Turns mentions into findings about the person's pain.
final class FindingExtractor: Sendable {
  /// What the values of each slot are.
  private let slots: Lookup<ConceptRole>
  /// What numbers that have grown say, and as many workouts as days.
  private let grown: [FindingValue]
  private let crowded: [FindingValue]
  private let firstPerson: WordSet
  private let alternatives: WordSet
  private let restrictors: WordSet
  private let requests: WordSet
  private let pronouns: WordSet
  private let pastVerbs: WordSet
  /// Days from which pain counts as long: the article's "a few days".
  private static let longDuration = 3.0

  let roles: ConceptRoles
  private let detector: FindingDetector

  init(knowledge: KnowledgeBase, roles: ConceptRoles, detector: FindingDetector) {
    self.roles = roles
    self.detector = detector
    slots = Lookup(knowledge.slots.keyed(by: \.id).mapValues(ConceptRole.init))
    grown = knowledge.slots.compactMap(\.grown)
    crowded = knowledge.slots.compactMap(\.crowded)
    restrictors = WordSet(knowledge.language.restrictors)
    alternatives = WordSet(knowledge.language.alternatives)
    firstPerson = WordSet(knowledge.language.firstPerson)
    requests = WordSet(knowledge.language.requests)
    pronouns = WordSet(knowledge.language.pronouns)
    pastVerbs = WordSet(knowledge.language.pastVerbs)
  }

  /// What the message says about the person's own pain, in the order of the content so that the order of mention
  /// does not matter.
  ///
  /// - Parameters:
  ///   - ofSegments: what each segment says of it, ``findings(in:judged:)``.
  ///   - counts: whether a segment, given by its number, is about the person's pain at all.
  ///   - tells: whether it is about the speaker, or tells of that pain whoever it speaks of: "what causes a sharp pain down the
  ///     left leg?"
  func findings(
    in reading: Reading, ofSegments: [[FindingValue]], where counts: (Int) -> Bool, tells: (Int) -> Bool
  ) -> [FindingValue] {
    var values: [FindingValue] = []
    var isTold = false
    for number in reading.segments.indices where counts(number) && tells(number) {
      isTold = true
      values += ofSegments[number]
    }
    if isTold {
      values += duration(in: reading, told: ofSegments) + increase(in: reading) + crowding(in: reading)
    }
    return reconciled(values)
  }

  /// What the learnt model makes of each segment; nothing of one that is about nobody.
  func judgements(of reading: Reading, isOfSelf: [Bool]) -> [FindingJudgement] {
    reading.segments.indices.map { i in
      isOfSelf[i] ? detector.judge(reading.segments[i], in: reading) : FindingJudgement()
    }
  }

  /// What each segment says about the person's own pain.
  func findings(in reading: Reading, judged judgements: [FindingJudgement]) -> [[FindingValue]] {
    reading.segments.indices.map { findings(in: reading, of: reading.segments[$0], judged: judgements[$0]) }
  }

  /// What one segment says about the person's own pain: in phrases, but for what the learnt model doubts, and in other words.
  private func findings(
    in reading: Reading, of segment: Reading.Segment, judged judgement: FindingJudgement
  ) -> [FindingValue] {
    var values = named(in: reading, of: segment).filter { !judgement.doubted.contains($0) }
    for told in judgement.told
    where !values.contains(where: { leavesNoRoom($0, for: told.value) })
      && !isSetAside(told.value.finding, in: reading, of: segment)
    {
      values.append(told.value)
    }
    return hasOwnTime(values, segment, of: reading) ? values.filter { $0.slot != Slot.duration } : values
  }

  /// "I'll do planks from now on": whether a phrase names it, but not as something that is so of the person now.
  private func isSetAside(_ finding: String, in reading: Reading, of segment: Reading.Segment) -> Bool {
    reading.mentions(in: segment).contains { mention in
      mention.concept == finding && !mention.isNested
        && (mention.temporality != .current || mention.experiencer != .speaker)
    }
  }

  /// "Same weights for a year": whether all that a segment tells has a time of its own, and no pain is named beside it.
  private func hasOwnTime(_ values: [FindingValue], _ segment: Reading.Segment, of reading: Reading) -> Bool {
    let others = values.lazy.filter { $0.slot != Slot.duration }
    return !others.isEmpty && others.allSatisfy { slots[$0.slot]?.contains(.hasOwnTime) ?? false }
      && !reading.mentions(in: segment).contains { $0.concept == Self.pain }
  }

  /// Whether nothing is to be said of another value beside one: it is of the same finding, or cannot hold beside it.
  private func leavesNoRoom(_ value: FindingValue, for other: FindingValue) -> Bool {
    value.finding == other.finding
      || value.slot == other.slot && (value.present != other.present || isExclusive(value.slot))
  }

  private func named(in reading: Reading, of segment: Reading.Segment) -> [FindingValue] {
    let mentions = reading.mentions(in: segment)
    var values: [FindingValue] = []
    for i in mentions.indices where roles[mentions[i]].contains(.finding) {
      // "What do I do today?" does not tell since when it hurts.
      if segment.isQuestion, mentions[i].concept == Self.recent.finding { continue }
      if mentions[i].kind == Slot.duration, !mayBeOfPain(mentions[i].tokens, in: reading) { continue }
      if let value = value(of: mentions[i], in: reading) { values.append(value) }
    }
    return values
  }

  /// Whether a statement with these findings tells where the person's pain is, how it feels or how it began, and names no
  /// cause.
  func tellsOfPain(_ findings: [FindingValue], in segment: Reading.Segment, of reading: Reading) -> Bool {
    findings.contains { $0.present && isOfPain($0.slot) }
      && !reading.mentions(in: segment).contains { roles[$0].contains(.cause) }
  }

  /// Whether a slot is of the pain itself, and not of how the person lives.
  func isOfPain(_ slot: String) -> Bool { slots[slot]?.contains(.ofPain) ?? false }

  func isExclusive(_ slot: String) -> Bool { slots[slot]?.contains(.exclusive) ?? false }

  /// What a mention of a finding says.
  private func value(of mention: Mention, in reading: Reading) -> FindingValue? {
    guard !mention.isNested, mention.temporality == .current, mention.experiencer == .speaker
    else { return nil }
    return FindingValue(
      of: mention, present: mention.polarity != .negated || !isDenied(mention, in: reading))
  }

  /// Whether the denial before a mention is one of it: not a bare answer ("no, I don't train abs"), and not that of another
  /// finding of a list ("nothing in the legs, weak abs").
  private func isDenied(_ mention: Mention, in reading: Reading) -> Bool {
    guard let cue = mention.cue, cue.upperBound <= mention.tokens.lowerBound else { return true }
    let between = reading.tokens[cue.upperBound..<mention.tokens.lowerBound]
    // "No, I don't train abs", "no just between the shoulders"
    if cue.count == 1, reading.tokens[cue.lowerBound].word == "no",
      between.first.map({ $0.beginsClause || restrictors.contains($0.wordHash) }) ?? false
    {
      return false
    }
    guard let comma = between.firstIndex(where: { $0.isListComma }),
      !between[comma...].contains(where: { alternatives.contains($0.wordHash) })
    else { return true }
    return !roles[mention].contains(.exclusive)
      && !between[comma...].contains { restrictors.contains($0.wordHash) }
      && reading.mentions.contains {
        $0.kind == mention.kind && (cue.lowerBound..<comma).contains($0.tokens.lowerBound)
      }
  }

  /// Whether each segment is about the speaker.
  func isOfSelf(_ reading: Reading) -> [Bool] {
    reading.segments.indices.map { speaksOfSelf(reading.segments[$0], in: reading) }
  }

  /// A question counts only if the person speaks of themselves in it.
  private func speaksOfSelf(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    !segment.isQuestion || saysIOrMy(segment, in: reading)
  }

  /// Whether one of some words stands for something: "that was my colleague".
  func pointsBack(_ words: [Token]) -> Bool { words.contains { pronouns.contains($0.wordHash) } }

  /// "Is my weak core to blame?": whether a finding is named as the speaker's own.
  func isOwned(_ finding: String, in reading: Reading) -> Bool {
    reading.mentions.contains { mention in
      mention.concept == finding && mention.tokens.lowerBound > 0
        && firstPerson.contains(reading.tokens[mention.tokens.lowerBound - 1].wordHash)
    }
  }

  /// Whether the person comes in by an "I" or "my".
  func saysIOrMy(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    // "My mate says so" speaks of the mate.
    let mentions = reading.mentions(in: segment)
    let others = mentions.indices.compactMap { mentions[$0].experiencer == .other ? mentions[$0].cue : nil }
    return segment.tokens.contains { i in
      isOfSelf(i, in: reading.tokens[segment.tokens]) && !others.contains { $0.contains(i) }
    }
  }

  /// Whether words have an "I" or "my"; "tell me" is none.
  func speaksOfSelf(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.indices.contains { isOfSelf($0, in: tokens) }
  }

  private func isOfSelf(_ i: Int, in tokens: ArraySlice<Token>) -> Bool {
    firstPerson.contains(tokens[i].wordHash)
      && (tokens[i].beginsClause || i == tokens.startIndex
        || !requests.contains(tokens[i - 1].wordHash))
  }

  private func duration(in reading: Reading, told: [[FindingValue]]) -> [FindingValue] {
    if reading.durations.isEmpty { return [] }
    let ofPain = reading.durations.filter { duration in
      !isAskedAbout(duration.tokens, in: reading) && isOfPain(duration.tokens, in: reading)
        && !isOfWhatIsTold(duration.tokens, in: reading, told)
    }
    guard slots[Slot.duration] != nil, let longest = ofPain.map(\.days).max(), longest >= 0.5 else {
      return []
    }
    return [longest >= Self.longDuration ? Self.lasting : Self.recent]
  }

  /// "How many days is 'a few days'?": a time in a question that does not speak of the person.
  private func isAskedAbout(_ duration: Range<Int>, in reading: Reading) -> Bool {
    reading.segments.contains {
      $0.tokens.contains(duration.lowerBound) && !speaksOfSelf($0, in: reading)
    }
  }

  /// "Same programme. 4 years.": a time tells of what is told in its sentence, or else in the one before.
  private func isOfWhatIsTold(_ duration: Range<Int>, in reading: Reading, _ told: [[FindingValue]]) -> Bool {
    guard let number = reading.segments.firstIndex(where: { $0.tokens.contains(duration.lowerBound) }) else {
      return false
    }
    if told[number].isEmpty, number > 0 {
      return hasOwnTime(told[number - 1], reading.segments[number - 1], of: reading)
    }
    return hasOwnTime(told[number], reading.segments[number], of: reading)
  }

  /// Numbers of the training that have grown: "from two to six gym days a week". How much it hurts may grow, too.
  private func increase(in reading: Reading) -> [FindingValue] {
    let hasGrown = reading.increases.contains { increase in
      guard let segment = reading.segments.first(where: { $0.tokens.contains(increase.lowerBound) }) else {
        return false
      }
      let mentions = reading.mentions(in: segment)
      return mentions.contains(where: isOfTraining)
        && !mentions.contains { $0.concept == Self.pain && $0.tokens.lowerBound < increase.lowerBound }
        && !reading.durations.contains { $0.tokens.overlaps(increase) }
    }
    return hasGrown ? grown : []
  }

  /// As many workouts as days leave no day to rest.
  private func crowding(in reading: Reading) -> [FindingValue] {
    let isCrowded = reading.crowding.contains { crowd in
      reading.mentions.contains {
        crowd.contains($0.tokens.lowerBound) && $0.temporality == .current && isOfTraining($0)
      }
    }
    return isCrowded ? crowded : []
  }

  private func isOfTraining(_ mention: Mention) -> Bool {
    Self.training.contains(mention.kind) || Self.amounts.contains(mention.concept)
  }

  private static let training: Set<String> = ["activity", "abs"]
  private static let amounts: Set<String> = ["topic.training", "figure.number"]
  static let pain = "topic.pain"

  static let recent = FindingValue("duration.short")
  static let lasting = FindingValue("duration.long")

  /// A length of time tells of whatever is named nearest to it, in its own sentence or else in the one before: "no rest days for
  /// three weeks", "31 weeks pregnant" and "same weights as ever. Two years." say nothing about how long it has hurt, and neither
  /// does what is over.
  private func isOfPain(_ duration: Range<Int>, in reading: Reading) -> Bool {
    let mentions = telling(around: duration, in: reading)
    guard !isOfElse(duration, in: reading, among: mentions), !isOfSomebody(duration, in: reading),
      !isAhead(duration, in: reading)
    else { return false }
    guard let nearest = mentions.min(by: { distance($0, duration) < distance($1, duration) }) else {
      return true
    }
    return !roles[nearest].contains(.hasOwnTime)
  }

  /// A time in words ("for weeks", "today") tells of the pain unless it clearly tells of something else: "doubled my sessions last
  /// week" has what stands right in front of it.
  private func mayBeOfPain(_ duration: Range<Int>, in reading: Reading) -> Bool {
    !isOfElse(duration, in: reading, among: telling(around: duration, in: reading))
      && !reading.mentions.contains {
        roles[$0].contains(.hasOwnTime) && $0.tokens.upperBound == duration.lowerBound
      }
  }

  /// Whether a time is of what is over, or counts from something.
  private func isOfElse(_ duration: Range<Int>, in reading: Reading, among mentions: [Mention]) -> Bool {
    mentions.contains { $0.temporality == .historical }
      || isBehindEvent(duration, in: reading, pain: mentions) || isOfOwnStory(duration, in: reading)
  }

  /// "My back aches, I had a knee operation two years ago": what the person says they did or had, in a clause that says nothing of
  /// the pain.
  private func isOfOwnStory(_ duration: Range<Int>, in reading: Reading) -> Bool {
    let start = reading.tokens[..<duration.lowerBound].lastIndex { $0.kind == .punctuation || $0.joins } ?? -1
    let clause = (start + 1)..<duration.lowerBound
    guard let first = clause.first, firstPerson.contains(reading.tokens[first].wordHash) else { return false }
    let words = reading.tokens[clause]
    return words.contains { pastVerbs.contains($0.wordHash) }
      && !words.contains { pronouns.contains($0.wordHash) }
      && !reading.mentions.contains { clause.contains($0.tokens.lowerBound) && tells($0) }
  }

  /// What the sentence of a time tells, or else the one before it.
  private func telling(around duration: Range<Int>, in reading: Reading) -> [Mention] {
    let number = reading.segments.firstIndex { $0.tokens.contains(duration.lowerBound) }
    let beside = telling(inSegment: number, of: reading)
    return beside.isEmpty ? telling(inSegment: number.map { $0 - 1 }, of: reading) : beside
  }

  /// "I'm 30 weeks": what the person is, and not the pain.
  private func isOfSomebody(_ duration: Range<Int>, in reading: Reading) -> Bool {
    reading.mentions.contains { $0.concept == Self.somebody && $0.tokens.upperBound == duration.lowerBound }
  }

  private static let somebody = "time.being"

  /// "A competition in 10 days", "ten workouts in ten days": no time that the pain has lasted.
  private func isAhead(_ duration: Range<Int>, in reading: Reading) -> Bool {
    duration.lowerBound > 0 && reading.tokens[duration.lowerBound - 1].word == "in"
  }

  /// "Back in the gym after two years": it counts from something else, where no pain is named before it.
  private func isBehindEvent(_ duration: Range<Int>, in reading: Reading, pain mentions: [Mention]) -> Bool {
    reading.mentions.contains {
      $0.concept == Self.event && $0.tokens.lowerBound < duration.lowerBound
        && (duration.lowerBound..<duration.upperBound).contains($0.tokens.upperBound)
    }
      && !mentions.contains {
        roles[$0].contains(.ofPain) && $0.tokens.lowerBound < duration.lowerBound
      }
  }

  private static let event = "time.after"

  /// What a segment, given by its number, says of the pain or of the person's life.
  private func telling(inSegment number: Int?, of reading: Reading) -> [Mention] {
    guard let number, reading.segments.indices.contains(number) else { return [] }
    return reading.mentions(in: reading.segments[number]).filter { !$0.isNested && tells($0) }
  }

  /// Whether a mention says something of the pain or of the person's life.
  private func tells(_ mention: Mention) -> Bool {
    mention.topic != nil || mention.kind != Slot.duration && roles[mention].contains(.finding)
  }

  /// How many tokens lie between.
  private func distance(_ mention: Mention, _ duration: Range<Int>) -> Int {
    max(mention.tokens.lowerBound - duration.upperBound, duration.lowerBound - mention.tokens.upperBound)
  }

  /// One value a finding; of two values of an exclusive slot the last said wins.
  private func reconciled(_ values: [FindingValue]) -> [FindingValue] {
    if values.count < 2 { return values }
    var result: [FindingValue] = []
    for value in values {
      result.removeAll {
        $0.finding == value.finding
          || ($0.slot == value.slot && $0.present && value.present && isExclusive(value.slot))
      }
      result.append(value)
    }
    return result.sorted { $0.finding < $1.finding }
  }
}
