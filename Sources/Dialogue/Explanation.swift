public import Understanding

/// What was understood of a message, what was decided, and why.
public struct Explanation: Sendable {
  /// What one segment was taken to mean.
  public struct Decision: Sendable {
    /// In the terms of the content: "asks for core.plank".
    public var meaning: String
    /// The rule and the figures behind it.
    public var reason: String
  }

  public var reading: Reading
  /// One for each segment of the reading.
  public var decisions: [Decision]

  init(of turn: Turn) {
    reading = turn.reading
    decisions = turn.decisions.map {
      Decision(meaning: $0.meaning.description, reason: $0.rule.description)
    }
  }
}
