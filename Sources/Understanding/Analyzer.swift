internal import Knowledge

/// What is made of the content's words when it is compiled.
struct Vocabulary: Sendable, Codable {
  let corrector: SpellingCorrector
  let lexicon: Lexicon

  init(knowledge: KnowledgeBase) {
    let tokenizer = Tokenizer(language: knowledge.language)
    corrector = SpellingCorrector(vocabulary: Self.words(of: knowledge, tokenizer: tokenizer))
    lexicon = Lexicon(
      concepts: knowledge.concepts, cues: knowledge.cues, tokenizer: tokenizer)
  }

  /// The words of phrases and examples, with how often they occur.
  private static func words(of knowledge: KnowledgeBase, tokenizer: Tokenizer) -> [String: Int] {
    var words: [String: Int] = [:]
    let texts = knowledge.concepts.flatMap(\.phrases) + knowledge.intents.flatMap(\.examples)
    for token in texts.flatMap({ tokenizer.tokens(of: $0) }) where token.kind == .word {
      words[token.word, default: 0] += 1
    }
    return words
  }
}

/// Everything of a reading but the intents: tokens, mentions, segments. Needs no training.
struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let vocabulary: Vocabulary
  private let ordinaryWords: WordList
  private let scope = ContextScope()
  private let segmenter = Segmenter()
  private let durations: Durations

  init(language: Language, vocabulary: Vocabulary) {
    tokenizer = Tokenizer(language: language)
    self.vocabulary = vocabulary
    ordinaryWords = WordList(language.ordinaryWords)
    durations = Durations(numbers: language.numbers, units: language.units)
  }

  func analyze(_ text: String) -> Reading {
    let tokens = repairedTokens(of: text)
    var (mentions, cues) = vocabulary.lexicon.find(in: tokens)
    scope.apply(cues, to: &mentions, in: tokens)
    let segments = segmenter.segments(of: tokens).map {
      Reading.Segment(
        tokens: $0, content: segmenter.withoutConnectors($0, in: tokens),
        isQuestion: segmenter.isQuestion(tokens[$0]),
        isInterrogative: segmenter.isInterrogative(tokens[$0]), intents: [])
    }
    return Reading(
      text: text, tokens: tokens, mentions: mentions, segments: segments,
      durations: durations.find(in: tokens), isCorrection: cues.contains { $0.category == .correction })
  }

  /// What the classifier sees of a text as one utterance, whatever number of sentences it has, and the kinds of the
  /// concepts in it.
  func features(of example: String) -> (NGrams, kinds: Set<String>) {
    let reading = analyze(example)
    let range = segmenter.withoutConnectors(reading.tokens.indices, in: reading.tokens)
    return (reading.features(of: range), Set(reading.mentions.map { String($0.kind) }))
  }

  private func repairedTokens(of text: String) -> [Token] {
    var tokens = tokenizer.tokens(of: text)
    for i in tokens.indices where tokens[i].kind == .word {
      let word = tokens[i].word
      if vocabulary.corrector.knows(word) || ordinaryWords.contains(word) { continue }
      if let repaired = vocabulary.corrector.repair(word) {
        tokens[i].repair(to: repaired, roles: tokenizer.roles(of: repaired))
      } else {
        tokens[i].isKnown = false
      }
    }
    return tokens
  }
}
