internal import Dialogue

/// What came of a transcript.
public struct Playback: Sendable {
  var turns: [Turn]
  /// The transcript has nothing to compare with, which counts as a failure.
  var expectsNothing: Bool

  /// Whether everything that was expected holds.
  public var passed: Bool { !expectsNothing && turns.allSatisfy(\.passed) }

  /// A turn as it was expected and as it went.
  struct Turn: Sendable {
    var expected: Transcript.Turn
    var said: String
    /// Both `nil` for what the assistant says before the first message.
    var reply: Reply?
    var conversation: Conversation?
    /// One for each assertion: what was found instead, if it does not hold.
    var failures: [String?]

    init(
      _ expected: Transcript.Turn, said: String, reply: Reply? = nil, conversation: Conversation? = nil,
      failures: [String?] = []
    ) {
      self.expected = expected
      self.said = said
      self.reply = reply
      self.conversation = conversation
      self.failures = failures
    }

    var saysAsExpected: Bool { expected.reply.map { $0 == said } ?? true }
    var passed: Bool { saysAsExpected && failures.allSatisfy { $0 == nil } }
  }
}
