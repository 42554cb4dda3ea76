public import Dialogue
internal import Knowledge
internal import Understanding

/// An explanation as data, for `explain --json` and the `trace` of a reply. Offsets count Unicode scalars of the message.
public struct ReadingTrace: Encodable, Sendable {
  struct Token: Encodable, Sendable {
    var text: String
    var word: String
    var stem: String
    var start: Int
    var end: Int
  }

  struct Mention: Encodable, Sendable {
    var concept: String
    var text: String
    var polarity: String
    var temporality: String
    var experiencer: String
    var cue: String?
    var nested: Bool
  }

  struct Segment: Encodable, Sendable {
    var text: String
    var question: Bool
    var intents: [Ranked]
    var decision: String
    var reason: String
    var words: [Word]
    var tells: [Told]
  }

  struct Told: Encodable, Sendable {
    var finding: String
    var evidence: Float
  }

  struct Word: Encodable, Sendable {
    var word: String
    var share: Float
    var alike: [String]
  }

  struct RedFlags: Encodable, Sendable {
    var patterns: [String]
    var likeliest: String?
    var evidence: Float?
    var raises: Float?
    var overrules: Float?
    var reported: [String]
  }

  struct Ranked: Encodable, Sendable {
    var intent: String
    var score: Float
  }

  private let tokens: [Token]
  private let mentions: [Mention]
  private let segments: [Segment]
  private let days: [Double]
  private let redFlags: RedFlags

  private enum CodingKeys: String, CodingKey {
    case tokens, mentions, segments, days
    case redFlags = "red_flags"
  }

  public init(_ explanation: Explanation) {
    let reading = explanation.reading
    tokens = reading.tokens.indices.map { i in
      let token = reading.tokens[i]
      return Token(
        text: reading.excerpt(i..<(i + 1)), word: token.word, stem: token.stem, start: token.range.lowerBound,
        end: token.range.upperBound)
    }
    mentions = reading.mentions.map { mention in
      Mention(
        concept: mention.concept, text: reading.excerpt(mention.tokens), polarity: mention.polarity.rawValue,
        temporality: mention.temporality.rawValue, experiencer: mention.experiencer.rawValue,
        cue: mention.cue.map(reading.excerpt), nested: mention.isNested)
    }
    segments = zip(reading.segments, explanation.decisions).map { segment, decision in
      Segment(
        text: reading.excerpt(segment.tokens), question: segment.isQuestion,
        intents: segment.intents.map { Ranked(intent: $0.intent, score: $0.score) },
        decision: decision.meaning, reason: decision.reason,
        words: decision.words.map { Word(word: $0.word, share: $0.share, alike: $0.alike) },
        tells: decision.judgement.told.map { Told(finding: $0.value.code, evidence: $0.evidence) })
    }
    days = reading.durations.map(\.days)
    let judgement = explanation.redFlags
    redFlags = RedFlags(
      patterns: judgement.composed.map(\.id), likeliest: judgement.learnt?.flag.id,
      evidence: judgement.learnt?.evidence, raises: judgement.learnt?.raises,
      overrules: judgement.learnt?.overrules, reported: judgement.reported.map(\.id))
  }
}
