internal import Knowledge

typealias CueCategory = ContextCue.Category

/// All concepts and context cues of the content, found in one pass over a message.
struct Lexicon: Sendable {
  /// What a phrase stands for, and what that does to other phrases: asked for each pair of phrases that overlap.
  private struct Entry {
    let meaning: Meaning
    /// The number of the concept's kind, or of the cue's.
    let kind: Int
    var isTransparent = false
    /// The concept, where it is one: at hand, so that nothing is copied to mention it.
    let concept: ConceptName?
    var isConcept: Bool { concept != nil }
    /// Whether it hides the mentions inside it. What only parts what is said hides nothing: "it hurts", "now my leg".
    let hides: Bool
    let parts: Bool
    let isOtherPerson: Bool
    /// Whether it denies all kinds of things behind it.
    let deniesAhead: Bool
    /// Whether it says something of what stands behind it.
    let reachesAhead: Bool
    /// Whether it only shields from other cues.
    let isShield: Bool

    init(concept: ConceptName, kind: Int, isTransparent: Bool, isFigure: Bool) {
      meaning = .concept(concept)
      self.kind = kind
      self.isTransparent = isTransparent
      self.concept = concept
      hides = isFigure
      (parts, isOtherPerson, deniesAhead, reachesAhead, isShield) = (false, false, false, false, false)
    }

    init(cue: CueMatch.Kind, kind: Int) {
      meaning = .cue(cue.category, isForward: cue.isForward, kinds: cue.kinds)
      self.kind = kind
      concept = nil
      hides = !cue.category.parts
      parts = cue.category.parts
      isOtherPerson = cue.category == .otherPerson
      deniesAhead = cue.category == .negated && cue.isForward && cue.kinds.isEmpty
      reachesAhead = cue.category.hasReach && cue.isForward
      isShield = cue.category == .pseudoNegation
    }
  }

  fileprivate enum Meaning {
    case concept(ConceptName)
    case cue(CueCategory, isForward: Bool, kinds: [String])
  }

  private let entries: [Entry]
  private let trie: PhraseTrie

  /// - Complexity: linear in the number of phrases; done once when the content is compiled.
  init(concepts: [Concept], cues: [ContextCue], tokenizer: Tokenizer) {
    let sorted = concepts.sorted { $0.id < $1.id }
    let meanings: [(Meaning, phrases: [String])] =
      sorted.enumerated().map { (.concept(ConceptName($1.id, number: $0)), $1.phrases) }
      + cues.map { (.cue($0.category, isForward: $0.direction == .forward, kinds: $0.kinds), $0.phrases) }
    let phrases = meanings.enumerated().flatMap { number, meaning in
      meaning.phrases.map {
        PhraseTrie.Phrase(keys: Self.keys(of: tokenizer.tokens(of: $0)), entry: number)
      }
    }
    self.init(meanings: meanings.map(\.0), trie: PhraseTrie(phrases))
  }

  private init(meanings: [Meaning], trie: PhraseTrie) {
    self.trie = trie
    var kinds: [String: Int] = [:]
    var kindsOfCues: [CueMatch.Kind: Int] = [:]
    entries = meanings.map { meaning in
      switch meaning {
      case .concept(let name):
        let number = kinds[name.kind, default: kinds.count]
        kinds[name.kind] = number
        return Entry(
          concept: name, kind: number, isTransparent: Self.transparentKinds.contains(name.kind),
          isFigure: name.kind == Self.figures)
      case .cue(let category, let isForward, let touched):
        let kind = CueMatch.Kind(category: category, isForward: isForward, kinds: touched)
        let number = kindsOfCues[kind, default: kindsOfCues.count]
        kindsOfCues[kind] = number
        return Entry(cue: kind, kind: number)
      }
    }
  }

  /// Mentions of these kinds stand beside others and rule none: short answers, parts that red flags are made of, what
  /// explains a flag away, what a question asks for.
  private static let transparentKinds: Set<String> = ["talk", "care", "part", "ask", "ref"]
  private static let figures = "figure"

  /// Stems; a word behind `=` is taken as it is written ("both =legs" is not "both leg").
  private static func keys(of tokens: [Token]) -> [String] {
    var keys: [String] = []
    var isExact = false
    for token in tokens {
      if token.word == PhraseTrie.exactMark {
        isExact = true
      } else {
        keys.append(isExact ? PhraseTrie.exactMark + token.word : token.stem)
        isExact = false
      }
    }
    return keys
  }

  /// Whether any phrase has a word with the stem of this one.
  func knowsStem(of token: Token) -> Bool { trie.knowsStem(of: token) }

  /// Mentions and cues in the order of the message.
  ///
  /// The longer phrase rules the shorter inside it: a figure of speech hides every mention in it, a cue inside
  /// a phrase denies nothing ("can't feel" is a mention, its "not" no cue), a mention inside a cue is none. A
  /// mention inside a longer mention stays and is marked as nested.
  func find(in tokens: [Token]) -> (mentions: [Mention], cues: [CueMatch]) {
    let matches = losersRemoved(from: OrderedMatches(trie.matches(in: tokens)))
    var mentions: [Mention] = []
    mentions.reserveCapacity(matches.all.count)
    var cues: [CueMatch] = []
    for i in matches.all.indices {
      let rule = rule(over: i, in: matches)
      let match = matches.all[i]
      // What a longer phrase rules is not even looked at.
      if entries[match.entry].isConcept ? rule == .hides : rule != .none { continue }
      if let concept = entries[match.entry].concept {
        mentions.append(Mention(of: concept, tokens: match.tokens, isNested: rule == .holds))
      } else if case .cue(let category, let isForward, let kinds) = entries[match.entry].meaning,
        !deniesForAnother(match, in: matches)
      {
        cues.append(
          CueMatch(
            category: category, isForward: isForward, kinds: kinds, number: entries[match.entry].kind,
            tokens: match.tokens))
      }
    }
    return (mentions, cues)
  }

