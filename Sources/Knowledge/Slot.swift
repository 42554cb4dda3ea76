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
  /// Groups of which a message has to say one value each to be a "no" before anybody has asked: "no numbness, peeing is fine".
  public var deniedBy: [[FindingValue]] = []
  /// Findings of other slots that say as much as an answer: a knock is a sudden start.
  public var toldBy: [FindingValue] = []
  /// The question, or `nil` for a slot that is only noted.
  public var asks: String?
  /// The second wording, for when the first was not answered.
  public var again: String?
  /// The two wordings about somebody else, with places for the forms of a ``Person``; `nil` where they are the same.
  public var ofOther: OfOther?
  /// The facts that say why we ask.
  public var because: [String] = []
  /// Why we ask, where no fact says so.
  public var why: String?
  public var choices: [Choice]
  /// The choices that are offered. What is expected of the answer counts these only.
  public var offered: [Choice] { choices.filter { !$0.label.isEmpty } }
  /// How a reply says each value back, for example "nothing in the legs".
  public var says: [Says]
  /// How it says one back that was told in words of its own: "tingling down a leg".
  public var toldAs: [ToldAs] = []

  /// Whether its values tell of the pain itself: where it is, how it feels, how it began.
  public var isOfPain: Bool { asks != nil && !hasOwnTime }

  /// Whether its values tell how somebody lives, of which we never ask.
  public var isHabit: Bool { asks == nil && hasOwnTime }

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
    /// How a reply says all of what it means back at once; `nil` where each is said by itself.
    public var says: String?
  }

  /// A question about somebody else than the one who writes: "{have} {they} been training more?"
  public struct OfOther: Sendable, Equatable {
    public var asks: String?
    public var again: String?
  }

  public struct Says: Sendable, Equatable {
    public var value: FindingValue
    public var text: String
  }

  /// Another way to say a value back, for whoever told it in certain words.
  public struct ToldAs: Sendable, Equatable {
    public var value: FindingValue
    public var text: String
    /// Phrases of which one has to be said, in any form of their words.
    public var words: [String]
    /// Phrases of which none may be said.
    public var unless: [String]
  }

  public enum YesNo: String, Sendable { case yes, no }
}
