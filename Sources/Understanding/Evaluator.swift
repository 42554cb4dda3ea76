internal import Foundation
public import Knowledge

/// Trains a matcher on labelled utterances and measures it on others.
public struct Evaluator: Sendable {
  private let reader: Reader
  private let trainSeconds: Double
  private let examples: Int

  /// What one utterance was taken for.
  private struct Prediction {
    var truth: String
    var intent: String
    /// Negative entropy of the beliefs: the higher, the surer.
    var sureness: Double
  }

  /// - Parameter language: spellings, question words, ordinary words; concepts play no part.
  public init(training utterances: [LabelledUtterance], language: Language) {
    var knowledge = KnowledgeBase()
    knowledge.language = language
    let byIntent = Dictionary(grouping: utterances, by: \.intent)
    knowledge.intents = byIntent.sorted { $0.key < $1.key }.map { name, utterances in
      Intent(
        name: name, effect: .facts([]), topic: nil, examples: utterances.map(\.text), nearMisses: [])
    }
    let start = Date()
    reader = Reader(knowledge: knowledge, matcher: TrainedMatcher(training: knowledge))
    trainSeconds = Date().timeIntervalSince(start)
    examples = utterances.count
  }

  /// Measures on test utterances.
  ///
  /// - Parameters:
  ///   - tuning: in-scope utterances that set the threshold: at most one in twenty of them is rejected.
  ///   - outOfScope: utterances that belong to no intent.
  ///   - progress: called now and then with the share that is done.
  public func evaluate(
    _ test: [LabelledUtterance], tuning: [LabelledUtterance] = [], outOfScope: [LabelledUtterance] = [],
    progress: (Double) -> Void = { _ in }
  ) -> Evaluation {
    var times: [Double] = []
    let total = test.count + tuning.count + outOfScope.count
    func predict(_ utterances: [LabelledUtterance]) -> [Prediction] {
      utterances.map { utterance in
        let start = DispatchTime.now().uptimeNanoseconds
        let result = prediction(for: utterance)
        times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
        if times.count.isMultiple(of: 100) { progress(Double(times.count) / Double(total)) }
        return result
      }
    }
    let (tests, tunings, others) = (predict(test), predict(tuning), predict(outOfScope))
    var evaluation = Evaluation()
    evaluation.trainSeconds = trainSeconds
    evaluation.examples = examples
    evaluation.accuracy = share(of: tests) { $0.intent == $0.truth }
    evaluation.intents = perIntent(tests)
    evaluation.confusions = confusions(tests)
    evaluation.predictMicroseconds = latency(times)
    if !others.isEmpty { evaluation.auroc = auroc(inScope: tests, outOfScope: others) }
    if !tunings.isEmpty { addRejection(to: &evaluation, tests, tunings, others) }
    return evaluation
  }

  private func prediction(for utterance: LabelledUtterance) -> Prediction {
    let beliefs = reader.beliefs(about: utterance.text)
    let sureness = beliefs.reduce(0.0) { $1.score > 0 ? $0 + Double($1.score) * log(Double($1.score)) : $0 }
    return Prediction(truth: utterance.intent, intent: beliefs.first?.intent ?? "", sureness: sureness)
  }

  // MARK: Rejection

  private func addRejection(
    to evaluation: inout Evaluation, _ tests: [Prediction], _ tunings: [Prediction], _ others: [Prediction]
  ) {
    let sorted = tunings.map(\.sureness).sorted()
    let threshold = sorted[min(Int(Double(sorted.count) * Self.rejectedShare), sorted.count - 1)]
    evaluation.threshold = threshold
    evaluation.inScopeAccuracy = share(of: tests) { $0.intent == $0.truth && $0.sureness >= threshold }
    guard !others.isEmpty else { return }
    let rejected = others.count { $0.sureness < threshold }
    let falselyRejected = tests.count { $0.sureness < threshold }
    evaluation.outOfScopeRecall = Double(rejected) / Double(others.count)
    evaluation.outOfScopePrecision = Double(rejected) / Double(max(rejected + falselyRejected, 1))
  }

  /// At most this share of in-scope utterances is rejected.
  private static let rejectedShare = 0.05

  /// The probability that an in-scope utterance is surer than an out-of-scope one, ties counted half
  /// (Mann and Whitney 1947).
  private func auroc(inScope: [Prediction], outOfScope: [Prediction]) -> Double {
    let all = (inScope.map { ($0.sureness, true) } + outOfScope.map { ($0.sureness, false) }).sorted {
      $0.0 < $1.0
    }
    var rankSum = 0.0
    var i = 0
    while i < all.count {
      let end = all[i...].firstIndex { $0.0 > all[i].0 } ?? all.count
      let rank = Double(i + end + 1) / 2  // the mean of the ranks i + 1 ... end
      rankSum += rank * Double(all[i..<end].count { $0.1 })
      i = end
    }
    let (n, m) = (Double(inScope.count), Double(outOfScope.count))
    return (rankSum - n * (n + 1) / 2) / (n * m)
  }

  // MARK: Counting

  private func share(of predictions: [Prediction], where isRight: (Prediction) -> Bool) -> Double {
    predictions.isEmpty ? 0 : Double(predictions.count(where: isRight)) / Double(predictions.count)
  }

  private func perIntent(_ predictions: [Prediction]) -> [String: Evaluation.PerIntent] {
    let truths = Dictionary(grouping: predictions, by: \.truth)
    let predicted = Dictionary(grouping: predictions, by: \.intent)
    return truths.mapValues { group in
      let truth = group[0].truth
      let right = Double(group.count { $0.intent == truth })
      let precision = right / Double(max(predicted[truth]?.count ?? 0, 1))
      let recall = right / Double(group.count)
      let sum = precision + recall
      return .init(
        precision: precision, recall: recall, f1: sum > 0 ? 2 * precision * recall / sum : 0,
        support: group.count)
    }
  }

  private func confusions(_ predictions: [Prediction]) -> [Evaluation.Confusion] {
    let wrong = Dictionary(grouping: predictions.filter { $0.intent != $0.truth }) { [$0.truth, $0.intent] }
    return wrong.map { .init(truth: $0.key[0], predicted: $0.key[1], count: $0.value.count) }.sorted {
      ($1.count, $0.truth, $0.predicted) < ($0.count, $1.truth, $1.predicted)
    }
  }

  private func latency(_ times: [Double]) -> Evaluation.Latency? {
    let sorted = times.sorted()
    guard let last = sorted.last else { return nil }
    return .init(
      median: sorted[sorted.count / 2], p99: sorted.dropFirst(sorted.count * 99 / 100).first ?? last)
  }
}
