package import Knowledge

/// Everything that is remembered of one conversation: a small value that can be stored, compared and replayed.
///
/// The same messages on a new conversation always give the same value.
public struct Conversation: Sendable, Equatable {
  /// The layout of this value, for stores that outlive a version of the program.
  public static let currentVersion = 1

  public internal(set) var version = Conversation.currentVersion
  /// Messages so far.
  public internal(set) var turn = 0
  /// The level in force after the last message.
  var safety = SafetyLevel.none
  /// What is known of whoever has the pain that is being talked about.
  var person = PersonState()
  /// What is being talked about, the latest last; at most a few.
  var topics: [String] = []
  /// Which side of a topic was asked about last.
  var lastAspect: String?
  /// A subject that the article does not cover and that is being talked about.
  var uncovered: Uncovered?
  /// Facts of the last answer.
  var lastFacts: [String] = []
  /// Facts stated so far, the latest last; a bounded number.
  var statedFacts: [String] = []
  /// Red flags that were reported and not taken back.
  package internal(set) var flags: [String] = []
  /// Messages in a row that were not understood.
  var failures = 0
  /// The last reply, for "say that again".
  var lastReply: String = ""
  /// The facts in it.
  var lastReplyFacts: [String] = []

  public init() {}

  /// Whether the last reply ended with a question to the person.
  public var hasOpenQuestion: Bool { person.openQuestion != nil }

  /// The cause that was last named as fitting.
  package var namedCause: String? { person.namedCause }

  /// Whether an emergency was reported and not taken back: no store may lose this conversation.
  public var hasOpenEmergency: Bool { safety == .emergency }

  /// What is known of one person, and how far the talk about it has come; of somebody else all of it is asked anew.
  struct PersonState: Sendable, Equatable {
    /// What somebody else than the one who writes was called, "wife", "he"; empty where by no word that is known, `nil` where it
    /// is about the one who writes.
    var other: String?
    var isAboutOther: Bool { other != nil }
    /// What is known of the person's pain.
    var findings: [Finding] = []
    /// The question that is open.
    var openQuestion: OpenQuestion?
    /// Whether we have come back to it, where it is about no slot; those about slots are counted in ``asked``.
    var hasComeBack = false
    /// Replies since that question was last put, after which it stays open in silence.
    var silence = 0
    /// How often each slot was asked about.
    var asked: [String: Int] = [:]
    var phase = Phase.idle
    /// The cause that was last named as fitting.
    var namedCause: String?
    /// Causes that the person ruled out.
    var ruledOut: [String] = []
    /// Signs and parts of the body that the last messages mentioned, for the next to complete.
    var signs: [Finding] = []
  }

  /// Something known to be present or absent, and the turn that said so.
  struct Finding: Sendable, Equatable {
    var value: FindingValue
    var turn: Int
    /// How it is said back, where it was told in words of its own; else empty.
    var toldAs = ""
  }

  /// A question of ours that waits for its answer.
  enum OpenQuestion: Sendable, Equatable {
    /// What is so of a slot, given by its id.
    case slot(String)
    /// Which of two findings holds that cannot hold together.
    case contradiction(earlier: FindingValue, later: FindingValue)
    /// Which of several questions was asked, given by their intents.
    case whichIntent([String])
    /// Which of the wishes that somebody may have was meant.
    case whichWish

    /// The slot, where it is about one.
    var slot: String? {
      if case .slot(let slot) = self { slot } else { nil }
    }
  }

  /// What somebody may want of whom nothing was understood, in the order in which it is offered.
  enum Wish: String, Sendable, CaseIterable {
    case ownPain = "own pain"
    case article
  }

  struct Uncovered: Sendable, Equatable {
    var subject: String
    var nearest: [String]
  }

  enum Phase: String, Sendable { case idle, asking, concluded }

  // MARK: Findings

  func finding(_ id: String) -> FindingValue? {
    person.findings.last { $0.value.finding == id }?.value
  }

  func knows(slot: String) -> Bool {
    person.findings.contains { $0.value.slot == slot }
  }

  /// Whether just that is known.
  func knows(_ value: FindingValue) -> Bool { person.findings.contains { $0.value == value } }

  /// The values that count, in the order in which they became known.
  package var values: [FindingValue] { person.findings.map(\.value) }

  mutating func remove(slot: String) {
    person.findings.removeAll { $0.value.slot == slot }
  }

  /// Takes in a value in place of what it contradicts.
  ///
  /// - Parameter toldAs: how it is said back, where it was told in words of its own.
  mutating func set(_ value: FindingValue, toldAs: String = "", exclusive: Bool) {
    person.findings.removeAll {
      $0.value.finding == value.finding
        || (exclusive && value.present && $0.value.present && $0.value.slot == value.slot)
    }
    person.findings.append(Finding(value: value, turn: turn, toldAs: toldAs))
  }

  // MARK: Signs

  /// What the messages shortly before this one said that it may complete.
  var recentSigns: [FindingValue] { person.signs.map(\.value) }

  /// Keeps what this message said beside what is still fresh.
  mutating func remember(signs said: [FindingValue]) {
    if person.signs.isEmpty, said.isEmpty { return }
    person.signs.removeAll { $0.turn + Self.rememberedMessages <= turn || said.contains($0.value) }
    person.signs += said.map { Finding(value: $0, turn: turn) }
    if person.signs.count > Self.rememberedSigns {
      person.signs.removeFirst(person.signs.count - Self.rememberedSigns)
    }
  }

  mutating func forgetSigns() { person.signs = [] }

  private static let rememberedMessages = 2
  private static let rememberedSigns = 16

  // MARK: Topics

  /// What is being talked about: the id of a topic.
  public var topic: String? { topics.last }

  mutating func talk(about topic: String) {
    topics.removeAll { $0 == topic }
    topics.append(topic)
    if topics.count > Self.rememberedTopics { topics.removeFirst() }
    uncovered = nil
  }

  /// Remembers what a reply has stated.
  ///
  /// - Parameter isAnswer: whether they answer what was asked, and are not just the nearest to it: "why?" asks for the reasons
  ///   of an answer.
  mutating func state(_ facts: [String], isAnswer: Bool = true) {
    if isAnswer { lastFacts = facts }
    statedFacts.removeAll { facts.contains($0) }
    statedFacts.append(contentsOf: facts)
    if statedFacts.count > Self.rememberedFacts {
      statedFacts.removeFirst(statedFacts.count - Self.rememberedFacts)
    }
  }

  private static let rememberedTopics = 4
  private static let rememberedFacts = 20
}