  /// Whether a denial belongs to another one that begins with its last word or right behind it: "no never", which is an answer,
  /// and "I ain't done a sit-up", where the "not" is a word of the mention.
  private func deniesForAnother(_ match: PhraseTrie.Match, in matches: OrderedMatches) -> Bool {
    guard entries[match.entry].deniesAhead else { return false }
    let next = match.tokens.count == 1 ? match.tokens.upperBound : match.tokens.upperBound - 1
    return matches.all.contains { other in
      other.tokens.lowerBound == next && entries[other.entry].deniesAhead && other.tokens != match.tokens
        && (match.tokens.count == 1
          || matches.all.contains {
            $0.tokens.lowerBound == next && entries[$0.entry].isConcept && $0.holds(other)
          })
    }
  }

  // MARK: Longer and shorter phrases

  /// What longer phrases do to one inside them.
  private enum Rule { case none, holds, hides }

  private func rule(over i: Int, in matches: OrderedMatches) -> Rule {
    var rule = Rule.none
    for other in matches.holders(of: i) where isRuled(matches.all[i], by: matches.all[other]) {
      // "Now her back hurts": what parts still says whose it is.
      if entries[matches.all[i].entry].isOtherPerson, entries[matches.all[other].entry].parts { continue }
      if !entries[matches.all[other].entry].hides {
        rule = rule == .none ? .holds : rule
      } else if !isRuled(other, in: matches) {  // a figure of speech inside a longer mention is no figure
        rule = .hides
      }
    }
    return rule
  }

  private func isRuled(_ i: Int, in matches: OrderedMatches) -> Bool {
    matches.holders(of: i).contains { isRuled(matches.all[i], by: matches.all[$0]) }
  }

  private func isRuled(_ match: PhraseTrie.Match, by other: PhraseTrie.Match) -> Bool {
    other.holds(match) && !entries[other.entry].isTransparent
  }

  private func losersRemoved(from matches: OrderedMatches) -> OrderedMatches {
    var losers: [Int] = []
    for i in matches.all.indices {
      for other in matches.followers(of: i) where matches.all[i].crosses(matches.all[other]) {
        if wins(matches.all[other], over: matches.all[i]) { losers.append(i) }
        if wins(matches.all[i], over: matches.all[other]) { losers.append(other) }
      }
    }
    if losers.isEmpty { return matches }
    return OrderedMatches(matches.all.indices.filter { !losers.contains($0) }.map { matches.all[$0] })
  }

  /// Of two phrases that cross, the longer mention wins over a mention of its own kind
  /// ("never do core", "core work") and over a cue that reaches back from it: "gone numb" is a mention, so "has gone" in
  /// front of it denies nothing. A cue that reaches forward, or that shields from others, says what it says.
  private func wins(_ other: PhraseTrie.Match, over match: PhraseTrie.Match) -> Bool {
    guard entries[other.entry].isConcept, !entries[other.entry].isTransparent else { return false }
    guard entries[match.entry].isConcept else {
      let keepsWord = entries[match.entry].reachesAhead && match.tokens.lowerBound < other.tokens.lowerBound
      return !keepsWord && !entries[match.entry].isShield && other.tokens.count > match.tokens.count
    }
    guard entries[match.entry].kind == entries[other.entry].kind else { return false }
    return (match.tokens.count, other.tokens.lowerBound) < (other.tokens.count, match.tokens.lowerBound)
  }
}

extension Lexicon: Archivable {
  init(_ archive: inout Archive, _ given: Lexicon?) throws {
    self.init(
      meanings: try archive(given?.entries.map(\.meaning)), trie: try archive(given?.trie))
  }
}

extension Lexicon.Meaning: Archivable {
  init(_ archive: inout Archive, _ given: Lexicon.Meaning?) throws {
    if let concept = try archive.optional(given?.name?.id) {
      self = .concept(ConceptName(concept, number: try archive(given?.name?.number)))
    } else {
      let (category, isForward, kinds) = given?.cue ?? (nil, nil, nil)
      self = .cue(try archive(category), isForward: try archive(isForward), kinds: try archive(kinds))
    }
  }

  private var name: ConceptName? {
    if case .concept(let name) = self { name } else { nil }
  }

  private var cue: (CueCategory?, Bool?, [String]?)? {
    if case .cue(let category, let isForward, let kinds) = self { (category, isForward, kinds) } else { nil }
  }
}

extension PhraseTrie.Match {
  /// Whether it overlaps one that begins no earlier, and neither holds the other.
  fileprivate func crosses(_ next: PhraseTrie.Match) -> Bool {
    tokens.lowerBound < next.tokens.lowerBound && next.tokens.lowerBound < tokens.upperBound
      && tokens.upperBound < next.tokens.upperBound
  }

  fileprivate func holds(_ inner: PhraseTrie.Match) -> Bool {
    tokens.count > inner.tokens.count && tokens.lowerBound <= inner.tokens.lowerBound
      && tokens.upperBound >= inner.tokens.upperBound
  }
}
