public import Knowledge

/// Reads messages: the whole of understanding, without state. One text always gives one reading.
///
/// A class without state, so that handing on its vocabulary and models copies nothing.
public final class Reader: Sendable {
  private let analyzer: Analyzer
  private let matcher: TrainedMatcher
  /// Only explanations ask for it.
  private let similarWords: Lazy<SimilarWords>?
  /// From which belief on an intent is followed.
  public var thresholds: Thresholds { matcher.thresholds }
  /// The names of all intents, sorted.
  package var intents: [String] { matcher.classifier.intents }
  /// Cuts phrases as messages are cut.
  public var tokenizer: Tokenizer { analyzer.tokenizer }
  /// From which score on a fact is near enough to an utterance to answer it.
  public var factThreshold: Float { matcher.retriever?.threshold ?? .infinity }

  /// - Parameter vectors: the word vectors that the matcher was trained with; others are not used.
  public init(knowledge: KnowledgeBase, matcher: TrainedMatcher, vectors: WordVectors? = .builtIn) {
    self.matcher = matcher
    analyzer = Analyzer(
      language: knowledge.language, vocabulary: matcher.vocabulary,
      vectors: matcher.usable(vectors),
      hasCharacters: matcher.classifier.hasCharacters)
    similarWords = analyzer.vectors.map { vectors in
      Lazy { SimilarWords(matcher.vocabulary.corrector.contentWords, vectors: vectors) }
    }
  }

  /// What is understood of a message, as far as that needs no conversation.
  ///
  /// - Complexity: linear in the length of the text.
  public func read(_ text: String) -> Reading {
    var reading = analyzer.analyze(text)
    for i in reading.segments.indices {
      let content = reading.segments[i].content
      let features = analyzer.features(of: reading.tokens[content], reading.mentions(in: content))
      reading.segments[i].intents = matcher.classifier.rank(features, count: Self.rankedIntents)
      if reading.holdsAllWords(content) { reading.vector = features.vector }
    }
    return reading
  }

  /// The facts that are nearest to a segment, leaving out what it denies; none without word vectors.
  ///
  /// - Complexity: O(words of all facts * words * dimensions), a third of a millisecond: a look-up for when no intent
  ///   answers.
  public func nearestFacts(to segment: Reading.Segment, in reading: Reading) -> [RankedFact] {
    guard let retriever = matcher.retriever, let vectors = analyzer.vectors else { return [] }
    let assertion = analyzer.assertion(of: reading, segment.content)
    return Array(retriever.rank(assertion, vectors: vectors).prefix(Self.rankedFacts))
  }

  /// What each word of a segment adds to its likeliest intent; none without word vectors.
  public func wordShares(of segment: Reading.Segment, in reading: Reading) -> [WordShare] {
    guard let vectors = analyzer.vectors, let best = segment.best, let vocabulary = similarWords?.value else {
      return []
    }
    return matcher.classifier.wordShares(
      of: reading.tokens[segment.content].filter { $0.kind != .punctuation }.map(\.word), in: best.intent,
      vectors: vectors, vocabulary: vocabulary)
  }

  /// The belief in intents for a text taken as one utterance, the likeliest first.
  ///
  /// - Parameter count: how many; all of them if left out.
  package func beliefs(about text: String, count: Int = .max) -> [RankedIntent] {
    matcher.classifier.rank(analyzer.passage(of: text).passage.features, count: count)
  }

  /// How many intents a reading keeps for each segment.
  private static let rankedIntents = 8
  private static let rankedFacts = 3
}

extension Reading {
  /// Whether all words stand within a range.
  fileprivate func holdsAllWords(_ range: Range<Int>) -> Bool {
    let isSign = { (token: Token) in token.kind == .punctuation }
    return tokens[..<range.lowerBound].allSatisfy(isSign) && tokens[range.upperBound...].allSatisfy(isSign)
  }
}
