internal import Foundation

/// An evaluation as lines for people.
public struct EvaluationReport: Sendable {
  public let lines: [String]

  public init(_ evaluation: Evaluation) {
    var lines = ["accuracy                  \(Self.percent(evaluation.accuracy))"]
    let rates: [(String, Double?)] = [
      ("with rejection, in scope ", evaluation.inScopeAccuracy),
      ("out of scope, recall     ", evaluation.outOfScopeRecall),
      ("out of scope, precision  ", evaluation.outOfScopePrecision),
      ("AUROC                    ", evaluation.auroc),
    ]
    lines += rates.compactMap { name, rate in rate.map { "\(name) \(Self.percent($0))" } }
    lines.append(
      "trained on                \(evaluation.examples) examples in \(Self.number(evaluation.trainSeconds)) s"
    )
    if let latency = evaluation.predictMicroseconds {
      lines.append(
        "one utterance             \(Self.number(latency.median)) us median, \(Self.number(latency.p99)) us p99"
      )
    }
    if let bytes = evaluation.peakMemoryBytes {
      lines.append("peak memory               \(bytes / 1_000_000) MB")
    }
    lines += Self.weakest(evaluation.intents)
    lines += evaluation.confusions.prefix(10).map { "\($0.count) x \($0.truth) taken for \($0.predicted)" }
    self.lines = lines
  }

  /// The intents that are recognised worst.
  private static func weakest(_ intents: [String: Evaluation.PerIntent]) -> [String] {
    intents.filter { $0.value.f1 < 1 }.sorted { ($0.value.f1, $0.key) < ($1.value.f1, $1.key) }.prefix(10).map
    {
      "F1 \(percent($1.f1)), precision \(percent($1.precision)), recall \(percent($1.recall)) of \($1.support): \($0)"
    }
  }

  static func percent(_ share: Double) -> String { number(share * 100) + " %" }

  private static func number(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_US_POSIX")))
  }
}
