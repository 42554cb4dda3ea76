public import Understanding

/// What was understood of a message, what was decided, and why.
public struct Explanation: Sendable {
  /// What one segment was taken to mean.
  public struct Decision: Sendable {
    /// In the terms of the content: "asks for core.plank".
    public var meaning: String
    /// The rule and the figures behind it.
    public var reason: String
    /// What each word adds to the likeliest intent; empty without word vectors.
    public var words: [WordShare]
    /// What the learnt model finds that the segment tells of the person's pain, and what it doubts.
    package var judgement: FindingJudgement
  }

  public var reading: Reading
  /// One for each segment of the reading.
  public var decisions: [Decision]
  /// What speaks for a red flag.
  package var redFlags: RedFlagJudgement

  init(of turn: borrowing Turn) {
    reading = turn.reading
    redFlags = turn.message.redFlags
    decisions = turn.reading.segments.indices.map { i in
      let (decision, meant) = (turn.message.decisions[i], turn.meanings[i])
      let isDone = meant == .unclear && decision.meaning != .unclear
      let note =
        isDone
        ? "; with what stands beside it, it needs no answer of its own"
        : meant == decision.meaning ? "" : "; by itself: \(decision.meaning)"
      return Decision(
        meaning: (isDone ? decision.meaning : meant).description, reason: decision.rule.description + note,
        words: turn.assistant.reader.wordShares(of: turn.reading.segments[i], in: turn.reading),
        judgement: turn.message.judgements[i])
    }
  }
}
