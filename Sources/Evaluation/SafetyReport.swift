/// A safety evaluation as lines for people: the misses first, the figures last.
public struct SafetyReport: Sendable {
  public let lines: [String]

  public init(_ evaluation: SafetyEvaluation) {
    let misses = evaluation.missed.map { Self.line("missed", $0) }
    let falseAlarms = evaluation.falseAlarms.map { Self.line("false alarm", $0) }
    lines =
      misses + falseAlarms + [
        Self.summary(
          "recall      ", evaluation.recall, evaluation.alarms - evaluation.missed.count, evaluation.alarms),
        Self.summary(
          "false alarms", evaluation.falseAlarmRate, evaluation.falseAlarms.count, evaluation.nearMisses),
      ]
  }

  private static func line(_ kind: String, _ miss: SafetyEvaluation.Miss) -> String {
    "\(kind): \(miss.id), message \(miss.turn): expected \(miss.expected), got \(miss.level): \(miss.text)"
  }

  private static func summary(_ name: String, _ rate: Double?, _ count: Int, _ all: Int) -> String {
    "\(name)  \(rate.map(EvaluationReport.percent) ?? "-")  (\(count) of \(all))"
  }
}
