extension Evaluation {
  /// What can be counted without out-of-scope utterances.
  init(of predictions: [Prediction]) {
    accuracy = predictions.share(where: \.isRight)
    intents = Self.perIntent(predictions)
    confusions = Self.confusions(predictions)
    predictMicroseconds = Self.latency(predictions.map(\.microseconds))
  }

  mutating func addOutOfScope(_ others: [Prediction], inScope tests: [Prediction], rejection: Rejection?) {
    auroc = areaUnderCurve(inScope: tests, outOfScope: others)
    guard let rejection else { return }
    threshold = rejection.threshold
    inScopeAccuracy = tests.share { $0.isRight && !rejection.rejects($0) }
    guard !others.isEmpty else { return }
    let (rejected, falselyRejected) = (
      others.count(where: rejection.rejects), tests.count(where: rejection.rejects)
    )
    outOfScopeRecall = Double(rejected) / Double(others.count)
    outOfScopePrecision = Double(rejected) / Double(max(rejected + falselyRejected, 1))
  }

  private static func perIntent(_ predictions: [Prediction]) -> [String: PerIntent] {
    let predicted = Dictionary(grouping: predictions, by: \.intent)
    return Dictionary(grouping: predictions, by: \.truth).mapValues { group in
      let right = Double(group.count(where: \.isRight))
      let precision = right / Double(max(predicted[group[0].truth]?.count ?? 0, 1))
      let recall = right / Double(group.count)
      let sum = precision + recall
      return PerIntent(
        precision: precision, recall: recall, f1: sum > 0 ? 2 * precision * recall / sum : 0,
        support: group.count)
    }
  }

  private static func confusions(_ predictions: [Prediction]) -> [Confusion] {
    let wrong = Dictionary(grouping: predictions.filter { !$0.isRight }) { [$0.truth, $0.intent] }
    return wrong.map { Confusion(truth: $0.key[0], predicted: $0.key[1], count: $0.value.count) }.sorted {
      ($1.count, $0.truth, $0.predicted) < ($0.count, $1.truth, $1.predicted)
    }
  }

  private static func latency(_ times: [Double]) -> Latency? {
    let sorted = times.sorted()
    guard let last = sorted.last else { return nil }
    return Latency(
      median: sorted[sorted.count / 2], p99: sorted.dropFirst(sorted.count * 99 / 100).first ?? last)
  }
}
