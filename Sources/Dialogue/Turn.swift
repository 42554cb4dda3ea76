internal import Knowledge
internal import Understanding

/// One message on its way to its reply.
///
/// The order of the steps is the order of importance: safety, the open question, what steers the talk, what the person
/// tells, what they ask, what we ask.
///
/// Not to be copied: all steps work on the one conversation and the one draft.
struct Turn: ~Copyable {
  let assistant: Assistant
  let message: UnderstoodMessage
  var reading: Reading { message.reading }
  /// What the message says about the person's pain.
  var said: [FindingValue]
  /// What of that is named in nothing but questions that have an answer of their own: "how do I do that?"
  private(set) var asked: [FindingValue] = []
  /// What is still to be done: what each segment was decided to mean, ``Meaning/unclear`` where that is done, and behind them
  /// what else the message means as a whole.
  var meanings: [Meaning]
  var conversation: Conversation
  var draft: Draft
  /// Findings of this message that were not known before.
  var news: [FindingValue] = []
  /// The warning signs that were not open before this message.
  var freshFlags: [String] = []
  /// The message taken apart for answers, where any step has asked for that.
  private var answerParts: AnswerParts?
  /// The message as an answer to the open question, where that is about a slot and was looked at.
  var heard: HeardAnswer?
  /// The slot whose question the message has answered.
  var answeredSlot: String?
  /// Whether the message has taken back all warning signs.
  var hasTakenBack = false
  /// Whether it mentions what calls for our question about warning signs.
  var promptsFlags = false
  /// Whether the message tells of the person's own pain, where somebody else's was talked about.
  private(set) var hasTurnedToSelf = false
  /// Whether the person has said that there is no pain to talk about.
  var hasClosedCase = false

  init(_ assistant: Assistant, _ message: UnderstoodMessage, _ conversation: consuming Conversation) {
    conversation.turn += 1
    let wasAboutOther = conversation.person.isAboutOther
    let message = Self.turned(message, &conversation, assistant)
    hasTurnedToSelf = wasAboutOther && !conversation.person.isAboutOther
    self.assistant = assistant
    self.message = message
    draft = Draft(wording: assistant.wording, turn: conversation.turn - 1)
    let told = message.decisions.indices.map { Self.meaning(of: $0, in: message, assistant, conversation) }
    // "Back sore after the gym", "my back hurts and my core is mush": a statement that a fact answers tells about the pain
    // as well.
    let alsoTells = told.indices.contains { i in
      let segment = message.reading.segments[i]
      return told[i].isAnswered && !segment.isQuestion
        && (assistant.findings.tellsOfPain(message.findings[i], in: segment, of: message.reading)
          || !message.findings[i].isEmpty
            && assistant.meanings.tellsOfSomebodysBack(message.reading.wholeMentions(in: segment)))
    }
    let framed = Self.withoutEchoes(Self.framed(told, message, assistant), message, assistant, conversation)
    let meant = framed + (alsoTells ? [.report] : [])
    let named = assistant.findings.findings(
      in: message.reading, ofSegments: message.findings, where: { told[$0].tellsFindings },
      tells: {
        message.isOfSelf[$0]
          || told[$0] == .report
            && assistant.meanings.tellsOfOwnPain(
              message.reading.wholeMentions(in: message.reading.segments[$0]))
      })
    let asked = named.filter { Self.isOnlyAsked($0, in: message, told, assistant.meanings) }
    self.asked = asked
    let supposed = message.redFlags.supposed.map(\.fact)
    meanings = supposed.isEmpty ? meant : Self.asking(of: supposed, beside: meant, message)
    said =
      supposed.isEmpty
      ? named.filter { value in
        !asked.contains(value) || value.slot != Slot.flags && assistant.findings.isOfPain(value.slot)
      } : []
    self.conversation = consume conversation
  }

  /// "If my groin went numb, what should I do?" asks about that, and tells nothing.
  private static func asking(of supposed: [String], beside meanings: [Meaning], _ message: UnderstoodMessage)
    -> [Meaning]
  {
    let beside = zip(meanings, message.decisions).map { meaning, decision in
      guard case .facts(let facts, _, _) = meaning, decision.rule.belief >= MeaningFinder.fairlySure,
        !facts.contains(where: supposed.contains)
      else { return Meaning.unclear }
      return meaning
    }
    return beside + [.facts(supposed, topic: nil, aspect: nil)]
  }

