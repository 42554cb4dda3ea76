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
      var typoMaker = TypoMaker(rate: typos, seed: seed)
      let evaluation = SafetyEvaluation(of: cases, with: assistant) { typoMaker.perturbOneWord(of: $0) }
      let lines = json ? [try JSONLine.encode(evaluation)] : SafetyReport(evaluation).lines
      for line in lines { try LineWriter().write(line) }
      guard evaluation.recall ?? 1 >= minRecall, evaluation.falseAlarmRate ?? 0 <= maxFalseAlarms else {
        throw ExitCode(1)
      }
    }
  }
}
