internal import Knowledge
package import Understanding

/// What is understood of a message where a topic is being talked about: the same whoever sends it, in whatever conversation.
///
/// A class without state: it is handed from step to step of a turn, and kept for when it comes again.
public final class UnderstoodMessage: Sendable {
  /// With its questions told from its statements.
  package let reading: Reading
  /// What the concepts that it mentions are, all taken together: most messages name no cause, and nothing that calls for a caution.
  let roles: ConceptRole
  /// What each of its segments means.
  let decisions: [Decision]
  /// Whether each of them is about the speaker: a question is only if they come in by an "I" or "my".
  let isOfSelf: [Bool]
  /// What each of its segments says about the person's own pain.
  let findings: [[FindingValue]]
  /// What the learnt model made of each.
  let judgements: [FindingJudgement]
  let redFlags: RedFlagJudgement
  /// What it says that a red flag may be made of, for the next message to complete.
  let openSigns: [FindingValue]
  /// The text to read in its place where it answers a question of ours; `nil` for most.
  let withoutEcho: String?

  init(
    reading: consuming Reading, roles: ConceptRole, decisions: [Decision], isOfSelf: [Bool],
    findings: [[FindingValue]], judgements: [FindingJudgement], redFlags: RedFlagJudgement,
    openSigns: [FindingValue], withoutEcho: String?
  ) {
    self.reading = reading
    self.roles = roles
    self.decisions = decisions
    self.isOfSelf = isOfSelf
    self.findings = findings
    self.judgements = judgements
    self.redFlags = redFlags
    self.openSigns = openSigns
    self.withoutEcho = withoutEcho
  }
}

extension UnderstoodMessage {
  /// Whether the learnt model made it out of other words, and no phrase of the content says it.
  func isOnlyLearnt(_ value: FindingValue) -> Bool {
    judgements.contains { $0.told.contains { $0.value == value } }
      && !reading.mentions.contains { $0.concept == value.finding }
  }
}

extension Assistant {
  /// Understands a message. Most of the work of a reply, and worth keeping where the same messages come again.
  ///
  /// - Complexity: linear in the length of the message.
  ///
  /// - Parameter topic: what is being talked about (``Conversation/topic``); it is all of the conversation that matters.
  public func understand(_ text: String, about topic: String? = nil) -> UnderstoodMessage {
    var reading = reader.read(text)
    let withoutEcho = meanings.withoutEcho(reading)
    meanings.tellQuestions(in: &reading)
    return understand(consume reading, about: topic, withoutEcho: withoutEcho)
  }

  /// - Parameters:
  ///   - reading: with its questions told from its statements.
  ///   - isOfOther: whether what it tells of somebody else is taken for the speaker's: the learnt model, which has learnt that this is
  ///     not told, is not asked.
  func understand(
    _ reading: consuming Reading, about topic: String?, withoutEcho: String? = nil, isOfOther: Bool = false
  ) -> UnderstoodMessage {
    let isOfSelf = findings.isOfSelf(reading)
    let judgements =
      isOfOther
      ? Array(repeating: FindingJudgement(), count: isOfSelf.count)
      : findings.judgements(of: reading, isOfSelf: isOfSelf)
    let told = findings.findings(in: reading, judged: judgements)
    let decisions = meanings.decisions(in: reading, about: topic.flatMap { self.topic($0) })
    let (roles, judgement) = (roles.all(in: reading), redFlags.judge(reading))
    let openSigns = redFlags.patterns.openParts(of: reading)
    return UnderstoodMessage(
      reading: consume reading, roles: roles, decisions: decisions, isOfSelf: isOfSelf, findings: told,
      judgements: judgements, redFlags: judgement, openSigns: openSigns, withoutEcho: withoutEcho)
  }
}
