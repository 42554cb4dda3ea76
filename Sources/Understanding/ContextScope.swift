internal import Knowledge

/// Decides how each mention is meant from the cues around it: ConText's scopes, adapted to how people type.
///
/// A cue reaches from itself to the end of its clause (``Clauses``).
struct ContextScope: Sendable {
  func apply(_ cues: [CueMatch], to mentions: inout [Mention], in tokens: [Token]) {
    guard !cues.isEmpty else { return }
    let cues = cues.map { cue in
      deniesAhead(cue, of: mentions, in: tokens) || deniesBehind(cue, mentions, in: tokens) ? cue.turned : cue
    }.filter {
      !isPredicate($0, of: mentions, in: tokens) && !isAnswer($0, among: cues, to: mentions, in: tokens)
    }
    let clauses = Clauses(tokens: tokens, cues: cues, mentions: mentions)
    let longest = mentions.reduce(0) { max($0, $1.tokens.count) }
    let reaches = reaches(of: cues, in: clauses, length: tokens.count)
    // What turns a clause round does so with everything that is said in it.
    let turning = reaches.filter { cues[$0.cue].category == .reversed }
    let ordered =
      turning.isEmpty ? reaches : reaches.filter { cues[$0.cue].category != .reversed } + turning
    for (i, reach) in ordered {
      var next = mentions.firstIndex(startingAt: reach.lowerBound - longest)
      let deniesWithin =
        cues[i].category == .reversed
        && cues.contains {
          $0.category == .negated && $0.kinds.isEmpty && reach.contains($0.tokens.lowerBound)
        }
      while next < mentions.count, mentions[next].tokens.lowerBound < reach.upperBound {
        if reach.overlaps(mentions[next].tokens) {
          if cues[i].category == .reversed {
            mentions[next].turnRound(doubly: deniesWithin)
          } else {
            mark(&mentions[next], with: cues[i])
          }
        }
        next += 1
      }
    }
    reaffirm(&mentions, in: tokens, behind: cues.filter { $0.category == .correction })
  }

  /// "It doesn't wake me. Actually, it does": what was denied just before is so after all.
  private func reaffirm(_ mentions: inout [Mention], in tokens: [Token], behind corrections: [CueMatch]) {
    for correction in corrections {
      let point = correction.tokens.upperBound
      let isTakenBack = mentions.contains {
        $0.concept == Self.reaffirmation && (point..<(point + Self.nearBehind)).contains($0.tokens.lowerBound)
          && ends(tokens, behind: $0.tokens)
      }
      guard isTakenBack else { continue }
      for i in mentions.indices
      where mentions[i].tokens.upperBound <= correction.tokens.lowerBound && mentions[i].polarity == .negated
      {
        mentions[i].polarity = .affirmed
      }
    }
  }

  private static let reaffirmation = "talk.reaffirm"
  private static let nearBehind = 8

  /// Whether nothing is said of what is asserted: "it does, most nights".
  private func ends(_ tokens: [Token], behind range: Range<Int>) -> Bool {
    range.upperBound == tokens.count || tokens[range.upperBound].kind == .punctuation
  }

  /// "Again: no numbness": whether a "no" behind a colon has nothing before it to deny, and denies what follows.
  private func deniesAhead(_ cue: CueMatch, of mentions: [Mention], in tokens: [Token]) -> Bool {
    guard cue.category == .negated, !cue.isForward, tokens[cue.tokens.lowerBound].kind == .punctuation,
      cue.tokens.upperBound < tokens.count, tokens[cue.tokens.upperBound].kind != .punctuation
    else { return false }
    return !mentions.contains { $0.tokens.lowerBound < cue.tokens.lowerBound && $0.kind != Self.talk }
  }

  private static let talk = "talk"

  /// "Numbness no, weakness no": whether a "no" that nothing follows stands right behind what it denies.
  private func deniesBehind(_ cue: CueMatch, _ mentions: [Mention], in tokens: [Token]) -> Bool {
    let next = cue.tokens.upperBound
    guard cue.category == .negated, cue.isForward, cue.kinds.isEmpty, cue.tokens.count == 1,
      next == tokens.count || tokens[next].kind == .punctuation && !tokens[next].isQuestionMark
    else { return false }
    return mentions.contains { $0.tokens.upperBound == cue.tokens.lowerBound && $0.kind != Self.talk }
  }

