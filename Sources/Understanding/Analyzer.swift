internal import Knowledge

/// Everything of a reading but the intents: tokens, mentions, segments. Needs no training.
struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let spelling: TokenRepair
  private let lexicon: Lexicon
  private let scope = ContextScope()
  private let segmenter = Segmenter()
  private let durations: Durations

  init(language: Language, vocabulary: Vocabulary) {
    tokenizer = Tokenizer(language: language)
    spelling = TokenRepair(
      tokenizer: tokenizer, corrector: vocabulary.corrector, compounds: vocabulary.compounds,
      lexicon: vocabulary.lexicon,
      ordinaryWords: WordList(language.ordinaryWords))
    lexicon = vocabulary.lexicon
    durations = Durations(
      numbers: language.numbers, units: language.units,
      spoilers: language.durationSpoilers.map { $0.split(separator: " ").map(String.init) })
  }

  func analyze(_ text: String) -> Reading {
    var tokens = tokenizer.tokens(of: text)
    spelling.repair(&tokens)
    var (mentions, cues) = lexicon.find(in: tokens)
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

  /// What the classifier sees of a text as one utterance, whatever number of sentences it has.
  func features(of example: String) -> NGrams {
    let reading = analyze(example)
    return reading.features(of: segmenter.withoutConnectors(reading.tokens.indices, in: reading.tokens))
  }
}
