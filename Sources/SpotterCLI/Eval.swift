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

  @Option(help: "How many parts the content's examples are dealt into.")
  var folds = 10

  @Option(
    help:
      """
      Put one typing mistake into this share of the longer words of the test utterances; with --safety, into one word \
      of this share of the messages.
      """)
  var typos = 0.0

  @Option(help: "Which mistakes are made.")
  var seed: UInt64 = 7

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var content: ContentOptions

  func validate() throws {
    guard (0...1).contains(typos) else { throw ValidationError("--typos is a share from 0 to 1.") }
    guard (0...1).contains(minRecall), (0...1).contains(maxFalseAlarms) else {
      throw ValidationError("--min-recall and --max-false-alarms are shares from 0 to 1.")
    }
    guard folds >= 2 else { throw ValidationError("--folds is 2 or more.") }
    if !safety.isEmpty {
      guard train.isEmpty, test.isEmpty else {
        throw ValidationError("--safety goes without --train and --test.")
      }
      return
    }
    if train.isEmpty, content.intents == nil || !test.isEmpty {
      throw ValidationError(
        test.isEmpty
          ? "Give --train and --test files, or --intents DIR to measure the content's own examples."
          : "--test needs --train files.")
    }
    if !train.isEmpty, test.isEmpty { throw ValidationError("--train needs --test files.") }
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
    let knowledge = try ContentLoader().load(folder: content.intents ?? "")
    return CrossValidation(of: knowledge, folds: folds, vectors: try content.wordVectors()).evaluate {
      bar.show("training and measuring", share: $0)
    }
  }

  private func evaluation(_ bar: ProgressBar) throws -> Evaluation {
    let vectors = try content.wordVectors()
    let reader = TrainingDataReader()
    let training = try reader.read(files: train).checkedForTraining()
    var typoMaker = TypoMaker(rate: typos, seed: seed)
    let data = Evaluator.Data(
      test: try reader.read(files: test).checked(against: training).map { typoMaker.perturb($0) },
      tuning: try reader.read(files: tune).checked(against: training),
      tuningOutOfScope: try reader.read(files: tuneOutOfScope), outOfScope: try reader.read(files: outOfScope)
    )
    bar.show("training on \(training.count) examples", share: 0)
    let language =
      try content.intents.map { try ContentLoader().load(folder: $0).language }
      ?? CompiledContent.builtIn().language
    let evaluator = Evaluator(training: training, language: language, vectors: vectors)
    return evaluator.evaluate(data) { bar.show("measuring", share: $0) }
  }
}
