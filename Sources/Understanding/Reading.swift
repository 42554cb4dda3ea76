/// What was understood of a message, with everything it was made of. The dialogue tells its questions from its statements once
/// more, by what is said, and whom it is about.
public struct Reading: Sendable {
  public var text: String
  public var tokens: [Token]
  /// Concepts, in the order in which they begin.
  public var mentions: [Mention]
  /// The things said in it, in order: at least one unless the message has no tokens.
  public var segments: [Segment]
  /// Lengths of time that are mentioned.
  public var durations: [Duration]
  /// Where it is said by how much something has grown: "from 2 to 6 days a week".
  public var increases: [Range<Int>]
  /// Where it is said that as much was done as there were days for it: "12 workouts in 12 days".
  public var crowding: [Range<Int>]
  /// Where the person says that they correct themselves: the tokens at which that begins.
  public var corrections: [Int]

  /// A length of time: "for two weeks".
  public struct Duration: Sendable, Equatable {
    public var days: Double
    /// Where it stands, the quantity and the unit.
    public var tokens: Range<Int>
  }

  /// A sentence, or a question of its own.
  public struct Segment: Sendable {
    public var tokens: Range<Int>
    /// The same without connectors in front.
    public var content: Range<Int>
    /// Whether it asks: it has a question mark, or a question word at the beginning of a clause.
    public var isQuestion: Bool
    /// Whether it begins with a question word.
    public var isInterrogative: Bool
    /// The likeliest intents, best first.
    public var intents: [RankedIntent]

    public var best: RankedIntent? { intents.first }
  }

  /// Where something is set against what was said before: the tokens at which "but" and its like begin.
  public var contrasts: [Int]

  /// The sentence vector of all words, where it was made already.
  var vector: SentenceVector?

  /// Whether the person says that they correct themselves.
  public var isCorrection: Bool { !corrections.isEmpty }

  /// The mentions within a segment: a part of all, which stand in the order of the message.
  public func mentions(in segment: Segment) -> ArraySlice<Mention> { mentions(in: segment.tokens) }

  /// The mentions within a segment that are no part of longer ones.
  package func wholeMentions(in segment: Segment) -> [Mention] {
    let all = mentions(in: segment)
    var whole: [Mention] = []
    whole.reserveCapacity(all.count)
    for i in all.indices where !all[i].isNested { whole.append(all[i]) }
    return whole
  }

  /// The mentions that begin within a range of tokens.
  func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
    // Most messages are one segment.
    if range == tokens.indices { return mentions[...] }
    return mentions[
      mentions.firstIndex(startingAt: range.lowerBound)..<mentions.firstIndex(startingAt: range.upperBound)]
  }

  /// The words of a range as the person wrote them.
  public func excerpt(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    let scalars = Array(text.unicodeScalars)
    let bounds = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    return String(String.UnicodeScalarView(scalars[bounds]))
  }
}
