internal import Knowledge

/// Everything of a reading but the intents: tokens, mentions, segments. Needs no training.
struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let corrector: SpellingCorrector
  private let lexicon: Lexicon
  private let scope: ContextScope
  private let segmenter: Segmenter
  private let durations: Durations

  /// - Parameter vocabulary: the words that misspelt ones may be repaired to, with their frequencies.
  init(knowledge: KnowledgeBase, vocabulary: [String: Int]) {
    let language = knowledge.language
    tokenizer = Tokenizer(spellings: language.spellings)
    corrector = SpellingCorrector(
      vocabulary: vocabulary, ordinary: WordList(language.ordinaryWords))
    lexicon = Lexicon(
      concepts: knowledge.concepts, cues: knowledge.cues, fillers: Set(language.fillers),
      tokenizer: tokenizer)
    scope = ContextScope(
      clauseStarters: Set(language.clauseStarters), connectors: Set(language.connectors))
    segmenter = Segmenter(
      questionStarters: Set(language.questionStarters), connectors: Set(language.connectors))
    durations = Durations(numbers: language.numbers, units: language.units)
  }

  /// The words of the content: of its phrases and examples, with how often they occur.
  static func vocabulary(of knowledge: KnowledgeBase) -> [String: Int] {
    let tokenizer = Tokenizer(spellings: knowledge.language.spellings)
    var vocabulary: [String: Int] = [:]
    let texts = knowledge.concepts.flatMap(\.phrases) + knowledge.intents.flatMap(\.examples)
    for token in texts.flatMap({ tokenizer.tokens(of: $0) }) where token.kind == .word {
      vocabulary[token.word, default: 0] += 1
    }
    return vocabulary
  }

  func analyze(_ text: String) -> Reading {
    let tokens = repairedTokens(of: text)
    var (mentions, cues) = lexicon.find(in: tokens)
    scope.apply(cues, to: &mentions, in: tokens)
    let segments = segmenter.segments(of: tokens).map {
      Reading.Segment(tokens: $0, isQuestion: segmenter.isQuestion(tokens[$0]), intents: [])
    }
    return Reading(
      text: text, tokens: tokens, mentions: mentions, segments: segments,
      durations: durations.find(in: tokens), isCorrection: cues.contains { $0.category == .correction })
  }

  private func repairedTokens(of text: String) -> [Token] {
    var tokens = tokenizer.tokens(of: text)
    for i in tokens.indices where tokens[i].kind == .word {
      if let word = corrector.repair(tokens[i].word) { tokens[i].repair(to: word) }
    }
    return tokens
  }
}
