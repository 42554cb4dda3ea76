internal import Knowledge

/// Everything of a reading but the intents: tokens, mentions, segments. Needs no training.
struct Analyzer: Sendable {
  let tokenizer: Tokenizer
  private let spelling: TokenRepair
  private let lexicon: Lexicon
  private let scope = ContextScope()
  private let segmenter = Segmenter()
  private let durations: Durations
  private let increases: Increases
  private let crowding: Crowding
  /// `nil` if the matcher works without.
  let vectors: WordVectors?
  /// Whether the classifier looks at character n-grams.
  private let hasCharacters: Bool

  init(
    language: Language, vocabulary: Vocabulary, vectors: WordVectors? = nil, hasCharacters: Bool = false
  ) {
    self.vectors = vectors
    self.hasCharacters = hasCharacters
    tokenizer = vocabulary.tokenizer
    spelling = TokenRepair(
      tokenizer: tokenizer, corrector: vocabulary.corrector, compounds: vocabulary.compounds,
      lexicon: vocabulary.lexicon,
      ordinaryWords: vocabulary.ordinaryWords)
    lexicon = vocabulary.lexicon
    durations = Durations(
      numbers: language.numbers, units: language.units,
      spoilers: language.durationSpoilers.map { $0.split(separator: " ").map(String.init) })
    increases = Increases(numbers: language.numbers)
    crowding = Crowding(numbers: language.numbers, units: language.units)
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
      durations: durations.find(in: tokens), increases: increases.find(in: tokens),
      crowding: crowding.find(in: tokens),
      corrections: cues.filter { $0.category == .correction }.map(\.tokens.lowerBound),
      contrasts: cues.filter { $0.category == .contrast }.map(\.tokens.lowerBound))
  }

  /// What the classifier sees of a text as one utterance, whatever number of sentences it has, with its words, and the kinds
  /// of the concepts in it.
  func passage(of example: String) -> (passage: Passage, kinds: Set<String>) {
    let reading = analyze(example)
    let range = segmenter.withoutConnectors(reading.tokens.indices, in: reading.tokens)
    let passage = Passage(
      features: features(of: reading.tokens[range], reading.mentions(in: range)),
      words: Self.words(of: reading.tokens[range]))
    return (passage, Set(reading.mentions.map(\.kind)))
  }

  private static func words(of tokens: ArraySlice<Token>) -> [String] {
    tokens.lazy.filter { $0.kind != .punctuation }.map(\.word)
  }

  /// What the classifier sees of some tokens with what is mentioned in them.
  func features(of tokens: ArraySlice<Token>, _ mentions: ArraySlice<Mention>) -> Features {
    var concepts: [UInt64] = []
    concepts.reserveCapacity(mentions.count)
    for i in mentions.indices where !mentions[i].isNested && !mentions[i].name.isOfFlags {
      concepts.append(mentions[i].name.hash)
    }
    return Features(
      tokens: tokens, concepts: concepts, vector: vectors?.sentence(of: tokens), hasCharacters: hasCharacters)
  }

  /// What facts are looked up by: everything but what was denied.
  func assertion(of reading: Reading, _ range: Range<Int>) -> Passage {
    let denied = reading.mentions.filter { $0.polarity == .negated }.map(\.tokens)
    let asserted = range.filter { i in !denied.contains { $0.contains(i) } }
    let tokens = asserted.map { reading.tokens[$0] }[...]
    return Passage(features: features(of: tokens, []), words: Self.words(of: tokens))
  }
}
