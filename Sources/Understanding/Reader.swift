public import Knowledge

/// What training makes of the content's examples; stored with the content, so that nothing is trained at start.
public struct TrainedMatcher: Sendable, Codable {
  let vocabulary: Vocabulary
  let classifier: IntentClassifier
  let thresholds: Thresholds

  /// Trains on the examples of the content. Deterministic; does not depend on the order of files.
  ///
  /// - Complexity: two or three seconds for ten thousand examples in an optimised build.
  public init(training knowledge: KnowledgeBase) {
    let vocabulary = Vocabulary(knowledge: knowledge)
    let examples = LabelledExamples(knowledge, Analyzer(language: knowledge.language, vocabulary: vocabulary))
    var classifier = IntentClassifier(examples: examples.all, recipe: .content)
    let calibration = examples.calibration()
    classifier.calibrate(by: calibration)
    self.vocabulary = vocabulary
    self.classifier = classifier
    thresholds = calibration.thresholds
  }

  /// Trains without calibrating, for data of which nothing is known but texts and labels.
  package init(training knowledge: KnowledgeBase, recipe: Recipe) {
    vocabulary = Vocabulary(knowledge: knowledge)
    let examples = LabelledExamples(knowledge, Analyzer(language: knowledge.language, vocabulary: vocabulary))
    classifier = IntentClassifier(examples: examples.all, recipe: recipe)
    thresholds = Calibration().thresholds
  }
}

/// Reads messages: the whole of understanding, without state. One text always gives one reading.
public struct Reader: Sendable {
  private let analyzer: Analyzer
  private let classifier: IntentClassifier
  public let thresholds: Thresholds

  public init(knowledge: KnowledgeBase, matcher: TrainedMatcher) {
    thresholds = matcher.thresholds
    analyzer = Analyzer(language: knowledge.language, vocabulary: matcher.vocabulary)
    classifier = matcher.classifier
  }

  public func read(_ text: String) -> Reading {
    var reading = analyzer.analyze(text)
    for i in reading.segments.indices {
      let features = reading.features(of: reading.segments[i].content)
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

extension Reading {
  /// What red flags are made of says nothing about what is asked; a change there must not move an intent.
  private static let kindsOfFlags: Set<Substring> = [
    "sign", "part", "event", "act", "place", "care", "flags",
  ]

  /// What the classifier sees of a range of tokens.
  func features(of range: Range<Int>) -> NGrams {
    let concepts = mentions.filter {
      !$0.isNested && range.contains($0.tokens.lowerBound) && !Self.kindsOfFlags.contains($0.kind)
    }.map(\.concept)
    return NGrams(tokens: tokens[range], concepts: concepts)
  }
}
