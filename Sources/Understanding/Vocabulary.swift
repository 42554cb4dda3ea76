internal import Knowledge

/// What is made of the content's words when it is compiled.
struct Vocabulary: Sendable {
  let tokenizer: Tokenizer
  let lexicon: Lexicon
  let corrector: SpellingCorrector
  let compounds: CompoundWords
  let ordinaryWords: WordList

  init(knowledge: KnowledgeBase) {
    let tokenizer = Tokenizer(language: knowledge.language)
    let ordinaryWords = WordList(knowledge.language.ordinaryWords)
    (lexicon, (corrector, compounds)) = concurrently(
      { Lexicon(concepts: knowledge.concepts, cues: knowledge.cues, tokenizer: tokenizer) },
      {
        let census = WordCensus(of: knowledge, tokenizer: tokenizer)
        let corrector = SpellingCorrector(census.vocabulary(ordinaryWords: ordinaryWords))
        let suffixes = Set(knowledge.language.suffixes)
        return (corrector, census.compounds(ordinaryWords: ordinaryWords, suffixes: suffixes))
      })
    self.tokenizer = tokenizer.knowing(corrector.contentWords)
    self.ordinaryWords = ordinaryWords
  }
}

/// Counts the words of the content.
private struct WordCensus {
  enum Source { case cue, concept, example }

  private let tokenizer: Tokenizer
  private var usage: [String: SpellingVocabulary.Usage] = [:]
  private var pairs: Set<[String]> = []
  /// Words of the language file and of cues: they serve the sentence, whatever it is about.
  private var grammar: Set<String> = []

  init(of knowledge: KnowledgeBase, tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
    for cue in knowledge.cues { add(cue.phrases, as: .cue) }
    for concept in knowledge.concepts { add(concept.phrases, as: .concept) }
    for intent in knowledge.intents { add(intent.examples, as: .example) }
  }

  private mutating func add(_ texts: [String], as source: Source) {
    for text in texts {
      let tokens = tokenizer.tokens(of: text)
      for (i, token) in tokens.enumerated() where token.kind == .word {
        usage[token.word, default: .init()].count += 1
        if source == .concept { usage[token.word]?.isInConcept = true }
        if source == .cue || !token.roles.isEmpty { grammar.insert(token.word) }
        if i > 0 { pairs.insert([tokens[i - 1].word, token.word]) }
      }
    }
  }

  /// All words but those that look like mistakes in the examples: used once or twice, no ordinary word, and one
  /// light edit away from a word that is used much more often. They would make the same mistake a known word.
  func vocabulary(ordinaryWords: WordList) -> SpellingVocabulary {
    var usage = usage
    for word in grammar { usage[word]?.isInConcept = false }
    let trusted = usage.filter { word, usage in
      usage.count > Self.mostMistakes || usage.isInConcept || grammar.contains(word)
        || ordinaryWords.contains(word)
    }
    let corrector = SpellingCorrector(SpellingVocabulary(trusted, pairs: pairs))
    let kept = usage.filter { word, usage in
      trusted[word] != nil || !corrector.isLikelyMistake(word, count: usage.count)
    }
    return SpellingVocabulary(kept, pairs: pairs)
  }

  private static let mostMistakes = 2

  /// Words of concepts that can be written as two words, where the content itself does not do so.
  func compounds(ordinaryWords: WordList, suffixes: Set<String>) -> CompoundWords {
    func isPart(_ part: String) -> Bool {
      !suffixes.contains(part) && !grammar.contains(part)
        && (usage[part] != nil || ordinaryWords.contains(part))
    }
    var words: [String: String] = [:]
    for (word, usage) in usage where usage.isInConcept && !grammar.contains(word) {
      let letters = Array(word.utf8)
      for i in 3..<max(3, letters.count - 2) {
        let parts = [letters[..<i], letters[i...]].map { String(decoding: $0, as: UTF8.self) }
        if parts.allSatisfy(isPart), !pairs.contains(parts) { words[parts.joined(separator: " ")] = word }
      }
    }
    return CompoundWords(words)
  }
}

/// Words that the content writes as one and people as two: "dead lift", "side ways".
struct CompoundWords: Sendable {
  /// Of the two parts with a space between them.
  private let parts: HashTable
  private let joined: WordTable

  /// - Parameter words: the two parts with a space between them, and the word.
  init(_ words: [String: String]) {
    let sorted = words.sorted { $0.key < $1.key }
    parts = HashTable(sorted.map { FNV.hash(of: $0.key.utf8Span.span) })
    joined = WordTable(sorted.map(\.value))
  }

  func word(for first: borrowing Token, _ second: borrowing Token) -> String? {
    guard first.word.utf8.count >= 3, second.word.utf8.count >= 3 else { return nil }
    var hash = FNV(continuing: first.wordHash)
    hash.combine(byte: UInt8(ascii: " "))
    hash.combine(second.word.utf8Span.span)
    return parts.number(of: hash.value).map { joined[Int($0)] }
  }
}

extension Vocabulary: Archivable {
  init(_ archive: inout Archive, _ given: Vocabulary?) throws {
    tokenizer = try archive(given?.tokenizer)
    lexicon = try archive(given?.lexicon)
    corrector = try archive(given?.corrector)
    compounds = try archive(given?.compounds)
    ordinaryWords = try archive(given?.ordinaryWords)
  }
}

extension CompoundWords: Archivable {
  init(_ archive: inout Archive, _ given: CompoundWords?) throws {
    parts = try archive(given?.parts)
    joined = try archive(given?.joined)
  }
}
