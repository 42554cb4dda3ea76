internal import Knowledge

/// The content's examples as the classifier sees them, in an order that does not depend on the order of files.
struct LabelledExamples: Sendable {
  private(set) var all: [IntentClassifier.Example] = []
  private var words: [[String]] = []
  private var namesSubject: [Bool] = []
  /// The number of each among those of its intent.
  private var places: [Int] = []
  private let intents: [Intent]
  private let fingerprint: UInt64?

  init(_ knowledge: KnowledgeBase, _ analyzer: Analyzer) {
    let subjectKinds = knowledge.subjectKinds
    fingerprint = analyzer.vectors?.table.fingerprint
    intents = knowledge.intents.sorted { $0.name < $1.name }
    for intent in intents {
      for (place, text) in intent.examples.sorted().enumerated() {
        places.append(place)
        let (passage, kinds) = analyzer.passage(of: text)
        all.append(.init(features: passage.features, intent: intent.name, kind: intent.kind))
        words.append(passage.words)
        namesSubject.append(!kinds.isDisjoint(with: subjectKinds))
      }
    }
  }

  func classifier(_ recipe: Recipe) -> IntentClassifier {
    IntentClassifier(examples: all, recipe: recipe, fingerprint: fingerprint)
  }

  /// Trains on four fifths of the examples, learns from the rest how far beliefs can be taken at their word, and goes on with
  /// all of them.
  func calibratedClassifier() -> (IntentClassifier, Calibration) {
    let seen = all.indices.filter { !isHeld($0) }
    guard Set(seen.map { all[$0].intent }).count == intents.count else {
      return (classifier(.content), Calibration())
    }
    let classifiers = IntentClassifier.trained(
      on: all, parts: [seen, Array(all.indices)], recipe: .content, fingerprint: fingerprint)
    let calibration = calibration(of: classifiers[0])
    var classifier = classifiers[1]
    classifier.calibrate(by: calibration)
    return (classifier, calibration)
  }

  /// - Parameter classifier: has not seen the held examples.
  private func calibration(of classifier: IntentClassifier) -> Calibration {
    let numbers = Dictionary(uniqueKeysWithValues: zip(intents.map(\.name), 0...))
    let held = all.indices.filter(isHeld).compactMap { i in
      numbers[all[i].intent].map {
        Calibration.Held(
          scores: classifier.scores(of: all[i].features), label: $0, namesSubject: namesSubject[i])
      }
    }
    return Calibration(
      on: held, isAnswer: { [.answered, .talk].contains(intents[$0].kind) },
      isRight: { intents[$0].effect.doesAsWell(as: intents[$1].effect) })
  }

  private static let parts = 5

  /// What finds facts by their words; `nil` without facts or word vectors.
  func retriever(_ knowledge: KnowledgeBase, _ analyzer: Analyzer) -> FactRetriever? {
    let facts = knowledge.facts.filter { $0.level == nil }.map {
      (id: $0.id, text: analyzer.passage(of: $0.says).passage)
    }
    guard !facts.isEmpty, let vectors = analyzer.vectors else { return nil }
    let effects = Dictionary(uniqueKeysWithValues: intents.map { ($0.name, $0.effect) })
    func answers(_ i: Int) -> [String] {
      if case .facts(let facts) = effects[all[i].intent] { facts } else { [] }
    }
    func passage(_ i: Int) -> Passage { Passage(features: all[i].features, words: words[i]) }
    // Facts are looked up only for utterances that name something of the subject.
    let held = all.indices.filter { isHeld($0) && namesSubject[$0] }
    let seen = all.indices.filter { !isHeld($0) && !answers($0).isEmpty }
    let examples = Dictionary(grouping: seen) { answers($0)[0] }
    return FactRetriever(
      facts.map { .init(fact: $0.id, text: $0.text, examples: examples[$0.id]?.map(passage) ?? []) },
      held: held.map { (passage($0), Set(answers($0))) }, vectors: vectors)
  }

  private func isHeld(_ i: Int) -> Bool { places[i] % Self.parts == Self.parts / 2 }
}

extension Intent.Effect {
  /// Whether a person who meant the other would be served: the same effect, or one of the same facts.
  fileprivate func doesAsWell(as other: Self) -> Bool {
    guard case .facts(let facts) = self, case .facts(let others) = other else { return self == other }
    return !Set(facts).isDisjoint(with: others)
  }
}
