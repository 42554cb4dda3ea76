public import Knowledge
internal import Foundation
public import Understanding

/// Trains a matcher on labelled utterances and measures it on others.
public struct Evaluator: Sendable {
  /// Called now and then with the share that is done, 0...1.
  public typealias Progress = (Double) -> Void

  private let reader: Reader
  private let trainSeconds: Double
  private let examples: Int

  /// - Parameters:
  ///   - language: spellings, question words, ordinary words; concepts play no part.
  ///   - vectors: word vectors, or none.
  /// - Complexity: with 15,000 utterances of 150 intents half a minute on one core.
  public init(
    training utterances: [LabelledUtterance], language: Language, vectors: WordVectors? = .builtIn
  ) {
    let knowledge = KnowledgeBase(utterances: utterances, language: language)
    let start = DispatchTime.now().uptimeNanoseconds
    reader = Reader(
      knowledge: knowledge, matcher: TrainedMatcher(training: knowledge, vectors: vectors, recipe: .thorough),
      vectors: vectors)
    trainSeconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    examples = utterances.count
  }

  /// What a matcher is measured on.
  public struct Data: Sendable {
    public var test: [LabelledUtterance]
    /// In-scope utterances that set the threshold for rejection; none, no rejection.
    public var tuning: [LabelledUtterance]
    /// Utterances without an intent that help to set it.
    public var tuningOutOfScope: [LabelledUtterance]
    /// Utterances that belong to no intent.
    public var outOfScope: [LabelledUtterance]

    public init(
      test: [LabelledUtterance], tuning: [LabelledUtterance] = [], tuningOutOfScope: [LabelledUtterance] = [],
      outOfScope: [LabelledUtterance] = []
    ) {
      self.test = test
      self.tuning = tuning
      self.tuningOutOfScope = tuningOutOfScope
      self.outOfScope = outOfScope
    }
  }

  public func evaluate(_ data: Data, progress: Progress = { _ in }) -> Evaluation {
    let total = data.test.count + data.tuning.count + data.tuningOutOfScope.count + data.outOfScope.count
    var done = 0
    func predict(_ utterances: [LabelledUtterance]) -> [Prediction] {
      utterances.map { utterance in
        done += 1
        if done.isMultiple(of: 100) { progress(Double(done) / Double(total)) }
        return Prediction(for: utterance, by: reader)
      }
    }
    let (tests, others) = (predict(data.test), predict(data.outOfScope))
    var evaluation = Evaluation(of: tests)
    evaluation.trainSeconds = trainSeconds
    evaluation.examples = examples
    evaluation.addOutOfScope(
      others, inScope: tests,
      rejection: Rejection(tunedOn: predict(data.tuning), predict(data.tuningOutOfScope)))
    return evaluation
  }
}

extension KnowledgeBase {
  /// Nothing but intents and what the reader must know of the language.
  init(utterances: [LabelledUtterance], language: Language) {
    self.init()
    self.language = language
    intents = Dictionary(grouping: utterances, by: \.intent).sorted { $0.key < $1.key }.map {
      name, utterances in
      Intent(name: name, effect: .facts([]), topic: nil, examples: utterances.map(\.text), nearMisses: [])
    }
  }
}
