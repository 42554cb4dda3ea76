public import Knowledge

/// What training makes of the content's examples; stored with the content, so that nothing is trained at start.
public struct TrainedMatcher: Sendable, Codable {
  let vocabulary: Vocabulary
  let classifier: IntentClassifier
  let thresholds: Thresholds

  /// Trains on the examples of the content. Deterministic; does not depend on the order of files.
  ///
  /// - Complexity: two or three seconds for ten thousand examples in an optimised build.
  public init(training knowledge: KnowledgeBase, vectors: WordVectors? = .builtIn) {
    let vocabulary = Vocabulary(knowledge: knowledge)
    let analyzer = Analyzer(language: knowledge.language, vocabulary: vocabulary, vectors: vectors)
    let examples = LabelledExamples(knowledge, analyzer)
    var classifier = examples.classifier(.content)
    let calibration = examples.calibration()
    classifier.calibrate(by: calibration)
    self.vocabulary = vocabulary
    self.classifier = classifier
    thresholds = calibration.thresholds
  }

  /// Trains without calibrating, for data of which nothing is known but texts and labels.
  package init(training knowledge: KnowledgeBase, vectors: WordVectors?, recipe: Recipe) {
    vocabulary = Vocabulary(knowledge: knowledge)
    let analyzer = Analyzer(language: knowledge.language, vocabulary: vocabulary, vectors: vectors)
    classifier = LabelledExamples(knowledge, analyzer).classifier(recipe)
    thresholds = Calibration().thresholds
  }
}

/// Reads messages: the whole of understanding, without state. One text always gives one reading.
public struct Reader: Sendable {
  private let analyzer: Analyzer
  private let classifier: IntentClassifier
  public let thresholds: Thresholds

  /// - Parameter vectors: the word vectors that the matcher was trained with; others are not used.
  public init(knowledge: KnowledgeBase, matcher: TrainedMatcher, vectors: WordVectors? = .builtIn) {
    thresholds = matcher.thresholds
    analyzer = Analyzer(
      language: knowledge.language, vocabulary: matcher.vocabulary,
      vectors: vectors.flatMap { matcher.classifier.wasTrained(with: $0) ? $0 : nil })
    classifier = matcher.classifier
  }

  public func read(_ text: String) -> Reading {
    var reading = analyzer.analyze(text)
    for i in reading.segments.indices {
      let features = analyzer.features(of: reading, reading.segments[i].content)
      reading.segments[i].intents = classifier.rank(features, count: Self.rankedIntents)
    }
    return reading
  }

  /// The belief in every intent for a text taken as one utterance, the likeliest first.
  package func beliefs(about text: String) -> [RankedIntent] {
    classifier.rank(analyzer.features(of: text).0)
  }

  /// How many intents a reading keeps for each segment.
  private static let rankedIntents = 8
}
