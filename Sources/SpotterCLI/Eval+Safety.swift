import ArgumentParser
import Dialogue
import Evaluation
import Hosting

extension Eval {
  /// Measures red flags on conversation cases; a share that is not reached ends the command with 1.
  func evaluateSafety() throws {
    let assistant = try content.assistant()
    try explainingFailure {
      let cases = try safety.flatMap { try SafetyCase.read(file: $0) }
      var typoMaker = typoMaker
      let evaluation = SafetyEvaluation(of: cases, with: assistant) { typoMaker.perturbOneWord(of: $0) }
      try checkIsMeasured(evaluation)
      let lines = json ? [try JSONLine.encode(evaluation)] : SafetyReport(evaluation).lines
      for line in lines { try LineWriter().write(line) }
      guard evaluation.recall ?? 1 >= minRecall, evaluation.falseAlarmRate ?? 0 <= maxFalseAlarms else {
        throw ExitCode(1)
      }
    }
  }

  /// A share that is asked for is not reached by messages that cannot have one.
  private func checkIsMeasured(_ evaluation: SafetyEvaluation) throws {
    let missing: String? =
      if evaluation.alarms + evaluation.nearMisses == 0 {
        "messages with the 'safety' that is expected"
      } else if minRecall > 0, evaluation.alarms == 0 {
        "messages that report a red flag"
      } else if maxFalseAlarms < 1, evaluation.nearMisses == 0 {
        "messages that report none"
      } else {
        nil
      }
    if let missing { throw NothingToMeasure(files: safety, what: missing) }
  }
}
