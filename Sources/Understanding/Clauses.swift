internal import Knowledge

/// Where the clauses of a message begin and end, as far as a cue has to know.
///
/// Sentences and lines end clauses, and so does a comma or "and" with a new subject behind it ("no numbness, my back
/// just hurts"). A comma by itself does not: "no numbness, tingling or weakness" is a list.
struct Clauses {
  let tokens: [Token]
  private let mentions: [Mention]
  /// Where cues stand that end the reach of others.
  private let terminations: [Range<Int>]
  private let exceptions: [Range<Int>]

  init(tokens: [Token], cues: [CueMatch], mentions: [Mention]) {
    self.tokens = tokens
    self.mentions = mentions
    terminations = cues.compactMap { $0.category == .termination ? $0.tokens : nil }
    exceptions = cues.compactMap { $0.category == .exception ? $0.tokens : nil }
  }

  /// The tokens that a cue speaks about.
  func reach(of cue: CueMatch) -> Range<Int> {
    cue.isForward
      ? cue.tokens.upperBound..<end(of: cue)
      : start(of: cue)..<cue.tokens.lowerBound
  }

  // MARK: Forward

  private func end(of cue: CueMatch) -> Int {
    var end = cue.tokens.upperBound
    while end < tokens.count, !isEnd(end, of: cue) { end += 1 }
    return end
  }

  private func isEnd(_ i: Int, of cue: CueMatch) -> Bool {
    if tokens[i].endsSentence || tokens[i].startsLine || startsClause(at: i + 1) { return true }
    if terminations.contains(where: { $0.lowerBound == i }) { return true }
    guard [.negated, .pseudoNegation, .possible, .exception].contains(cue.category) else { return false }
    return exceptions.contains { $0.lowerBound == i } || isNewStatement(at: i, behind: cue)
  }

  /// Whether a new subject follows a comma or connector just before `i`.
  private func startsClause(at i: Int) -> Bool {
    i > 0 && i < tokens.count && tokens[i].roles.contains(.clauseStarter) && tokens[i - 1].joins
  }

  /// Whether something is said from here on that a denial or doubt in front of it does not touch.
  private func isNewStatement(at i: Int, behind cue: CueMatch) -> Bool {
    let denied = cue.tokens.upperBound..<i
    let isBreak = tokens[i].joins || tokens[i].isSign(":") || tokens[i].isSign("-")
    if isBreak, !tokens[i].roles.contains(.alternative) {
      // "nothing in the legs, abs are the weakest"; "neither leg feels right, numb from the hips down".
      return hasVerb(item(behind: i)) || tokens[i].isSign(",") && hasVerb(denied) && !isList(behind: i)
    }
    // "not the disc it is the muscle", but "no idea if it is the disc".
    return i + 1 < tokens.count && tokens[i].roles.contains(.subject)
      && !tokens[i + 1].roles.isDisjoint(with: .verb)
      && tokens[i - 1].roles.isDisjoint(with: [.subordinator, .questionStarter])
      && mentions.contains { denied.overlaps($0.tokens) }
  }

  private func hasVerb(_ range: Range<Int>) -> Bool {
    tokens[range].contains { !$0.roles.isDisjoint(with: .verb) }
  }

  /// What stands behind a comma or connector, up to the next.
  private func item(behind i: Int) -> Range<Int> {
    let start = tokens[(i + 1)...].firstIndex { !$0.joins } ?? tokens.count
    return
      start..<(tokens[start...].firstIndex { $0.joins || $0.endsSentence || $0.startsLine } ?? tokens.count)
  }

  /// Whether "or" joins what stands behind a comma with what stands before it.
  private func isList(behind comma: Int) -> Bool {
    let end =
      tokens[(comma + 1)...].firstIndex { $0.endsSentence || !$0.roles.isDisjoint(with: .verb) }
      ?? tokens.count
    return tokens[comma..<end].contains { $0.roles.contains(.alternative) }
  }

  // MARK: Backward

  private func start(of cue: CueMatch) -> Int {
    var start = cue.tokens.lowerBound
    // "numbness and weakness, years ago"
    if cue.category == .historical, start > 1, tokens[start - 1].isSign(",") { start -= 1 }
    while start > 0, !isStart(start, of: cue) { start -= 1 }
    return start
  }

  private func isStart(_ i: Int, of cue: CueMatch) -> Bool {
    let before = tokens[i - 1]
    if before.endsSentence || before.isSign(",") || terminations.contains(where: { $0.upperBound == i }) {
      return true
    }
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