  /// Whether a cue that reaches back only opens what is said next: "has gone" in "has gone really weak" denies nothing.
  private func isPredicate(_ cue: CueMatch, of mentions: [Mention], in tokens: [Token]) -> Bool {
    guard cue.category == .negated, !cue.isForward else { return false }
    let next = tokens[cue.tokens.upperBound...].firstIndex { !$0.roles.contains(.filler) }
    guard let next else { return false }
    var i = mentions.firstIndex(startingAt: next)
    while i < mentions.count, mentions[i].tokens.lowerBound == next {
      if mentions[i].kind == Self.signs { return true }
      i += 1
    }
    return false
  }

  /// "No" in front of a sentence of its own, or of a correction, denies nothing in it: "no I can move my feet", "no stays in
  /// the back", "no sorry I meant the nerve".
  private func isAnswer(
    _ cue: CueMatch, among cues: [CueMatch], to mentions: [Mention], in tokens: [Token]
  ) -> Bool {
    let next = cue.tokens.upperBound
    guard cue.category == .negated, cue.isForward, cue.tokens.count == 1, next < tokens.count else {
      return false
    }
    return tokens[next].roles.contains(.subject)
      || tokens[next].isVerb && tokens[cue.tokens.lowerBound].word == "no"
        && !complains(mentions, startingAt: next + 1)
      || cues.contains { $0.category == .correction && $0.tokens.lowerBound == next }
  }

  /// "No have numbness" is a denial all the same.
  private func complains(_ mentions: [Mention], startingAt token: Int) -> Bool {
    mentions.contains { $0.tokens.lowerBound == token && $0.name.isComplaint }
  }

  /// The kind of what is a symptom by itself.
  private static let signs = "sign"

  /// The tokens that each cue speaks about, in the order of the message; cues that only shield or end others have none.
  private func reaches(
    of cues: [CueMatch], in clauses: Clauses, length: Int
  ) -> [(cue: Int, reach: Range<Int>)] {
    var reaches: [(cue: Int, reach: Range<Int>)] = []
    var endOfDenial = -1
    for (i, cue) in cues.enumerated() {
      // An exception denies, but not where it takes back a denial, whose reach ends with it.
      let isTakenBack = cue.category == .exception && endOfDenial >= max(cue.tokens.lowerBound - 1, 0)
      let isShield = cue.category == .pseudoNegation && cue.isForward
      guard cue.category.hasReach || isShield else { continue }
      let reach = clauses.reach(of: cue, within: limit(of: i, among: cues, length: length))
      if cue.isForward, isShield || cue.category == .negated { endOfDenial = reach.upperBound }
      if !isTakenBack, !isShield { reaches.append((i, reach)) }
    }
    return reaches
  }

  /// How far a cue can reach: up to the next of its kind, which speaks for itself from there on.
  private func limit(of i: Int, among cues: [CueMatch], length: Int) -> Range<Int> {
    func isAlike(_ other: Int) -> Bool {
      cues[other].isForward == cues[i].isForward && cues[other].number == cues[i].number
    }
    if cues[i].isForward {
      let next = cues.indices[(i + 1)...].first(where: isAlike)
      return 0..<max(next.map { cues[$0].tokens.lowerBound } ?? length, cues[i].tokens.upperBound)
    }
    let last = cues.indices[..<i].last(where: isAlike)
    return min(last.map { cues[$0].tokens.upperBound } ?? 0, cues[i].tokens.lowerBound)..<length
  }

  /// "Is fine", "has gone" say of what works in health that it does; only a cue of its own says that it does not.
  private func touches(_ cue: CueMatch, _ kind: String) -> Bool {
    guard cue.kinds.isEmpty else { return cue.kinds.contains(kind) }
    return cue.isForward || cue.category != .negated || kind != Self.abilities
  }

  private static let abilities = "able"

  private func mark(_ mention: inout Mention, with cue: CueMatch) {
    guard touches(cue, mention.kind) else { return }
    switch cue.category {
    case .negated, .exception:
      // "I guess, never in the legs", "nothing else, no knock": the nearest denial says how it is meant.
      if mention.polarity != .negated || cue.isForward { mention.cue = nil }
      mention.polarity = .negated
    case .possible: if mention.polarity == .affirmed { mention.polarity = .possible }
    case .hypothetical: mention.temporality = .hypothetical
    case .historical: if mention.temporality == .current { mention.temporality = .historical }
    case .otherPerson: mention.experiencer = .other
    case .reversed, .pseudoNegation, .termination, .contrast, .correction: return
    }
    mention.cue = mention.cue ?? cue.tokens
  }
}

extension [Mention] {
  /// The first mention that begins at a token or behind it; they stand in the order in which they begin.
  func firstIndex(startingAt token: Int) -> Int {
    indices.partitioningIndex { self[$0].tokens.lowerBound >= token }
  }
}
