internal import Knowledge
internal import Understanding

// Red flags come before everything else, and stay until they are taken back.
extension Turn {
  /// The reply to an emergency, reported now or still open.
  mutating func emergencyReply() -> Reply? {
    let isAnswer = answersOtherQuestion()
    let named = flagsReported(isAnswer: isAnswer)
    let reported = level(of: named) == .emergency ? named : named + flagsAnswered()
    let known = conversation.flags + reported
    let completed = flagsCompleted(isAnswer: isAnswer).filter { !known.contains($0) }
    conversation.remember(signs: message.openSigns)
    let fresh = reported.filter { !conversation.flags.contains($0) } + completed
    freshFlags = fresh
    if !fresh.isEmpty { conversation.flags += fresh }
    if level(of: fresh) == .emergency { return alarm(fresh) }
    if fresh.isEmpty, !conversation.flags.isEmpty, takeBackFlags(except: reported) { return nil }
    if level(of: conversation.flags) == .emergency { return standingAlarm() }
    return nil
  }

  /// Flags that are urgent and no emergency: the advice comes first, then the rest is answered.
  mutating func sayUrgentFlags() {
    let urgent = flags(conversation.flags)
    guard !urgent.isEmpty else { return }
    draft.safety = assistant.redFlags.level(of: urgent)
    let fresh = urgent.filter { freshFlags.contains($0.id) || !conversation.statedFacts.contains($0.fact) }
    guard !fresh.isEmpty else { return }
    draft.act = .safety
    draft.alarm(fresh)
    // "A fever since yesterday": the time is that of the sign.
    if !freshFlags.isEmpty { said.removeAll { $0 == FindingExtractor.recent } }
  }

  /// An urgent flag that was said before is called to mind in a sentence.
  mutating func repeatStandingAdvice() {
    guard draft.act != .safety, let flag = flags(conversation.flags).first, !draft.facts.contains(flag.fact)
    else { return }
    draft.safety = max(draft.safety, level(of: flag))
    draft.sayFirst(action(of: flag), referringTo: flag.fact)
  }

  /// "So can I train?" where something should be looked at: that comes before any exercise.
  ///
  /// - Returns: whether there is anything of the kind.
  mutating func adviseOnStandingFlags() -> Bool {
    guard let flag = flags(conversation.flags).first else { return false }
    // What was said of it just now says as much.
    if draft.facts.contains(flag.fact) { return true }
    draft.safety = max(draft.safety, level(of: flag))
    draft.state([flag.fact], as: .notUntilSeen, ["action": action(of: flag)])
    return true
  }

  private mutating func alarm(_ ids: [String]) -> Reply {
    conversation.person.openQuestion = nil
    // Should it prove false, the rest of the message counts.
    takeSilently()
    draft.act = .safety
    draft.safety = .emergency
    draft.alarm(flags(ids).filter { level(of: $0) == .emergency })
    conversation.state(draft.facts)
    return draft.finished()
  }

  private mutating func standingAlarm() -> Reply {
    let flag = flags(conversation.flags).first { level(of: $0) == .emergency }
    draft.act = .safety
    draft.safety = .emergency
    if let flag {
      draft.state(
        [flag.fact], as: isGettingHelp ? .gettingHelp : parts ? .partingEmergency : .stillEmergency,
        ["action": action(of: flag)])
    }
    sayReported(flags(freshFlags))
    return draft.finished()
  }

  /// Names what was reported.
  private mutating func sayReported(_ flags: [RedFlag]) {
    if !flags.isEmpty { draft.say(.reported, ["flags": flags.map(\.says).joined(separator: ", ")]) }
  }

  /// "I'll ring them"; "should I ring them?" asks.
  private var isGettingHelp: Bool {
    reading.mentions.contains { $0.concept == Self.help && !$0.isDenied && !isAsked($0) }
  }

  private var parts: Bool { onlyAct == .thanks || onlyAct == .bye }

  private static let help = "talk.getting-help"

  // MARK: What is reported

  /// The flags that the message itself reports. What answers another question of ours, or takes a flag back, is raised by
  /// patterns only: the model has learnt from messages that come from nowhere.
  private func flagsReported(isAnswer: Bool) -> [String] {
    let patterns = assistant.redFlags.patterns
    let isReply =
      isAnswer || !conversation.flags.isEmpty && retracts
      || flags(conversation.flags).contains { patterns.denies($0, in: reading) }
    // In answer to our question about warning signs what patterns find is one of them.
    let isAboutSigns = conversation.person.openQuestion?.slot == Slot.flags && !retracts
    let judged =
      isAboutSigns
      ? message.redFlags.composed
      : isReply ? message.redFlags.undisputed : message.redFlags.reported
    return (judged + message.redFlags.composed.filter { !judged.contains($0) && isMadeOfKnownPain($0) })
      .map(\.id)
  }

