package import Knowledge
public import Understanding

/// Answers messages. The whole bot is one call: ``reply(to:in:)``.
///
/// Pure: the same content, conversation and message give the same reply. It reads no clock, does no input or output,
/// and may be shared between threads. A class without state, so that handing it to each turn copies nothing.
public final class Assistant: Sendable {
  package let knowledge: KnowledgeBase
  let reader: Reader
  let wording: Wording
  let meanings: MeaningFinder
  let findings: FindingExtractor
  let answers: AnswerInterpreter
  let assessment: Assessment
  let people: People
  let toldLabels: ToldLabels
  let redFlags: RedFlagDetector
  let roles: ConceptRoles
  /// Tells contents apart: a conversation that was kept with other content has to be adopted.
  public let fingerprint: String
  private let topics: Lookup<Topic>
  private let slotsByID: Lookup<Slot>
  /// The question of each slot with its answers.
  private let questions: Lookup<Reply.Question>
  /// For each fact the causes among its topics.
  private let causesOfFacts: Lookup<[String]>
  /// For each topic what there is to say on what to do about it.
  private let advice: Lookup<[String]>

  /// - Parameter vectors: the word vectors that the content was trained with, or none.
  public init(content: CompiledContent, vectors: WordVectors? = .builtIn) {
    let knowledge = content.knowledge
    self.knowledge = knowledge
    fingerprint = content.fingerprint
    reader = Reader(knowledge: knowledge, matcher: content.matcher, vectors: vectors)
    wording = Wording(knowledge: knowledge)
    roles = ConceptRoles(knowledge: knowledge)
    let detector = FindingDetector(knowledge: knowledge, matcher: content.matcher, vectors: vectors)
    findings = FindingExtractor(knowledge: knowledge, roles: roles, detector: detector)
    meanings = MeaningFinder(knowledge: knowledge, findings: findings, reader: reader)
    answers = AnswerInterpreter(
      knowledge: knowledge, roles: roles, tokenizer: reader.tokenizer, detector: detector)
    assessment = Assessment(knowledge: knowledge)
    people = People(knowledge.language.people)
    toldLabels = ToldLabels(knowledge: knowledge, tokenizer: reader.tokenizer)
    redFlags = RedFlagDetector(knowledge: knowledge, matcher: content.matcher, vectors: vectors)
    let (topics, slots) = (knowledge.topics.keyed(by: \.id), knowledge.slots.keyed(by: \.id))
    self.topics = Lookup(topics)
    slotsByID = Lookup(slots)
    questions = Lookup(
      slots.mapValues { Reply.Question(slot: $0.id, choices: $0.offered.map(\.label)) })
    let causes = Set(knowledge.causes.map(\.id))
    causesOfFacts = Lookup(
      knowledge.facts.keyed(by: \.id).mapValues { $0.topics.filter(causes.contains) })
    advice = Lookup(
      topics.mapValues { topic in
        Turn.sidesOfAdvice.union(["prevent"]).flatMap { topic.aspects[$0] ?? [] }
      })
  }

  /// Answers one message and moves the conversation on.
  ///
  /// - Complexity: linear in the length of the message.
  public func reply(to text: String, in conversation: inout Conversation) -> Reply {
    reply(to: understand(text, about: conversation.topic), in: &conversation)
  }

  /// Answers a message that this assistant has understood, and moves the conversation on.
  ///
  /// - Parameter message: understood about the topic of the conversation.
  public func reply(to message: UnderstoodMessage, in conversation: inout Conversation) -> Reply {
    let heard = heard(message, in: conversation)
    // Handed over and back, and not copied, so that what the turn changes of it is changed in place.
    var current = Conversation()
    swap(&current, &conversation)
    var turn = Turn(self, heard, consume current)
    let reply = turn.take()
    swap(&conversation, &turn.conversation)
    conversation.safety = reply.safety
    if !reply.phrases.contains(.repeated) {
      conversation.lastReply = reply.paragraphs.joinedText
      conversation.lastReplyFacts = reply.facts
    }
    return reply
  }

  /// What would be understood of a message in a conversation, what decided, and why.
  public func explanation(of text: String, in conversation: Conversation = Conversation()) -> Explanation {
    let message = understand(text, about: conversation.topic)
    return Explanation(of: Turn(self, heard(message, in: conversation), conversation))
  }

