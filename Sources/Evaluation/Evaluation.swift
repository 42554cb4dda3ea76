/// How well a matcher does on labelled utterances. The keys are those of the line protocol's `eval` object.
public struct Evaluation: Sendable, Encodable {
  /// Precision, recall and F1 of one intent, with the number of its test utterances.
  public struct PerIntent: Sendable, Encodable {
    public var precision: Double
    public var recall: Double
    public var f1: Double
    public var support: Int
  }

  public struct Latency: Sendable, Encodable {
    public var median: Double
    public var p99: Double
  }

  /// Share of in-scope test utterances whose best intent is right, nothing rejected.
  public var accuracy = 0.0
  /// The same with rejection: an in-scope utterance that is rejected counts as wrong (Larson et al. 2019).
  public var inScopeAccuracy: Double?
  /// Share of out-of-scope utterances that are rejected.
  public var outOfScopeRecall: Double?
  /// Share of rejected utterances that are out of scope.
  public var outOfScopePrecision: Double?
  /// Area under the curve of the out-of-scope score: how well it parts the two, whatever the threshold.
  public var auroc: Double?
  public var threshold: Double?
  public var intents: [String: PerIntent] = [:]
  /// Truth, prediction and how often, the most frequent first.
  public var confusions: [Confusion] = []
  public var trainSeconds = 0.0
  public var examples = 0
  public var predictMicroseconds: Latency?
  /// The most memory that the process has held.
  public var peakMemoryBytes: Int?

  private enum CodingKeys: String, CodingKey {
    case accuracy, auroc, threshold, intents, confusions, examples
    case inScopeAccuracy = "in_scope_accuracy"
    case outOfScopeRecall = "out_of_scope_recall"
    case outOfScopePrecision = "out_of_scope_precision"
    case trainSeconds = "train_seconds"
    case predictMicroseconds = "predict_microseconds"
    case peakMemoryBytes = "peak_memory_bytes"
  }

  public struct Confusion: Sendable, Encodable {
    public var truth: String
    public var predicted: String
    public var count: Int

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode(truth)
      try container.encode(predicted)
      try container.encode(count)
    }
  }
}