  /// What a segment, given by its number, means in the light of the conversation.
  private static func meaning(
    of number: Int, in message: UnderstoodMessage, _ assistant: Assistant, _ conversation: Conversation
  ) -> Meaning {
    let (meant, reading) = (message.decisions[number].meaning, message.reading)
    let segment = reading.segments[number]
    if let corrected = topicCorrected(segment, of: reading, conversation, assistant) { return corrected }
    if !message.decisions[number].rule.isSurelyTwoQuestions,
      tells(meant, number, of: message, assistant, conversation)
    {
      return .report
    }
    // "So it's not the disc any more?"
    let doubts = segment.isQuestion && conversation.person.phase != .idle && meant.mayBeReport
    if doubts, assistant.deniesCause(in: segment, of: reading) { return .act(.conclude) }
    if asksForVerdict(meant, conversation) { return .act(.conclude) }
    if let causes = causesTalkedAbout(segment, of: reading, conversation, assistant) {
      return .comparison(causes)
    }
    if let cause = causeGuessed(meant, number, of: message, assistant, conversation) {
      return .hypothesis(cause: cause)
    }
    if meant.isNotCovered, let topic = conversation.person.namedCause,
      let covered = assistant.meanings.meaning(of: segment, coveredFor: topic),
      !reading.mentions(in: segment).contains(where: { assistant.roles[$0].contains(.cause) })
    {
      return covered
    }
    let numbered = numbered(meant, segment, of: reading, conversation, assistant)
    return completed(numbered, segment, of: reading, conversation)
  }

  /// "So what is it?" about the person's pain, where nothing else was spoken of that could be meant.
  private static func asksForVerdict(_ meaning: Meaning, _ conversation: Conversation) -> Bool {
    guard case .aspect(let aspect, nil, _) = meaning, ["what", "cause"].contains(aspect),
      !conversation.person.findings.isEmpty, conversation.uncovered == nil
    else { return false }
    if let topic = conversation.topic, conversation.person.ruledOut.contains(topic) { return true }
    let talksOfCause = conversation.person.namedCause.map { $0 == conversation.topic } ?? false
    switch conversation.person.phase {
    case .idle: return false
    case .asking: return conversation.lastReplyFacts.isEmpty || talksOfCause
    case .concluded: return aspect == "what" && talksOfCause
    }
  }

  /// Whether a statement tells about the pain whatever it was taken for: where that is what is being talked about, findings
  /// and lengths of time count, and so does that it is not this or that cause.
  private static func tells(
    _ meaning: Meaning, _ number: Int, of message: UnderstoodMessage, _ assistant: Assistant,
    _ conversation: Conversation
  ) -> Bool {
    let (reading, findings) = (message.reading, message.findings[number])
    let segment = reading.segments[number]
    guard !segment.isQuestion else { return false }
    if assistant.deniesCause(in: segment, of: reading) { return true }
    guard meaning.mayBeReport || meaning.isSmallTalk else { return false }
    let tellsMuch =
      findings.count > 1 && !reading.segments.contains(where: \.isQuestion)
      && Set(findings.map(\.slot)).count > 1
    if tellsMuch || tellsSurely(number, of: message, assistant) { return true }
    guard conversation.person.phase != .idle else { return false }
    // "3 days", "about two weeks"
    let durations = reading.durations.filter { segment.tokens.contains($0.tokens.lowerBound) }
    if durations.contains(where: { $0.tokens.count + 1 >= segment.tokens.count }) { return true }
    // "Start over please": what is only made out of other words makes no report of what is surely something else; nor does what
    // is known beside what the article surely has nothing on: "I can't do planks, my wrists hurt".
    let isSure = message.decisions[number].rule.belief >= MeaningFinder.certain
    let isElse = isSure && (meaning.steersTalk || meaning.isNotCovered)
    return findings.contains { value in
      if isElse, message.isOnlyLearnt(value) { return false }
      return !(isSure && meaning.isNotCovered && conversation.knows(value))
    }
      || (segment.tokens.count <= shortStatement && !meaning.isNotCovered && !durations.isEmpty)
  }

  /// "My calf is getting it, too": where no intent is sure of a statement, what is learnt of the pain itself decides.
  private static func tellsSurely(_ number: Int, of message: UnderstoodMessage, _ assistant: Assistant)
    -> Bool
  {
    let decision = message.decisions[number]
    return !decision.meaning.isGap && decision.rule.belief < MeaningFinder.verySure
      && message.judgements[number].told.contains { told in
        assistant.findings.isOfPain(told.value.slot) && message.findings[number].contains(told.value)
      }
  }

  private static let shortStatement = 12

