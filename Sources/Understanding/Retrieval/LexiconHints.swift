public import Knowledge

/// Words that people use and that mean nearly what a concept means, though none of its phrases has them.
public struct LexiconHints: Sendable {
  public struct Hint: Sendable, Equatable {
    public var word: String
    public var concept: String
    /// The phrase of the concept that is nearest.
    public var phrase: String
  }

  /// In the order of the words.
  public let hints: [Hint]

  /// - Complexity: O(words of the examples * phrases of the concepts): some seconds for ten thousand examples.
  public init(for knowledge: KnowledgeBase, vectors: WordVectors) {
    let tokenizer = Tokenizer(language: knowledge.language)
    var uses: [String: Int] = [:]
    for token in knowledge.intents.flatMap(\.examples).flatMap(tokenizer.tokens)
    where token.kind == .word && token.roles.isEmpty {
      uses[token.word, default: 0] += 1
    }
    let phrases = knowledge.concepts.flatMap { concept in concept.phrases.map { (concept.id, $0) } }
    let known = Set(phrases.flatMap { tokenizer.tokens(of: $0.1).map(\.stem) })
    let targets = phrases.compactMap { concept, phrase in
      phrase.contains(" ") ? nil : vectors.vector(of: [phrase]).map { (concept, phrase, $0) }
    }
    hints = uses.filter { $0.value >= Self.leastUses }.keys.sorted().compactMap { word in
      guard !known.contains(Stemmer.stem(word)), let vector = vectors.vector(of: [word]) else { return nil }
      let best = targets.map { ($0.0, $0.1, zip(vector, $0.2).reduce(0) { $0 + $1.0 * $1.1 }) }.max {
        $0.2 < $1.2
      }
      guard let best, best.2 >= Self.leastLikeness else { return nil }
      return Hint(word: word, concept: best.0, phrase: best.1)
    }
  }

  /// A word used once may be a slip.
  private static let leastUses = 2
  /// The cosine from which on a word is worth a look.
  private static let leastLikeness: Float = 0.65
}
