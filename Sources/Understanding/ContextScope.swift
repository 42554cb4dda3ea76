internal import Knowledge

/// Decides how each mention is meant from the cues around it: ConText's scopes, adapted to how people type.
///
/// A cue reaches from itself to the end of its clause. A comma alone does not end a clause ("no numbness,
/// tingling or weakness"); a comma or "and" does when a new subject follows ("no numbness, my back just hurts").
struct ContextScope: Sendable {
  func apply(_ cues: [CueMatch], to mentions: inout [Mention], in tokens: [Token]) {
    for cue in cues {
      guard let reach = reach(of: cue, cues: cues, in: tokens) else { continue }
      for i in mentions.indices where reach.overlaps(mentions[i].tokens) {
        mark(&mentions[i], with: cue)
      }
    }
  }

  /// The tokens that a cue speaks about; `nil` for cues that only shield or end others.
  private func reach(of cue: CueMatch, cues: [CueMatch], in tokens: [Token]) -> Range<Int>? {
    switch cue.category {
    case .pseudoNegation, .termination, .correction: return nil
    case .negated, .possible, .hypothetical, .historical, .otherPerson: break
    }
    let ends = Set(cues.filter { $0.category == .termination }.map(\.tokens.lowerBound))
    if cue.isForward {
      var end = cue.tokens.upperBound
      while end < tokens.count, !ends.contains(end), !isClauseEnd(at: end, in: tokens) { end += 1 }
      return cue.tokens.upperBound..<end
    }
    let stops = Set(cues.filter { $0.category == .termination }.map { $0.tokens.upperBound - 1 })
    var start = cue.tokens.lowerBound
    while start > 0, !stops.contains(start - 1), !tokens[start - 1].endsSentence,
      !tokens[start - 1].isSign(","),
      !startsClause(at: start, in: tokens)
    {
      start -= 1
    }
    return start..<cue.tokens.lowerBound
  }

  private func isClauseEnd(at i: Int, in tokens: [Token]) -> Bool {
    tokens[i].endsSentence || tokens[i].startsLine || startsClause(at: i + 1, in: tokens)
  }

  /// Whether a new subject follows a comma or connector just before `i`.
  private func startsClause(at i: Int, in tokens: [Token]) -> Bool {
    guard i > 0, i < tokens.count, tokens[i].roles.contains(.clauseStarter) else { return false }
    return tokens[i - 1].joins
  }

  private func mark(_ mention: inout Mention, with cue: CueMatch) {
    switch cue.category {
    case .negated: mention.polarity = .negated
    case .possible: if mention.polarity == .affirmed { mention.polarity = .possible }
    case .hypothetical: mention.temporality = .hypothetical
    case .historical: if mention.temporality == .current { mention.temporality = .historical }
    case .otherPerson: mention.experiencer = .other
    case .pseudoNegation, .termination, .correction: return
    }
    mention.cue = mention.cue ?? cue.tokens
  }
}
