/// A finding that is present or absent, for example `leg.pain` absent.
public struct FindingValue: Sendable {
  /// The concept's id.
  public let finding: String
  public let present: Bool
  /// The part of the id before the dot.
  public let slot: String

  public init(_ finding: String, present: Bool = true) {
    self.finding = finding
    self.present = present
    slot = Concept.kind(of: finding)
  }

  /// - Parameter slot: the part of the id before the dot, where it is at hand.
  package init(_ finding: String, in slot: String, present: Bool) {
    self.finding = finding
    self.present = present
    self.slot = slot
  }
}

extension FindingValue {
  /// How the content writes it: `leg.pain` or `not leg.pain`.
  package var code: String { present ? finding : "not \(finding)" }

  package init(code: String) {
    let absent = code.hasPrefix("not ")
    self.init(absent ? String(code.dropFirst(4)).trimmingSpaces : code, present: !absent)
  }
}

extension FindingValue: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.present == b.present && a.finding == b.finding }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(finding)
    hasher.combine(present)
  }
}

/// A piece of evidence for (positive weight) or against (negative weight) a cause.
public struct Evidence: Sendable, Equatable {
  public var when: FindingValue
  /// A small whole number. The article gives no probabilities, so neither do we. 0 where the fact is worth saying to somebody
  /// with the finding and says nothing about the cause.
  public var weight: Int
  /// The fact that says so.
  public var because: String
}

/// One of the causes that the article describes.
public struct Cause: Sendable, Equatable {
  public var id: String
  /// How a reply names it within a sentence, for example "a weak core".
  public var name: String
  public var evidence: [Evidence]
  /// Facts that say what it is.
  public var explain: [String]
  /// Facts that say what to do now.
  public var now: [String]
  /// Facts that say what to do for later.
  public var later: [String]
  /// Facts that say when to see somebody.
  public var care: [String]
  /// Whether red flags must be asked about before it is concluded.
  public var asksAboutFlags: Bool

  /// What is said of it, by the keys of the content.
  package var parts: [(name: String, facts: [String])] {
    [("explain", explain), ("now", now), ("later", later), ("care", care)]
  }
}

/// What can be known about the person's pain, how to ask for it, and how to say it back.
public struct Slot: Sendable, Equatable {
  /// The one that holds our question about warning signs.
  package static let flags = "flags"

  public var id: String
  /// Only one of its values can be present.
  public var exclusive: Bool
  /// Whether naming one of its values shows that a message is about the subject ("lower back" does, "yesterday" does not).
  public var marksSubject: Bool
  /// Whether a length of time beside it is its own, not that of the pain ("31 weeks pregnant").
  public var hasOwnTime: Bool
  /// What numbers of what the person does mean that have grown: "from two to six days a week".
  public var grown: FindingValue?
  /// What it means that as much was done as there were days for it: "12 workouts in 12 days".
  public var crowded: FindingValue?
  /// Whether the first wording asks "this or that?", to which a bare "yes" says nothing.
  public var eitherOr = false
  /// Concepts whose mention calls for the question, whatever else is known: a sign that is none by itself.
  public var promptedBy: [String] = []
  /// The question, or `nil` for a slot that is only noted.
  public var asks: String?
  /// The second wording, for when the first was not answered.
  public var again: String?
  /// Why we ask, in the article's terms.
  public var why: String?
  public var choices: [Choice]
  /// The choices that are offered. What is expected of the answer counts these only.
  public var offered: [Choice] { choices.filter { !$0.label.isEmpty } }
  /// How a reply says each value back, for example "nothing in the legs".
  public var says: [Says]

  /// Whether its values tell of the pain itself: where it is, how it feels, how it began.
  public var isOfPain: Bool { asks != nil && !hasOwnTime }

  public struct Choice: Sendable, Equatable {
    /// A short text that can be typed or shown as a button; empty for an answer that is understood and not offered.
    public var label: String
    public var means: [FindingValue]
    /// Whether a bare "yes" or "no" chooses it.
    public var answer: YesNo?
    /// Phrases that choose it while the question is open.
    public var words: [String]
    /// Phrases that choose it only where they are all that a message or a clause says: "fine" of "I sleep fine" says nothing.
    public var alone: [String] = []
  }

  public struct Says: Sendable, Equatable {
    public var value: FindingValue
    public var text: String
  }

  public enum YesNo: String, Sendable { case yes, no }
}

/// A fact that has to be said beside any advice while a finding is present.
public struct Caution: Sendable, Equatable {
  public var finding: String
  public var fact: String
}

/// A sign of an emergency, composed from parts.
public struct RedFlag: Sendable, Equatable {
  public var id: String
  /// The safety fact that it raises.
  public var fact: String
  /// What a reply says was reported, for example "numbness in the saddle area".
  public var says: String
  /// Each way to report it: all its parts have to be mentioned in one sentence.
  public var patterns: [Pattern]
  /// Mentions that take it back, beside a denial of its signs.
  public var takenBackBy: [String] = []

  public struct Pattern: Sendable, Equatable {
    /// Every group needs a mention of one of its concepts, said to be so or, for an absent one, denied.
    public var all: [[FindingValue]]
    /// Mentions that explain it away.
    public var unless: [String]
    /// How many tokens all parts may span, within one sentence; 0 for anywhere in the message.
    public var within: Int
    /// Whether it counts if it is over: once had cancer.
    public var pastCounts: Bool
    /// Whether it counts if it is only thought of: "would anybody care if I ended my life".
    public var hypotheticalCounts: Bool
  }
}

/// A message that teaches what a red flag sounds like.
public struct RedFlagExample: Sendable, Equatable {
  public var text: String
  /// The id of the flag that it reports; `nil` for a near miss, which reports none.
  public var flag: String?

  public init(text: String, flag: String?) {
    self.text = text
    self.flag = flag
  }
}

/// A message that teaches what people say of their pain.
public struct FindingExample: Sendable, Equatable {
  public var text: String
  /// All that it tells, which may be nothing.
  public var tells: [FindingValue]
  /// The slot whose question it answers, where it tells that only as the answer; `nil` if it is clear by itself.
  public var answers: String?

  public init(text: String, tells: [FindingValue], answers: String? = nil) {
    self.text = text
    self.tells = tells
    self.answers = answers
  }
}
