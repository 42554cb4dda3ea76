internal import Knowledge

/// Where the clauses of a message begin and end, as far as a cue has to know.
///
/// Sentences and lines end clauses, and so does a comma or "and" with a new subject behind it ("no numbness, my back
/// just hurts"). A comma by itself does not: "no numbness, tingling or weakness" is a list.
struct Clauses {
  private let tokens: [Token]
  private var marks: [Marks]

  /// What stands at a token.
  private struct Marks: OptionSet {
    let rawValue: UInt8
    static let mention = Marks(rawValue: 1 << 0)
    static let terminationStart = Marks(rawValue: 1 << 1)
    static let terminationEnd = Marks(rawValue: 1 << 2)
    static let exceptionStart = Marks(rawValue: 1 << 3)
    static let complaint = Marks(rawValue: 1 << 4)
  }

  init(tokens: [Token], cues: [CueMatch], mentions: [Mention]) {
    self.tokens = tokens
    marks = tokens.indices.map { _ in [] }
    for mention in mentions.indices {
      let mark: Marks = mentions[mention].name.isComplaint ? [.mention, .complaint] : .mention
      for i in mentions[mention].tokens { marks[i].formUnion(mark) }
    }
    for cue in cues {
      if cue.category == .termination || cue.category == .contrast || Self.isBreak(cue, in: tokens) {
        marks[cue.tokens.lowerBound].insert(.terminationStart)
        marks[cue.tokens.upperBound - 1].insert(.terminationEnd)
      }
      if cue.category == .exception { marks[cue.tokens.lowerBound].insert(.exceptionStart) }
    }
  }

  /// "No fever, wait, it's 39": a correction that stands by itself ends what was said before.
  private static func isBreak(_ cue: CueMatch, in tokens: [Token]) -> Bool {
    cue.category == .correction && cue.tokens.lowerBound > 0 && tokens[cue.tokens.lowerBound - 1].isSign(",")
  }

  /// The tokens that a cue speaks about, within a limit: what lies behind it another cue of the kind speaks about.
  ///
  /// - Complexity: linear in the length of the reach.
  func reach(of cue: CueMatch, within limit: Range<Int>) -> Range<Int> {
    cue.isForward
      ? cue.tokens.upperBound..<end(of: cue, within: limit)
      : start(of: cue, within: limit)..<cue.tokens.lowerBound
  }

  // MARK: Forward

  private func end(of cue: CueMatch, within limit: Range<Int>) -> Int {
    var end = cue.tokens.upperBound
    var said = Said(start: end)
    while end < limit.upperBound, !isEnd(end, of: cue, behind: said) {
      said.hasVerb = said.hasVerb || isVerb(end)
      said.hasMention = said.hasMention || marks[end].contains(.mention)
      end += 1
    }
    return end
  }

  /// What stands between a cue and the place that is looked at.
  private struct Said {
    let start: Int
    var hasVerb = false
    var hasMention = false
  }

  private func isEnd(_ i: Int, of cue: CueMatch, behind said: Said) -> Bool {
    if tokens[i].endsSentence || tokens[i].startsLine || startsClause(at: i + 1) { return true }
    if marks[i].contains(.terminationStart) { return true }
    guard [.negated, .reversed, .pseudoNegation, .possible, .exception].contains(cue.category) else {
      return false
    }
    return marks[i].contains(.exceptionStart) || isAnswer(cue, endingAt: i)
      || isNewStatement(at: i, behind: said)
  }

  /// "None of those, just tingling": a denial with a comma behind it answers, and denies what stands behind only in a list.
  private func isAnswer(_ cue: CueMatch, endingAt i: Int) -> Bool {
    cue.category == .negated && i == cue.tokens.upperBound && tokens[i].isSign(",") && !isList(behind: i)
  }

  /// Whether a new subject follows a comma or connector just before `i`.
  private func startsClause(at i: Int) -> Bool {
    i > 0 && i < tokens.count && tokens[i].roles.contains(.clauseStarter) && tokens[i - 1].joins
  }

  /// Whether something is said from here on that a denial or doubt in front of it does not touch.
  private func isNewStatement(at i: Int, behind said: Said) -> Bool {
    let isBreak = tokens[i].joins || tokens[i].isSign(":") || tokens[i].isSign("-")
    if isBreak, !tokens[i].roles.contains(.alternative) {
      // "nothing in the legs, abs are the weakest"; "neither leg feels right, numb from the hips down".
      return hasVerb(itemBehind: i)
        || tokens[i].isSign(",") && (said.hasVerb || isComplaint(behind: i, said)) && !isList(behind: i)
    }
    // "not the disc it is the muscle", but "no idea if it is the disc".
    return said.hasMention && i + 1 < tokens.count && tokens[i].roles.contains(.subject) && isVerb(i + 1)
      && tokens[i - 1].roles.isDisjoint(with: [.subordinator, .questionStarter])
  }

  private func isVerb(_ i: Int) -> Bool { tokens[i].isVerb }

  /// Whether there is a verb behind a comma or connector, up to the next.
  private func hasVerb(itemBehind i: Int) -> Bool {
    var next = i + 1
    while next < tokens.count, !tokens[next].joins, !tokens[next].endsSentence, !tokens[next].startsLine {
      if isVerb(next) { return true }
      next += 1
    }
    return false
  }

  /// "No gym today, lower back pain down to the knee": what is complained of does not go on a list of what else there is not.
  private func isComplaint(behind comma: Int, _ said: Said) -> Bool {
    guard comma > said.start, !complains(said.start..<comma) else { return false }
    let item = tokens[(comma + 1)...].prefix { !$0.joins && !$0.endsSentence && !$0.startsLine }
    return item.count >= Self.shortestStatement && complains(item.indices)
  }

  private func complains(_ range: Range<Int>) -> Bool { marks[range].contains { $0.contains(.complaint) } }

  private static let shortestStatement = 4

  /// Whether "or" joins what stands behind a comma with what stands before it.
  private func isList(behind comma: Int) -> Bool {
    let ahead = tokens[(comma + 1)...].prefix(Self.longestList)
    let end = ahead.indices.first { tokens[$0].endsSentence || isVerb($0) } ?? ahead.endIndex
    return tokens[comma..<end].contains { $0.roles.contains(.alternative) }
  }

  private static let longestList = 20

  // MARK: Backward

  private func start(of cue: CueMatch, within limit: Range<Int>) -> Int {
    var start = cue.tokens.lowerBound
    // "numbness and weakness, years ago"
    if cue.category == .historical, start > limit.lowerBound + 1, tokens[start - 1].isSign(",") { start -= 1 }
    while start > limit.lowerBound, !isStart(start, of: cue) { start -= 1 }
    return start
  }

  private func isStart(_ i: Int, of cue: CueMatch) -> Bool {
    let before = tokens[i - 1]
    if before.endsSentence || before.isSign(",") || marks[i - 1].contains(.terminationEnd) { return true }
    guard cue.category == .historical else { return startsClause(at: i) }
    // What was and what is can be joined: "my back hurts and i had sciatica years ago".
    return before.joins && isPresent(upTo: i - 1)
  }

  /// Whether the clause that ends here speaks of now.
  private func isPresent(upTo end: Int) -> Bool {
    let start = tokens[..<end].lastIndex { $0.joins || $0.endsSentence } ?? 0
    return tokens[start..<end].contains { $0.roles.contains(.presentVerb) }
  }
}