  /// A message as it is meant where a question is open: "legs? fine" answers it.
  private func heard(_ message: UnderstoodMessage, in conversation: Conversation) -> UnderstoodMessage {
    guard conversation.person.openQuestion != nil, let text = message.withoutEcho else { return message }
    return understand(text, about: conversation.topic)
  }

  /// What the assistant says before the first message.
  public var opening: [String] {
    [wording.phrase(.opening, turn: 0), wording.phrase(.openingHint, turn: 0)]
  }

  /// The reply to a message that is longer than a front end accepts.
  public func replyToOverlongMessage() -> Reply {
    Reply(paragraphs: [.init(text: wording.phrase(.tooLong, turn: 0))], act: .gap, gap: .unclear)
  }

  /// The reply when there is no room for one more conversation.
  public func replyToOverload() -> Reply {
    Reply(paragraphs: [.init(text: wording.phrase(.overloaded, turn: 0))], act: .gap, gap: .unclear)
  }

  /// The reply to a request to start over.
  public func replyToRestart() -> Reply {
    Reply(paragraphs: [.init(text: wording.phrase(.restart, turn: 0))], act: .restart)
  }

  /// The reply when everything kept of a conversation was deleted.
  public func replyToForget() -> Reply {
    Reply(paragraphs: [.init(text: wording.phrase(.forgotten, turn: 0))], act: .restart)
  }

  /// The reply to a sign of life: "pong".
  public func replyToPing() -> Reply {
    Reply(paragraphs: [.init(text: "pong")], act: .explain)
  }

  /// What was understood of a message, without a decision.
  public func reading(of text: String) -> Reading { reader.read(text) }

  /// The topic to fall back on: the first of the content.
  var generalTopic: String { knowledge.topics.first?.id ?? "" }

  /// What there is to say about the causes to somebody who has told of no pain.
  var causesInGeneral: [String] { topics[generalTopic]?.aspects["cause"] ?? [] }

  func topic(_ id: String) -> Topic? { topics[id] }
  func slot(_ id: String) -> Slot? { slotsByID[id] }

  /// The question of a slot with its answers.
  func question(of slot: String) -> Reply.Question? { questions[slot] }

  func cause(_ id: String) -> Cause? { knowledge.causes.first { $0.id == id } }
  func isCause(_ id: String) -> Bool { knowledge.causes.contains { $0.id == id } }

  /// The causes that a fact is about.
  func causes(of fact: String) -> [String] { causesOfFacts[fact] ?? [] }

  /// What there is to say on what to do about a topic, now and so that it does not come back.
  func advice(on topic: String) -> [String] { advice[topic] ?? [] }

  /// When to see somebody, in the words that most causes share.
  var commonCare: [String] {
    let care = knowledge.causes.map(\.care)
    return care.max { a, b in care.count { $0 == a } < care.count { $0 == b } } ?? []
  }

  /// The cause that a mention names, if it names one.
  func cause(named mention: Mention) -> Cause? {
    roles[mention].contains(.cause) ? mention.topic.flatMap { cause($0) } : nil
  }

  /// The causes of which a segment says that they are not the one.
  func causesDenied(in segment: Reading.Segment, of reading: Reading) -> [String] {
    reading.mentions(in: segment).filter { isDeniedAsCause($0, in: reading) }.compactMap {
      cause(named: $0)?.id
    }
  }

  /// Whether a segment says that a cause is not the one.
  func deniesCause(in segment: Reading.Segment, of reading: Reading) -> Bool {
    reading.mentions(in: segment).contains { roles[$0].contains(.cause) && isDeniedAsCause($0, in: reading) }
  }

  /// "It is not my core" denies a cause; "no core to speak of" does not.
  func isDeniedAsCause(_ mention: Mention, in reading: Reading) -> Bool {
    guard mention.polarity == .negated, !mention.isNested, let cue = mention.cue,
      mention.tokens.lowerBound >= cue.upperBound
    else { return false }
    // "I don't think it's my core" reaches further than "not"; a word that nobody knows may be a verb: "I don't trane abs".
    let between = reading.tokens[cue.upperBound..<mention.tokens.lowerBound]
    guard between.count <= (cue.count > 2 ? 3 : 1), between.allSatisfy(\.isKnown) else { return false }
    return reading.tokens[cue].contains { Self.denialsOfCauses.contains($0.word) }
  }

  private static let denialsOfCauses: Set<String> = ["not", "rule", "ruled"]
}
