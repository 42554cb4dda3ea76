internal import Knowledge
package import Understanding

/// What is understood of a message where a topic is being talked about: the same whoever sends it, in whatever conversation.
public struct UnderstoodMessage: Sendable {
  /// With its questions told from its statements.
  package let reading: Reading
  /// What each of its segments means.
  let decisions: [Decision]
  /// What each of its segments says about the person's own pain.
  let findings: [[FindingValue]]
  let redFlags: RedFlagJudgement
  /// What it says that a red flag may be made of, for the next message to complete.
  let openSigns: [FindingValue]
  /// The text to read in its place where it answers a question of ours; `nil` for most.
  let withoutEcho: String?
}

extension Assistant {
  /// Understands a message. Most of the work of a reply, and worth keeping where the same messages come again.
  ///
  /// - Complexity: linear in the length of the message.
  ///
  /// - Parameter topic: what is being talked about (``Conversation/topic``); it is all of the conversation that matters.
  public func understand(_ text: String, about topic: String? = nil) -> UnderstoodMessage {
    let reading = reader.read(text)
    return understand(
      meanings.withQuestionsTold(reading), about: topic, withoutEcho: meanings.withoutEcho(reading))
  }

  /// - Parameter reading: with its questions told from its statements.
  func understand(_ reading: Reading, about topic: String?, withoutEcho: String? = nil) -> UnderstoodMessage {
    UnderstoodMessage(
      reading: reading, decisions: meanings.decisions(in: reading, about: topic.flatMap { self.topic($0) }),
      findings: reading.segments.map { findings.findings(in: reading, of: $0) },
      redFlags: redFlags.judge(reading), openSigns: redFlags.patterns.openParts(of: reading),
      withoutEcho: withoutEcho)
  }
}
