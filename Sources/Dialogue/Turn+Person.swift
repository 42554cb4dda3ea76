internal import Knowledge
internal import Understanding

// Whose pain is being talked about: the person's own, or that of somebody they ask for.
extension Turn {
  /// Notes whose pain a message tells of, and takes it for that of the conversation.
  ///
  /// Somebody else's counts only where nothing is known of the person's own, and their own makes a fresh start: what was told
  /// of the one says nothing about the other.
  static func turned(
    _ message: UnderstoodMessage, _ conversation: inout Conversation, _ assistant: Assistant
  ) -> UnderstoodMessage {
    let teller = Teller(message: message, findings: assistant.findings)
    guard isOfOther(teller, &conversation, assistant.people),
      message.reading.mentions.contains(where: { $0.experiencer == .other })
    else { return message }
    return assistant.understand(
      message.reading.toldOfSelf(), about: conversation.topic, isOfOther: true)
  }

  /// Whether what a message tells of somebody else is that of the conversation.
  private static func isOfOther(
    _ teller: Teller, _ conversation: inout Conversation, _ people: People
  ) -> Bool {
    if teller.turnsToOther {
      conversation.person = .init(other: teller.other(among: people))
      return true
    }
    if teller.takesStoryBack(among: people), !conversation.person.isAboutOther {
      conversation.person = .init(asked: conversation.person.asked)
      conversation.topics = []
    }
    guard conversation.person.isAboutOther else {
      if teller.tellsOfOther, conversation.knowsNothing {
        conversation.person.other = teller.other(among: people)
      }
      return conversation.person.isAboutOther
    }
    if teller.tellsOfSelf { conversation.person = .init() }
    return conversation.person.isAboutOther && !teller.speaksOfSelf
  }
}

extension Turn {
  /// "It's not me, I'm only curious": whoever has no pain to talk about is asked about none, and told of none.
  mutating func closeCaseWithoutPain() {
    guard conversation.person.phase == .asking, conversation.flags.isEmpty else { return }
    // "Forget it. What is a disc?"
    if isSurely(.cancel), meanings.contains(where: \.isQuestionOfFact) {
      conversation.person.openQuestion = nil
      conversation.person.phase = .idle
      hasClosedCase = true
    }
    guard saysThatNothingHurts() else { return }
    if case .contradiction = conversation.person.openQuestion { draft.say(.skipped) }
    // How often something was asked counts for the whole conversation.
    conversation.person = .init(asked: conversation.person.asked)
    said = []
    hasClosedCase = true
  }

  private mutating func saysThatNothingHurts() -> Bool {
    guard isSurely(.noPain) || isSurely(.inGeneral) else { return false }
    guard let slot = conversation.person.openQuestion?.slot else { return true }
    let parts = takenApart()
    return !assistant.answers.isAnswer(message, parts, slot: slot)
  }

  func isSurely(_ act: TalkAct) -> Bool {
    message.decisions.contains { $0.meaning == .act(act) && $0.rule.belief >= MeaningFinder.verySure }
  }
}

/// What a message says of the speaker, and what of somebody else.
private struct Teller {
  let message: UnderstoodMessage
  var reading: Reading { message.reading }
  let findings: FindingExtractor

  /// Whether pain is told of somebody else, and none of the speaker beside it.
  var tellsOfOther: Bool {
    namesOther
      && told.contains { mention in
        mention.experiencer == .other && findings.roles[mention].contains(.ofPain) && !isClaimed(mention)
          && !(segment(of: mention).map { isOfSelf(behind: mention, in: $0) } ?? false)
      }
  }

  /// What the other is called: by the first word that is known, a name before a pronoun.
  func other(among people: People) -> String {
    let words = reading.tokens.map(\.word)
    if let named = words.lazy.compactMap(people.named).first { return named }
    let cues = reading.mentions.lazy.filter { $0.experiencer == .other }.compactMap(\.cue)
    return cues.flatMap { words[$0] }.first(where: people.isKnown) ?? ""
  }

  /// Whether anything is said of somebody else, which most messages do not.
  private var namesOther: Bool {
    reading.mentions.indices.contains { reading.mentions[$0].experiencer == .other }
  }

  /// "And for my wife, her upper back is sore": whoever is named first is asked for.
  var turnsToOther: Bool {
    guard tellsOfOther, let cue = told.first(where: { $0.experiencer == .other && $0.cue != nil })?.cue
    else { return false }
    let before = reading.tokens[..<cue.lowerBound].filter { $0.kind == .word }
    return before.contains { $0.word == "for" } && before.count <= Self.fewWords
  }

  private static let fewWords = 5

  /// "Sorry, that was my colleague. Mine comes on slowly": what was told before was not the speaker's, and now theirs is told.
  func takesStoryBack(among people: People) -> Bool {
    guard tellsOfSelf else { return false }
    return reading.segments.contains { segment in
      let words = reading.tokens[segment.content].filter { $0.kind == .word }
      return !segment.isQuestion && (3...Self.fewWords).contains(words.count)
        && findings.pointsBack(words) && words.last.flatMap { people.named($0.word) } != nil
    }
  }

  /// "My mate says they heal": what somebody holds is not what they have. "She says she has pain" is.
  private func isClaimed(_ mention: Mention) -> Bool {
    guard let segment = segment(of: mention),
      let claim = reading.mentions(in: segment).first(where: { $0.concept == "ask.claim" })
    else { return false }
    return mention.cue.map { $0.lowerBound < claim.tokens.upperBound } ?? true
  }

  /// Whether a finding is told of the speaker, in a sentence that says "I" or "my".
  var tellsOfSelf: Bool {
    told.contains { mention in
      mention.experiencer == .speaker && (segment(of: mention).map(isToldOfSelf) ?? false)
    }
  }

  /// Whether a sentence says "I" or "my", or goes on behind one that does: "could mine be one too? It builds up, low".
  private func isToldOfSelf(_ segment: Reading.Segment) -> Bool {
    if speaksOfSelf(segment) { return true }
    let before = reading.segments.last { $0.tokens.upperBound <= segment.tokens.lowerBound }
    return before.map(speaksOfSelf) ?? false
      && !reading.mentions(in: segment).contains { $0.experiencer == .other }
  }

  var speaksOfSelf: Bool { reading.segments.contains(where: speaksOfSelf) }

  private var told: some Sequence<Mention> {
    reading.mentions.lazy.filter {
      !$0.isNested && $0.temporality == .current && findings.roles[$0].contains(.finding)
    }
  }

  private func segment(of mention: Mention) -> Reading.Segment? {
    reading.segments.first { $0.tokens.contains(mention.tokens.lowerBound) }
  }

  /// "My husband" is not the speaker.
  private func speaksOfSelf(_ segment: Reading.Segment) -> Bool {
    findings.saysIOrMy(segment, in: reading)
  }

  /// Whether the speaker comes in behind the other: "my wife says I should stretch".
  private func isOfSelf(behind mention: Mention, in segment: Reading.Segment) -> Bool {
    guard let cue = mention.cue, cue.upperBound < segment.tokens.upperBound else { return false }
    return findings.speaksOfSelf(
      reading.tokens[max(cue.upperBound, segment.tokens.lowerBound)..<segment.tokens.upperBound])
  }
}

extension Reading {
  /// The same, with what is told of somebody else told of the speaker.
  fileprivate func toldOfSelf() -> Reading {
    var reading = self
    for i in mentions.indices { reading.mentions[i].experiencer = .speaker }
    return reading
  }
}

extension Conversation {
  fileprivate var knowsNothing: Bool { person.findings.isEmpty }
}
