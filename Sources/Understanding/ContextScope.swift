internal import Knowledge

/// Decides how each mention is meant from the cues around it: ConText's scopes, adapted to how people type.
///
/// A cue reaches from itself to the end of its clause (``Clauses``).
struct ContextScope: Sendable {
  func apply(_ cues: [CueMatch], to mentions: inout [Mention], in tokens: [Token]) {
    guard !cues.isEmpty else { return }
    let reaches = self.reaches(of: cues, in: Clauses(tokens: tokens, cues: cues, mentions: mentions))
    for (cue, reach) in zip(cues, reaches) {
      guard let reach else { continue }
      for i in mentions.indices where reach.overlaps(mentions[i].tokens) {
        mark(&mentions[i], with: cue)
      }
    }
  }

  /// The tokens that each cue speaks about; `nil` for cues that only shield or end others.
  private func reaches(of cues: [CueMatch], in clauses: Clauses) -> [Range<Int>?] {
    var reaches = cues.map { $0.category.hasReach && $0.category != .exception ? clauses.reach(of: $0) : nil }
    // An exception denies, but not where it takes back a denial: there it has ended the denial's reach already.
    for i in cues.indices where cues[i].category == .exception {
      let isTakenBack = cues[..<i].contains {
        $0.isForward && [.negated, .pseudoNegation].contains($0.category)
          && clauses.reach(of: $0).upperBound >= cues[i].tokens.lowerBound - 1
      }
      if !isTakenBack { reaches[i] = clauses.reach(of: cues[i]) }
    }
    return reaches
  }

  private func mark(_ mention: inout Mention, with cue: CueMatch) {
    switch cue.category {
    case .negated, .exception: mention.polarity = .negated
    case .possible: if mention.polarity == .affirmed { mention.polarity = .possible }
    case .hypothetical: mention.temporality = .hypothetical
    case .historical: if mention.temporality == .current { mention.temporality = .historical }
    case .otherPerson: mention.experiencer = .other
    case .pseudoNegation, .termination, .correction: return
    }
    mention.cue = mention.cue ?? cue.tokens
  }
}
