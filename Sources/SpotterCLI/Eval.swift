import ArgumentParser
import Foundation
import Hosting
import Knowledge
import Spotter
import Understanding

/// Trains the matcher on labelled examples and measures it.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the matcher on labelled examples (Rasa NLU YAML) and measure it on others.",
    discussion: """
      For example: spotter eval --train train.yml --tune val.yml --test test.yml --out-of-scope oos.yml
      The threshold for rejection is set on the tune files only: at most one in twenty of them is rejected.
      """)

  @Option(parsing: .upToNextOption, help: "Files to train on.")
  var train: [String]

  @Option(parsing: .upToNextOption, help: "Files that set the rejection threshold.")
  var tune: [String] = []

  @Option(parsing: .upToNextOption, help: "Files to measure on.")
  var test: [String]

  @Option(parsing: .upToNextOption, help: "Files of utterances that belong to no intent.")
  var outOfScope: [String] = []

  @Option(help: "Put one typing mistake into this share of the longer words of the test utterances.")
  var typos = 0.0

  @Option(help: "Which mistakes are made.")
  var seed: UInt64 = 7

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var content: ContentOptions

  func validate() throws {
    guard (0...1).contains(typos) else { throw ValidationError("--typos is a share from 0 to 1.") }
  }

  func run() throws {
    try explainingFailure {
      let reader = TrainingDataReader()
      let language = try content.compiled().knowledge.language
      let evaluator = Evaluator(training: try reader.read(files: train), language: language)
      var typoMaker = TypoMaker(rate: typos, seed: seed)
      var tests = try reader.read(files: test)
      for i in tests.indices { tests[i].text = typoMaker.perturb(tests[i].text) }
      let evaluation = evaluator.evaluate(
        tests, tuning: try reader.read(files: tune), outOfScope: try reader.read(files: outOfScope))
      let lines = json ? [try JSONLine.encode(evaluation)] : EvaluationReport(evaluation).lines
      for line in lines { try LineWriter().write(line) }
    }
  }
}
