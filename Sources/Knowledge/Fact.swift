/// One claim, in our own words, with its place in the source.
public struct Fact: Sendable, Equatable {
  /// The stable name of the claim, for example `core.plank`.
  public var id: String
  /// One to three short sentences, complete by themselves.
  public var says: String
  /// How it is said to somebody who has reported it: what to do first, then why, with a place `{signs}` for what they told;
  /// `nil` if there is no difference.
  public var alarm: String?
  /// How it is said to somebody of whom a finding is known: "it has lasted longer than that" in place of "if it lasts".
  public var knowing: [Slot.Says] = []
  public var place: Place
  /// Words that the cited paragraph must contain, so that whoever has the article can check the claim.
  public var evidence: [String]
  /// Topics it belongs to, the main one first.
  public var topics: [String]
  /// Facts that say why this one holds: the answer to "how come?".
  public var why: [String]
  /// For a safety fact, how serious it is.
  public var level: SafetyLevel?

  /// How it is said to somebody of whom some findings are known.
  public func says(where isKnown: (FindingValue) -> Bool) -> String {
    knowing.first { isKnown($0.value) }?.text ?? says
  }

  /// The places that something is put into in the text of an alarm.
  static let placesOfAlarm: Set<String> = ["signs"]

  /// The first sentence: for a safety fact what to do.
  public var action: String {
    let text = alarm ?? says
    return text.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(text[...$0]) } ?? text
  }
}

/// How serious a reply is. The raw values are the words of the line protocol.
public enum SafetyLevel: String, Codable, Sendable, Comparable, CaseIterable {
  case none, routine, urgent, emergency

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .routine: 1
    case .urgent: 2
    case .emergency: 3
    }
  }
}

/// What can be talked about: a cause, a part of the body, a remedy.
public struct Topic: Sendable, Equatable {
  public var id: String
  /// How a reply names it, for example "a weak core".
  public var name: String
  /// Aspect (`what`, `cause`, `do`, ...) to the facts that answer it.
  public var aspects: [String: [String]]

  /// The aspects that the dialogue itself looks for, whether or not a question asks for them.
  static let aspectsOfTheDialogue: Set<String> = [
    "what", "cause", "why", "feel", "train", "do", "now", "later", "before", "prevent", "avoid",
  ]
}
