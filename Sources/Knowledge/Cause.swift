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

/// A fact that has to be said beside any advice while a finding is present.
public struct Caution: Sendable, Equatable {
  public var finding: String
  public var fact: String
  /// The advice that it is about: not given unasked.
  public var withholds: [String] = []
}
