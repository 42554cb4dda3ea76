package import Knowledge

typealias CueCategory = ContextCue.Category

/// All concepts and context cues of the content, found in one pass over a message.
package struct Lexicon: Sendable {
  private enum Entry {
    case concept(String)
    case cue(CueCategory, isForward: Bool)
  }

  private var entries: [Entry] = []
  private var trie: PhraseTrie

  /// - Complexity: linear in the number of phrases; done once when the content is loaded.
  package init(concepts: [Concept], cues: [ContextCue], fillers: Set<String>, tokenizer: Tokenizer) {
    trie = PhraseTrie(fillers: fillers)
    for concept in concepts {
      add(.concept(concept.id), phrases: concept.phrases, tokenizer: tokenizer)
    }
    for cue in cues {
      add(.cue(cue.category, isForward: cue.direction == .forward), phrases: cue.phrases, tokenizer: tokenizer)
    }
  }

  private mutating func add(_ entry: Entry, phrases: [String], tokenizer: Tokenizer) {
    entries.append(entry)
    for phrase in phrases {
      trie.insert(tokenizer.tokens(of: phrase).map(\.stem), entry: entries.count - 1)
    }
  }

  /// Mentions and cues in the order of the message. A token belongs to the longest phrase only, so that
  /// a phrase that is grammatically negative ("can't feel") is a mention and its "not" denies nothing.
  func find(in tokens: [Token]) -> (mentions: [Mention], cues: [CueMatch]) {
    var mentions: [Mention] = []
    var cues: [CueMatch] = []
    for match in trie.matches(in: tokens) {
      switch entries[match.entry] {
      case .concept(let id): mentions.append(Mention(concept: id, tokens: match.tokens))
      case .cue(let category, let isForward):
        cues.append(CueMatch(category: category, isForward: isForward, tokens: match.tokens))
      }
    }
    return (mentions, cues)
  }
}
