public import Knowledge

/// What training makes of the content's examples; stored with the content, so that nothing is trained at start.
public struct TrainedMatcher: Sendable {
  let vocabulary: Vocabulary
  let classifier: IntentClassifier
  let thresholds: Thresholds
  private let lazyRedFlagModel: Lazy<RedFlagModel>?
  private let lazyFindingModel: Lazy<FindingModel>?
  private let lazyRetriever: Lazy<FactRetriever>?

  /// Made when it is first asked for: most questions have an intent that answers them.
  var retriever: FactRetriever? { lazyRetriever?.value }

  /// Made when it is first asked for: half of all messages mention nothing that a red flag could be made of. `nil` if the
  /// content has no examples of red flags.
  var redFlagModel: RedFlagModel? { lazyRedFlagModel?.value }

  /// `nil` if the content has no examples of what people tell of their pain.
  var findingModel: FindingModel? { lazyFindingModel?.value }

  /// Word vectors, if it was trained with them: others mean nothing to it.
  func usable(_ vectors: WordVectors?) -> WordVectors? {
    vectors.flatMap { classifier.wasTrained(with: $0) ? $0 : nil }
  }

  /// Trains on the examples of the content. Deterministic; does not depend on the order of files.
  ///
  /// - Complexity: some ten seconds on two cores for fifteen thousand examples, and those of red flags and of findings, in an
  ///   optimised build.
  public init(training knowledge: KnowledgeBase, vectors: WordVectors? = .builtIn) {
    let vocabulary = Vocabulary(knowledge: knowledge)
    let analyzer = Analyzer(
      language: knowledge.language, vocabulary: vocabulary, vectors: vectors,
      hasCharacters: Recipe.content.hasCharacters)
    let (((classifier, calibration), retriever, findingModel), redFlagModel) = concurrently(
      {
        let examples = LabelledExamples(knowledge, analyzer)
        return (
          examples.calibratedClassifier(), examples.retriever(knowledge, analyzer),
          FindingModel(training: knowledge, analyzer)
        )
      },
      { RedFlagModel(training: knowledge, analyzer) })
    self.vocabulary = vocabulary
    self.classifier = classifier
    lazyRedFlagModel = redFlagModel.map { Lazy($0) }
    lazyFindingModel = findingModel.map { Lazy($0) }
    thresholds = calibration.thresholds
    lazyRetriever = retriever.map { Lazy($0) }
  }

  /// Trains without calibrating, for data of which nothing is known but texts and labels.
  package init(training knowledge: KnowledgeBase, vectors: WordVectors?, recipe: Recipe) {
    vocabulary = Vocabulary(knowledge: knowledge)
    let analyzer = Analyzer(
      language: knowledge.language, vocabulary: vocabulary, vectors: vectors,
      hasCharacters: recipe.hasCharacters)
    classifier = LabelledExamples(knowledge, analyzer).classifier(recipe)
    thresholds = Calibration().thresholds
    lazyRedFlagModel = nil
    lazyFindingModel = nil
    lazyRetriever = nil
  }
}

extension TrainedMatcher: Archivable {
  package init(_ archive: inout Archive, _ given: TrainedMatcher?) throws {
    vocabulary = try archive(given?.vocabulary)
    classifier = try archive(given?.classifier)
    thresholds = try archive(given?.thresholds)
    lazyRetriever = try archive.optionalLater(given?.lazyRetriever)
    lazyRedFlagModel = try archive.optionalLater(given?.lazyRedFlagModel)
    lazyFindingModel = try archive.optionalLater(given?.lazyFindingModel)
  }
}