  /// Whether a finding is named in nothing but questions of fact, or is the reason of a cause that is asked about: "did I simply
  /// overdo it?"
  private static func isOnlyAsked(
    _ value: FindingValue, in message: UnderstoodMessage, _ told: [Meaning], _ meanings: MeaningFinder
  ) -> Bool {
    let telling = message.findings.indices.filter { message.findings[$0].contains(value) }
    let isReason =
      meanings.causesOfReasons[value.finding] != nil
      && !meanings.findings.isOwned(value.finding, in: message.reading)
    return !telling.isEmpty
      && telling.allSatisfy { i in
        message.reading.segments[i].isQuestion
          && (told[i].isQuestionOfFact || isReason && told[i].isHypothesis)
      }
  }

  /// The message taken apart for answers: done once, by whoever needs it first.
  mutating func takenApart() -> AnswerParts {
    if let answerParts { return answerParts }
    let parts = assistant.answers.parts(of: message)
    answerParts = parts
    return parts
  }

  mutating func take() -> Reply {
    if let reply = emergencyReply() { return reply }
    // What takes an emergency back ("wrong words, I take that back") asks for nothing else.
    if hasTakenBack { keepMeanings(where: Self.isKeptBesideRetraction) }
    sayUrgentFlags()
    closeCaseWithoutPain()
    // What takes an alarm back ("that was my son's, mine is normal") answers nothing else.
    let answered = hasTakenBack || recognizes() ? false : takeAnswer()
    noteDeniedSigns()
    noteSigns()
    ruleOutDeniedCauses()
    noteCautions()
    if answered { keepWhatIsBesideAnswer() }
    draft.known = conversation.person.findings
    if steer() { return finish() }
    takeBackBeside()
    if takeFindings() { return finish() }
    draft.known = conversation.person.findings
    if answerAskedOfTalk() { return finish() }
    let isAnswering = answerQuestions()
    if wantsAssessment(answered: answered), !(isAnswering && tellsOfNoPain) {
      assess(afterAnswer: isAnswering)
    } else if isAnswering {
      returnToOpenQuestion()
    }
    if draft.isEmpty { fallBack() }
    return finish()
  }

  /// Keeps of what is to be done only some; each stays behind its segment.
  private mutating func keepMeanings(where isKept: (Meaning, Reading.Segment?) -> Bool) {
    meanings = meanings.enumerated().map { i, meaning in
      isKept(meaning, i < reading.segments.count ? reading.segments[i] : nil) ? meaning : .unclear
    }
  }

  /// What stays to be done of a message that has taken a warning sign back.
  private static func isKeptBesideRetraction(_ meaning: Meaning, _ segment: Reading.Segment?) -> Bool {
    meaning.asksOrTells || meaning.isNotCovered && segment?.isQuestion ?? false
  }

  /// Keeps of a message that has answered our question what it asks, and what it wants of the conversation.
  private mutating func keepWhatIsBesideAnswer() {
    // A single word that answers asks nothing: "y".
    let isOnlyAnswer =
      reading.segments.count == 1 && (!reading.segments[0].isQuestion || reading.tokens.count == 1)
    keepMeanings { meaning, segment in
      if isOnlyAnswer || segment == nil { return false }
      if case .act(let act) = meaning { return !Self.saidBesideAnswers.contains(act) }
      return segment?.isQuestion ?? false || meaning == .report
    }
  }

  /// "You just asked me that. None!", "no, none, everything else works fine": what needs no reply where the message answers.
  private static let saidBesideAnswers = AnswerInterpreter.shortActs.union([
    .complaint, .already, .praise, .noPain, .inGeneral, .smalltalk, .greet, .thanks,
  ])

  /// Whether the person tells about their pain, or asks for an explanation of it.
  private func wantsAssessment(answered: Bool) -> Bool {
    if hasClosedCase { return false }
    let reports = meanings.contains { meaning in
      switch meaning {
      case .report, .hypothesis, .act(.ownCause), .act(.ownCure): true
      case .comparison: conversation.person.phase == .idle && asksOfOwnPain
      default: false
      }
    }
    return reports || answered || promptsFlags || (conversation.person.phase != .idle && !news.isEmpty)
      || hasTakenBack && conversation.person.phase != .concluded && !conversation.person.findings.isEmpty
  }

  /// "I sleep on my side, anything I should know?" of somebody who has no pain that we know of: no reason to ask about one.
  private var tellsOfNoPain: Bool {
    conversation.person.phase == .idle
      && !said.contains { assistant.findings.isOfPain($0.slot) }
      && !(said.isEmpty && reportsSurely)
      && !reading.mentions.contains { assistant.meanings.isOfPain($0) && !isAsked($0) }
      && meanings.allSatisfy { $0 == .report || $0 == .unclear || $0.isQuestionOfFact }
  }