  /// "It's in both legs" where pain down a leg is known: the model, which has learnt from messages that come from nowhere,
  /// does not dispute that.
  private func isMadeOfKnownPain(_ flag: RedFlag) -> Bool {
    flag.isMade(of: Set(conversation.values.filter(\.present).map(\.finding)))
  }

  /// The flags that a short message completes together with what was said before it.
  private func flagsCompleted(isAnswer: Bool) -> [String] {
    guard reading.tokens.count <= Self.shortMessage, !conversation.person.signs.isEmpty, !isAnswer,
      message.isOfSelf.contains(true) || !assistant.redFlags.patterns.asksInGeneral(reading)
    else { return [] }
    let disputed = message.redFlags.isDisputed ? message.redFlags.composed.map(\.id) : []
    return assistant.redFlags.patterns.reported(in: reading, beside: conversation.recentSigns).map(\.id)
      .filter { !disputed.contains($0) }
  }

  /// Whether the message is word for word an answer to a question of ours: it completes that and nothing before it.
  private mutating func answersOtherQuestion() -> Bool {
    guard let slot = conversation.person.openQuestion?.slot, slot != Slot.flags else { return false }
    let parts = takenApart()
    return assistant.answers.isAnswer(message, parts, slot: slot)
  }

  /// Up to so many words a message is likely to go on with the one before it.
  private static let shortMessage = 14

  /// The flags behind an affirmed answer to our question about warning signs.
  private mutating func flagsAnswered() -> [String] {
    guard conversation.person.openQuestion?.slot == Slot.flags else { return [] }
    // "Yes, some warning signs": what tells of them in so many words is a yes.
    guard case .values(let values) = heardAnswer(to: Slot.flags).answer, !retracts,
      (values + said).contains(where: { $0.slot == Slot.flags && $0.present })
    else { return [] }
    return assistant.knowledge.redFlags.filter(\.patterns.isEmpty).map(\.id)
  }

  /// "My foot has gone numb": a sign that is no alarm by itself calls for our question, also where all were denied before.
  mutating func noteSigns() {
    // "I have some of the warning signs": which, only our question tells.
    if answeredSlot != Slot.flags { said.removeAll { $0.slot == Slot.flags && $0.present } }
    guard !hasTakenBack, message.roles.contains(.promptsFlags),
      reading.mentions.contains(where: { isPrompting($0) }),
      !news.contains(where: { $0.slot == Slot.flags }), let slot = assistant.slot(Slot.flags)
    else { return }
    conversation.remove(slot: slot.id)
    promptsFlags = true
    // A numb foot is no pain down the leg: it takes nothing back that was said of that.
    if !assistant.answers.corrects(reading) { said = said.filter { contradicted(by: $0) == nil } }
    if conversation.person.asked[slot.id, default: 0] >= Assessment.mostAsked { draft.say(.flagsUnsure) }
  }

  /// "No numbness, peeing is fine": whoever denies the signs before they are asked about has answered.
  mutating func noteDeniedSigns() {
    said += whatDenialsMean
  }

  /// That there are no warning signs, where the message denies something of each group of them.
  var whatDenialsMean: [FindingValue] {
    guard message.roles.contains(.ofFlags), !conversation.knows(slot: Slot.flags),
      conversation.flags.isEmpty, message.redFlags.composed.isEmpty, let slot = assistant.slot(Slot.flags),
      isDenied(slot)
    else { return [] }
    return slot.choice(for: .no)?.means ?? []
  }

  /// Whether something of each group is said, and the opposite of nothing in them.
  private func isDenied(_ slot: Slot) -> Bool {
    let mentions = reading.mentions.filter { mention in
      assistant.roles[mention].contains(.ofFlags) && !mention.isNested && mention.experiencer == .speaker
        && mention.temporality == .current && !isAsked(mention)
    }
    if mentions.isEmpty { return false }
    func isSaid(_ finding: String, present: Bool) -> Bool {
      mentions.contains { mention in
        guard mention.concept == finding else { return false }
        // The "no" of "no numbness, peeing fine" denies the first of the two.
        let isOfWhatWorks = slot.isDenied(by: finding, present: true)
        return (isOfWhatWorks ? mention.isDeniedRightBefore : mention.polarity == .negated) != present
      }
    }
    return !slot.deniedBy.isEmpty
      && slot.deniedBy.allSatisfy { $0.contains { isSaid($0.finding, present: $0.present) } }
      && !slot.deniedBy.joined().contains { isSaid($0.finding, present: !$0.present) }
  }

  private func isPrompting(_ mention: Mention) -> Bool {
    assistant.roles[mention].contains(.promptsFlags) && mention.isAsserted
      && mention.experiencer == .speaker && !isAsked(mention)
  }

