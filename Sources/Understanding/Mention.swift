package import Knowledge

/// A concept found in a message, with how it is meant, in the terms of ConText (Harkema et al. 2009).
public struct Mention: Sendable, Equatable {
  public enum Polarity: String, Sendable { case affirmed, negated, possible }
  public enum Temporality: String, Sendable { case current, historical, hypothetical }
  public enum Experiencer: String, Sendable { case speaker, other }

  @usableFromInline let name: ConceptName
  @inlinable public var concept: String { name.id }
  /// The part of the concept's id before the dot.
  @inlinable public var kind: String { name.kind }
  /// The id of the topic that it names, if it names one.
  @inlinable public var topic: String? { name.topic }
  /// The concept's place among all of the content, by their ids.
  package let number: Int
  public var tokens: Range<Int>
  public var polarity = Polarity.affirmed
  public var temporality = Temporality.current
  public var experiencer = Experiencer.speaker
  /// Whether it is part of a longer mention ("leg" in "down my leg").
  public var isNested = false
  /// The cue that changed it, as tokens of the message.
  public var cue: Range<Int>?

  /// Denied from without: the "not" in "that's not true" denies nothing of it.
  public var isDenied: Bool {
    polarity == .negated
      && !(cue.map { tokens.lowerBound <= $0.lowerBound && $0.upperBound <= tokens.upperBound } ?? false)
  }

  /// Said to be so, now.
  public var isAsserted: Bool { polarity == .affirmed && temporality == .current }

  init(of name: ConceptName, tokens: Range<Int>, isNested: Bool) {
    self.name = name
    number = name.number
    self.tokens = tokens
    self.isNested = isNested
  }
}

/// A concept's id and what can be told from it: taken apart once, and shared by all mentions.
@usableFromInline
final class ConceptName: Sendable {
  @usableFromInline let id: String
  @usableFromInline let kind: String
  @usableFromInline let topic: String?
  let number: Int
  /// The id as models see it: numbers change with the content.
  let hash: UInt64
  /// Whether it is of a kind that red flags are made of.
  let isOfFlags: Bool
  /// Whether it is of a kind of what can be wrong, or of where.
  let isComplaint: Bool
  /// Whether it is a part of the body.
  let isPlace: Bool
  /// Whether it is a symptom or an event, which can be denied by itself.
  let isSign: Bool

  init(_ id: String, number: Int) {
    self.id = id
    self.number = number
    hash = NGrams.hash(.concepts, id)
    kind = Concept.kind(of: id)
    isOfFlags = Self.kindsOfFlags.contains(kind)
    isComplaint = Self.kindsOfComplaints.contains(kind)
    isPlace = Self.isPlace(kind: kind)
    isSign = Self.kindsOfSigns.contains(kind)
    topic = kind == "topic" ? String(id.dropFirst("topic.".count)) : nil
  }

  /// Whether concepts of a kind are parts of the body.
  static func isPlace(kind: String) -> Bool { kind == "part" }

  /// What red flags are made of says nothing about what is asked; a change there must not move an intent.
  private static let kindsOfFlags: Set<String> = [
    "sign", "part", "event", "act", "place", "care", "flags", "able", "ref",
  ]
  private static let kindsOfSigns: Set<String> = ["sign", "event", "act"]
  private static let kindsOfComplaints: Set<String> = ["sign", "part", "able", "act", "feel", "leg", "flags"]
}

extension ConceptName: Equatable {
  @usableFromInline
  static func == (a: ConceptName, b: ConceptName) -> Bool { a === b || a.id == b.id }
}

extension Mention {
  /// What is denied under a clause that is turned round is so. What is not denied is denied by it, unless the clause
  /// has a denial of its own: "I can't say that" and "I can't say that it isn't".
  mutating func turnRound(doubly: Bool) {
    if polarity == .negated { polarity = .affirmed } else if !doubly { polarity = .negated }
  }
}

extension FindingValue {
  /// What a mention says.
  package init(of mention: Mention, present: Bool) {
    self.init(mention.concept, in: mention.kind, present: present)
  }
}

/// A context cue found in a message.
struct CueMatch: Sendable, Equatable {
  /// What it does, and in which direction.
  struct Kind: Hashable {
    var category: CueCategory
    var isForward: Bool
    var kinds: [String]
  }

  var category: CueCategory
  var isForward: Bool
  /// The kinds of mentions that it touches; empty for all.
  var kinds: [String] = []
  /// The number of its ``Kind``.
  var number: Int
  var tokens: Range<Int>

  /// The same cue, reaching the other way.
  var turned: CueMatch {
    var cue = self
    cue.isForward.toggle()
    return cue
  }
}

extension CueCategory {
  /// Whether it changes the mentions around it; the others only shield, end or announce.
  var hasReach: Bool {
    switch self {
    case .negated, .reversed, .possible, .hypothetical, .historical, .otherPerson, .exception: true
    case .pseudoNegation, .termination, .contrast, .correction: false
    }
  }

  /// Whether it only parts what is said from what is said next.
  var parts: Bool { self == .termination || self == .contrast || self == .correction }
}