  private var reportsSurely: Bool {
    message.decisions.contains { $0.meaning == .report && $0.rule.belief >= MeaningFinder.verySure }
  }

  /// "Is it a weak core or a strain?", "how do I know which I have?"
  private var asksOfOwnPain: Bool {
    assistant.findings.speaksOfSelf(reading.tokens[...])
      || reading.mentions.contains { assistant.cause(named: $0) != nil && $0.polarity == .possible }
  }

  /// Closes the reply and remembers what it stated.
  private mutating func finish() -> Reply {
    if mayComeBack { returnToOpenQuestion() }
    addCautions()
    repeatStandingAdvice()
    if draft.repeats(conversation.lastReply) || saysOnlyWhatWasSaid { draft.openAgain(with: keyOfRepetition) }
    if draft.gap != .unclear { conversation.failures = 0 }
    if !draft.facts.isEmpty { conversation.state(draft.facts, isAnswer: draft.gap == nil) }
    if draft.asks == nil, conversation.person.openQuestion?.slot == nil {
      conversation.person.openQuestion = nil
    }
    conversation.person.silence =
      draft.asks == nil && conversation.person.openQuestion != nil ? conversation.person.silence + 1 : 0
    return draft.finished()
  }

  /// Whether it states nothing but what the last reply did, with no word of its own.
  private var saysOnlyWhatWasSaid: Bool {
    draft.gap == nil && draft.act == nil && draft.isPlainStatement
      && draft.facts.allSatisfy(conversation.lastReplyFacts.contains)
  }

  /// Whoever surely asked for just that hears it again; to whoever may have asked for more we have no more to say.
  private var keyOfRepetition: PhraseKey {
    message.decisions.contains { $0.meaning.isAnswered && $0.rule.belief >= MeaningFinder.verySure }
      ? .asSaid : .nothingBeyond
  }

  /// A cause that the person denies is not presented as theirs.
  private mutating func ruleOutDeniedCauses() {
    guard message.roles.contains(.cause) else { return }
    // Whoever has told of no pain sets right what they asked about.
    if reading.segments.contains(where: {
      Self.topicCorrected($0, of: reading, conversation, assistant) != nil
    }) {
      return
    }
    var ruledOut: [String] = []
    for mention in reading.mentions where !mention.isNested {
      guard let cause = assistant.cause(named: mention) else { continue }
      // "What is sciatica?" takes nothing back, "so is it sciatica after all?" does.
      if isAsked(mention), !meanings.contains(.hypothesis(cause: cause.id)) { continue }
      let wasRuledOut = conversation.person.ruledOut.contains(cause.id)
      if mention.polarity != .negated { conversation.person.ruledOut.removeAll { $0 == cause.id } }
      guard assistant.isDeniedAsCause(mention, in: reading), !wasRuledOut,
        !givesReason(for: cause, beside: mention), !assistant.meanings.isClaimed(mention, in: reading)
      else { continue }
      conversation.person.ruledOut.append(cause.id)
      if conversation.person.namedCause == cause.id { conversation.person.namedCause = nil }
      ruledOut.append(cause.name)
    }
    if !ruledOut.isEmpty { draft.say(.ruledOut, ["cause": ruledOut.joined(separator: ", ")]) }
  }

  /// "She doesn't have us do tummy exercises": what names the cause in a denial and speaks for it all the same.
  private func givesReason(for cause: Cause, beside mention: Mention) -> Bool {
    zip(reading.segments, message.findings).contains { segment, findings in
      segment.tokens.contains(mention.tokens.lowerBound)
        && findings.contains {
          $0.present && assistant.meanings.causesOfReasons[$0.finding] == cause.id
            && !isNamed($0, apartFrom: mention)
        }
    }
  }

  /// "The doctor says it's not sciatica, my leg pain is a knee thing": whether a finding has words of its own.
  private func isNamed(_ value: FindingValue, apartFrom mention: Mention) -> Bool {
    let named = reading.mentions.filter { $0.concept == value.finding }
    return !named.isEmpty && named.allSatisfy { !$0.tokens.overlaps(mention.tokens) }
  }

  func isAsked(_ mention: Mention) -> Bool {
    reading.segments.contains { $0.isQuestion && $0.tokens.contains(mention.tokens.lowerBound) }
  }
}
