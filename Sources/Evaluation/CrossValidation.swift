internal import Foundation
public import Knowledge
public import Understanding

/// Measures the content's own matcher: each example is predicted by a matcher that was trained without it.
public struct CrossValidation: Sendable {
  private let knowledge: KnowledgeBase
  private let folds: Int
  private let vectors: WordVectors?

  /// - Parameter folds: how many parts the examples of each intent are dealt into, 2 or more.
  public init(of knowledge: KnowledgeBase, folds: Int, vectors: WordVectors? = .builtIn) {
    self.vectors = vectors
    self.knowledge = knowledge
    self.folds = folds
  }

  /// - Complexity: as many trainings as there are folds.
  public func evaluate(progress: Evaluator.Progress = { _ in }) -> Evaluation {
    var predictions: [Prediction] = []
    let start = DispatchTime.now().uptimeNanoseconds
    for fold in 0..<folds {
      predictions += predict(fold)
      progress(Double(fold + 1) / Double(folds))
    }
    var evaluation = Evaluation(of: predictions)
    evaluation.trainSeconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 / Double(folds)
    evaluation.examples = predictions.count
    return evaluation
  }

  private func predict(_ fold: Int) -> [Prediction] {
    var rest = knowledge
    var held: [LabelledUtterance] = []
    for i in rest.intents.indices {
      let examples = rest.intents[i].examples.sorted()
      rest.intents[i].examples = examples.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      held += examples.enumerated().filter { $0.offset % folds == fold }.map {
        LabelledUtterance(text: $0.element, intent: rest.intents[i].name, file: "", line: 1, column: 1)
      }
    }
    let reader = Reader(
      knowledge: rest, matcher: TrainedMatcher(training: rest, vectors: vectors),
      vectors: vectors)
    return held.map { Prediction(for: $0, by: reader) }
  }
}