  // MARK: Taking back

  /// Takes flags back of which the person says that they are not so: by a retraction, or by a denial of the very sign.
  ///
  /// - Returns: whether none is left.
  private mutating func takeBackFlags(except reported: [String]) -> Bool {
    // "I'll phone the practice": whoever gets help takes nothing back.
    if isGettingHelp, !retracts { return false }
    let named = signsTakenBack
    let takenBack = flags(conversation.flags).filter { flag in
      if !named.isEmpty { return flag.isMade(of: named) }
      return !reported.contains(flag.id)
        && (retracts || assistant.redFlags.patterns.denies(flag, in: reading))
    }
    conversation.flags.removeAll { id in takenBack.contains { $0.id == id } }
    guard conversation.flags.isEmpty else { return false }
    conversation.forgetSigns()
    hasTakenBack = true
    if hasTimeTakenBack { said.removeAll { $0.slot == Slot.duration } }
    draft.act = .confirm
    draft.say(.takenBack)
    return true
  }

  /// "That was years ago": a time of what is taken back, and not of the pain.
  private var hasTimeTakenBack: Bool {
    let retracted = reading.mentions.filter { $0.concept == Self.retraction }.map(\.tokens)
    let times =
      reading.durations.map(\.tokens) + reading.mentions.filter { $0.kind == Slot.duration }.map(\.tokens)
    return retracted.contains { retraction in times.contains { $0.overlaps(retraction) } }
  }

  /// "The fever I take back": the concepts that stand right beside a retraction. It is about them, and about no other sign.
  private var signsTakenBack: Set<String> {
    if conversation.flags.count < 2 { return [] }
    let retractions = reading.mentions.filter { $0.concept == Self.retraction && !$0.isDenied }
    let beside = reading.mentions.filter { mention in
      retractions.contains { isBeside($0.tokens, mention.tokens) }
    }
    let parts = Set(flags(conversation.flags).flatMap(\.parts))
    return parts.intersection(beside.map(\.concept))
  }

  /// Whether little stands between two mentions, and no sign.
  private func isBeside(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    let (first, second) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
    guard first.upperBound <= second.lowerBound else { return false }
    let between = reading.tokens[first.upperBound..<second.lowerBound]
    return between.count <= Self.fewBetween && between.allSatisfy { $0.kind == .word }
  }

  private static let retraction = "talk.retraction"
  private static let fewBetween = 1

  /// "False alarm", "I made that up", "no wait, I haven't". "It's not me, it's my wife" takes nothing back.
  private var retracts: Bool {
    says(Self.retraction) || says("talk.unsaid")
      || says("talk.not-mine") && !reading.mentions.contains { $0.experiencer == .other }
      || assistant.answers.corrects(reading) && reading.endsWith("talk.bare-denial")
  }

  private func says(_ concept: String) -> Bool {
    reading.mentions.contains { $0.concept == concept && (!$0.isDenied || isBehindBareNo($0)) }
  }

  /// "No that was in a film": the "no" answers, and denies nothing that stands further behind; "no joke" does.
  private func isBehindBareNo(_ mention: Mention) -> Bool {
    guard let cue = mention.cue, cue.count == 1, cue.upperBound < mention.tokens.lowerBound else {
      return false
    }
    return reading.mentions.contains { $0.concept == "talk.no" && $0.tokens == cue }
  }

  // MARK: Content

  private func flags(_ ids: [String]) -> [RedFlag] {
    ids.isEmpty ? [] : assistant.knowledge.redFlags.filter { ids.contains($0.id) }
  }

  private func level(of ids: [String]) -> SafetyLevel { assistant.redFlags.level(of: flags(ids)) }

  private func level(of flag: RedFlag) -> SafetyLevel { assistant.redFlags.level(of: [flag]) }

  /// What to do: the first sentence of the fact.
  private func action(of flag: RedFlag) -> String { assistant.wording.fact(flag.fact)?.action ?? "" }
}

extension RedFlag {
  /// The concepts that its patterns are made of.
  fileprivate var parts: [String] { patterns.flatMap { $0.all.joined().filter(\.present).map(\.finding) } }

  fileprivate func isMade(of concepts: Set<String>) -> Bool { parts.contains(where: concepts.contains) }
}

extension Mention {
  fileprivate var isDeniedRightBefore: Bool {
    isDenied && cue.map { $0.upperBound == tokens.lowerBound } ?? true
  }
}

extension Reading {
  /// Whether the message, or a sentence of it, ends with a mention.
  fileprivate func endsWith(_ concept: String) -> Bool {
    mentions.contains { mention in
      mention.concept == concept
        && (mention.tokens.upperBound == tokens.count
          || tokens[mention.tokens.upperBound].kind == .punctuation)
    }
  }
}
