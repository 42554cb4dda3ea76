import ArgumentParser
import Evaluation
import Foundation
import Hosting
import Knowledge
import Spotter
import Understanding

/// Trains the matcher on labelled examples and measures it.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Train the matcher on labelled examples (Rasa NLU YAML) and measure it on others.",
    discussion: """
      The threshold for rejection is set on the tune files only: at most one in twenty of them is rejected. Without \
      --train, the content's own examples are measured by cross-validation.

      \(Examples.text([
        ("spotter eval --train train.yml --tune val.yml --test test.yml", "accuracy, and what is confused"),
        ("spotter eval --train train.yml --test test.yml --out-of-scope oos.yml", "rejection as well"),
        ("spotter eval --intents Intents --folds 10", "the content's own examples"),
        ("spotter eval --safety Tests/Cases/traps.jsonl", "which red flags are seen, and what is taken for one"),
      ]))

      With --safety, conversation cases are run: one JSON object a line, as in Tests/Cases.
      """)

  @Option(parsing: .upToNextOption, help: "Files to train on.")
  var train: [String] = []

  @Option(parsing: .upToNextOption, help: "Files that set the rejection threshold.")
  var tune: [String] = []

  @Option(parsing: .upToNextOption, help: "Files of utterances that belong to no intent, to set it better.")
  var tuneOutOfScope: [String] = []

  @Option(parsing: .upToNextOption, help: "Files to measure on.")
  var test: [String] = []

  @Option(parsing: .upToNextOption, help: "Files of utterances that belong to no intent.")
  var outOfScope: [String] = []

  @Option(parsing: .upToNextOption, help: "Files of conversation cases to measure red flags on.")
  var safety: [String] = []

  @Option(help: "With --safety: the share of red flags that has to be recognised for success, 0 to 1.")
  var minRecall = 0.0

  @Option(help: "With --safety: the share of other messages that may be taken for one, 0 to 1.")
  var maxFalseAlarms = 1.0

  @Option(help: "Without --train: how many parts the content's examples are dealt into (default: 10).")
  var folds: Int?

  @Option(
    help:
      """
      Put one typing mistake into this share of the longer words of the test utterances; with --safety, into one word \
      of this share of the messages.
      """)
  var typos = 0.0

  @Option(help: "With --typos: which mistakes are made (default: 7).")
  var seed: UInt64?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var content: ContentOptions

  func validate() throws {
    try validateNumbers()
    if !safety.isEmpty {
      try validateSafety()
    } else if !train.isEmpty {
      try validateTraining()
    } else {
      try validateCrossValidation()
    }
  }

  private func validateNumbers() throws {
    guard (0...1).contains(typos) else { throw ValidationError("--typos is a share from 0 to 1.") }
    guard (0...1).contains(minRecall), (0...1).contains(maxFalseAlarms) else {
      throw ValidationError("--min-recall and --max-false-alarms are shares from 0 to 1.")
    }
    guard folds ?? 2 >= 2 else { throw ValidationError("--folds is 2 or more.") }
    if seed != nil, typos == 0 { throw ValidationError("--seed goes with --typos.") }
    if safety.isEmpty, minRecall > 0 || maxFalseAlarms < 1 {
      throw ValidationError("--min-recall and --max-false-alarms go with --safety.")
    }
  }

  private func validateSafety() throws {
    guard (train + test + tune + tuneOutOfScope + outOfScope).isEmpty, folds == nil else {
      throw ValidationError("--safety measures conversation cases only: leave out other files and --folds.")
    }
  }

  private func validateTraining() throws {
    if test.isEmpty { throw ValidationError("--train needs --test files.") }
    if tune.isEmpty, !tuneOutOfScope.isEmpty {
      throw ValidationError("--tune-out-of-scope needs --tune files.")
    }
    if folds != nil { throw ValidationError("--folds goes without --train.") }
  }

  private func validateCrossValidation() throws {
    guard (test + tune + tuneOutOfScope + outOfScope).isEmpty else {
      throw ValidationError("--test, --tune, --out-of-scope and --tune-out-of-scope need --train files.")
    }
    if content.intents == nil {
      throw ValidationError(
        "Give --train and --test files, or --intents DIR to measure the content's own examples.")
    }
    if typos > 0 { throw ValidationError("--typos needs --train files or --safety.") }
  }

  func run() throws {
    guard safety.isEmpty else { return try evaluateSafety() }
    try explainingFailure {
      let bar = ProgressBar()
      var evaluation = try train.isEmpty ? crossValidation(bar) : evaluation(bar)
      bar.clear()
      evaluation.peakMemoryBytes = peakMemoryBytes()
      let lines = json ? [try JSONLine.encode(evaluation)] : EvaluationReport(evaluation).lines
      for line in lines { try LineWriter().write(line) }
    }
  }

  private func crossValidation(_ bar: ProgressBar) throws -> Evaluation {
    bar.show("training and measuring", share: 0)
    let folder = content.intents ?? ""
    let knowledge = try ContentLoader().load(folder: folder)
    guard knowledge.intents.contains(where: { !$0.examples.isEmpty }) else {
      throw NothingToMeasure(files: [folder])
    }
    return CrossValidation(of: knowledge, folds: folds ?? 10, vectors: try content.wordVectors()).evaluate {
      bar.show("training and measuring", share: $0)
    }
  }

  private func evaluation(_ bar: ProgressBar) throws -> Evaluation {
    let vectors = try content.wordVectors()
    let training = try utterances(in: train).checkedForTraining()
    var typoMaker = typoMaker
    let data = Evaluator.Data(
      test: try utterances(in: test).checked(against: training).map { typoMaker.perturb($0) },
      tuning: try utterances(in: tune).checked(against: training),
      tuningOutOfScope: try utterances(in: tuneOutOfScope), outOfScope: try utterances(in: outOfScope))
    bar.show("training on \(training.count) examples", share: 0)
    let language =
      try content.intents.map { try ContentLoader().load(folder: $0).language }
      ?? CompiledContent.builtIn().language
    let evaluator = Evaluator(training: training, language: language, vectors: vectors)
    return evaluator.evaluate(data) { bar.show("measuring", share: $0) }
  }
  /// The utterances of files that were given: an option with files that hold none would be ignored.
  private func utterances(in files: [String]) throws -> [LabelledUtterance] {
    let utterances = try TrainingDataReader().read(files: files)
    guard files.isEmpty || !utterances.isEmpty else { throw NothingToMeasure(files: files) }
    return utterances
  }

  var typoMaker: TypoMaker { TypoMaker(rate: typos, seed: seed ?? 7) }
}

/// A measurement of nothing is no success.
struct NothingToMeasure: ExitCoded, CustomStringConvertible {
  let exitCode: Int32 = 1
  var files: [String]
  var what = "examples"

  var description: String { "\(files.joined(separator: ", ")): no \(what) here, so nothing to measure" }
}
