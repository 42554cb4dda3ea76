internal import Knowledge

typealias CueCategory = ContextCue.Category

/// All concepts and context cues of the content, found in one pass over a message.
struct Lexicon: Sendable, Codable {
  private enum Entry: Codable {
    case concept(String)
    case cue(CueCategory, isForward: Bool)
  }

  private var entries: [Entry] = []
  private var trie = PhraseTrie()
  private let fillers: Set<String>

  /// - Complexity: linear in the number of phrases; done once when the content is compiled.
  init(concepts: [Concept], cues: [ContextCue], fillers: [String], tokenizer: Tokenizer) {
    self.fillers = Set(fillers)
    for concept in concepts.sorted(by: { $0.id < $1.id }) {
      add(.concept(concept.id), phrases: concept.phrases, tokenizer: tokenizer)
    }
    for cue in cues {
      add(
        .cue(cue.category, isForward: cue.direction == .forward), phrases: cue.phrases, tokenizer: tokenizer)
    }
  }

  private mutating func add(_ entry: Entry, phrases: [String], tokenizer: Tokenizer) {
    entries.append(entry)
    for phrase in phrases {
      trie.insert(Self.keys(of: tokenizer.tokens(of: phrase)), entry: entries.count - 1)
    }
  }

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

  /// Mentions and cues in the order of the message.
  ///
  /// The longer phrase rules the shorter inside it: a figure of speech hides every mention in it, a cue inside
  /// a phrase denies nothing ("can't feel" is a mention, its "not" no cue), a mention inside a cue is none. A
  /// mention inside a longer mention stays and is marked as nested.
  func find(in tokens: [Token]) -> (mentions: [Mention], cues: [CueMatch]) {
    let all = trie.matches(in: tokens, fillers: fillers)
    let matches = all.filter { match in !all.contains { wins($0, over: match) } }
    var mentions: [Mention] = []
    var cues: [CueMatch] = []
    for match in matches {
      let around = matches.filter { other in
        // A figure of speech inside a longer mention is no figure.
        isRuled(match, by: other) && (isOrdinary(other) || !matches.contains { isRuled(other, by: $0) })
      }
      switch entries[match.entry] {
      case .concept(let id):
        if around.contains(where: { !isOrdinary($0) }) { continue }
        var mention = Mention(concept: id, tokens: match.tokens)
        mention.isNested = !around.isEmpty
        mentions.append(mention)
      case .cue(let category, let isForward):
        if around.isEmpty {
          cues.append(CueMatch(category: category, isForward: isForward, tokens: match.tokens))
        }
      }
    }
    return (mentions, cues)
  }

  private func isRuled(_ match: PhraseTrie.Match, by other: PhraseTrie.Match) -> Bool {
    holds(other, match) && !isTransparent(other)
  }

  private func holds(_ outer: PhraseTrie.Match, _ inner: PhraseTrie.Match) -> Bool {
    outer.tokens.count > inner.tokens.count && outer.tokens.lowerBound <= inner.tokens.lowerBound
      && outer.tokens.upperBound >= inner.tokens.upperBound
  }

  /// Mentions of these kinds stand beside others and rule none: short answers, parts that red flags are made of, what
  /// explains a flag away, what a question asks for.
  private static let transparentKinds: Set<String> = ["talk", "care", "part", "ask"]

  private func isTransparent(_ match: PhraseTrie.Match) -> Bool {
    kind(of: match).map(Self.transparentKinds.contains) ?? false
  }

  /// Of two phrases that overlap without one holding the other, the longer mention wins over a cue ("gone numb" is a
  /// mention, so "has gone" in front of it is no cue) and over a mention of its own kind ("never do core", "core work").
  private func wins(_ other: PhraseTrie.Match, over match: PhraseTrie.Match) -> Bool {
    guard other.tokens.overlaps(match.tokens), !holds(match, other), !holds(other, match),
      other.tokens != match.tokens, isConcept(other), !isTransparent(other)
    else { return false }
    guard isConcept(match) else { return other.tokens.count > match.tokens.count }
    guard kind(of: other) == kind(of: match) else { return false }
    return (match.tokens.count, other.tokens.lowerBound) < (other.tokens.count, match.tokens.lowerBound)
  }

  private func kind(of match: PhraseTrie.Match) -> String? {
    guard case .concept(let id) = entries[match.entry] else { return nil }
    return Concept.kind(of: id)
  }

  private func isConcept(_ match: PhraseTrie.Match) -> Bool {
    if case .concept = entries[match.entry] { true } else { false }
  }

  /// Neither a cue nor a figure of speech.
  private func isOrdinary(_ match: PhraseTrie.Match) -> Bool {
    guard case .concept(let id) = entries[match.entry] else { return false }
    return !id.hasPrefix(Self.figurePrefix)
  }

  private static let figurePrefix = "figure."
}
