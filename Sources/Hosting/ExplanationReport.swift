public import Dialogue
internal import Knowledge
internal import Understanding

/// An explanation as lines for people: what each word became, what was mentioned, what was asked, what was decided.
public struct ExplanationReport: Sendable {
  public let lines: [String]

  public init(_ explanation: Explanation) {
    let reading = explanation.reading
    lines =
      ["words    " + reading.tokens.map(Self.describe).joined(separator: " ")]
      + reading.mentions.map { "mention  " + Self.describe($0, in: reading) }
      + Self.describe(explanation.redFlags)
      + zip(reading.segments, explanation.decisions).flatMap { Self.describe($0, $1, in: reading) }
  }

  /// What speaks for a red flag, where anything does.
  private static func describe(_ judgement: RedFlagJudgement) -> [String] {
    let (reported, composed) = (judgement.reported.map(\.id), judgement.composed.map(\.id))
    if reported.isEmpty, composed.isEmpty { return [] }
    let found = reported.isEmpty ? "none" : reported.joined(separator: ", ")
    let patterns = composed.isEmpty ? "no pattern" : "patterns of " + composed.joined(separator: ", ")
    let learnt = judgement.learnt.map {
      "; learnt from examples: \($0.flag.id), evidence \(tenth($0.evidence)), raises above"
        + " \(tenth($0.raises)), overrules below \(tenth($0.overrules))"
    }
    return ["red flag \(found): \(patterns)" + (learnt ?? "")]
  }

  private static func tenth(_ number: Float) -> Float { (number * 10).rounded() / 10 }

  private static func describe(_ token: Token) -> String {
    token.original.map { "\(token.word)(\($0))" } ?? token.word
  }

  private static func describe(_ mention: Mention, in reading: Reading) -> String {
    var text = "\(mention.concept): \"\(reading.excerpt(mention.tokens))\", \(mention.polarity.rawValue)"
    if mention.temporality != .current { text += ", \(mention.temporality.rawValue)" }
    if mention.experiencer == .other { text += ", somebody else's" }
    if let cue = mention.cue { text += " by \"\(reading.excerpt(cue))\"" }
    return mention.isNested ? text + " (inside a longer one)" : text
  }

  private static func describe(
    _ segment: Reading.Segment, _ decision: Explanation.Decision, in reading: Reading
  ) -> [String] {
    let kind = segment.isQuestion ? "question" : "sentence"
    return ["\(kind) \"\(reading.excerpt(segment.tokens))\""]
      + segment.intents.prefix(3).map { "         \($0.intent) \(percent($0.score))" }
      + ["         decision: \(decision.meaning)", "         because \(decision.reason)"]
      + describe(decision.judgement) + describe(decision.words)
  }

  /// What is learnt from examples, where it says anything.
  private static func describe(_ judgement: FindingJudgement) -> [String] {
    let told = judgement.told.map { "\($0.value.code), evidence \(tenth($0.evidence))" }
    let doubted = judgement.doubted.map(\.code).sorted()
    return (told.isEmpty ? [] : ["         learnt from examples, it tells: " + told.joined(separator: "; ")])
      + (doubted.isEmpty ? [] : ["         and does not tell: " + doubted.joined(separator: ", ")])
  }

  private static func describe(_ words: [WordShare]) -> [String] {
    words.isEmpty ? [] : ["         words by meaning: " + words.map(describe).joined(separator: ", ")]
  }

  private static func describe(_ word: WordShare) -> String {
    let share = tenth(word.share)
    let alike = word.alike.isEmpty ? "" : " ~ " + word.alike.joined(separator: " ")
    return "\(word.word)\(alike) \(share > 0 ? "+" : "")\(share)"
  }
}
