import ArgumentParser
import Foundation
import Testing

@testable import SpotterCLI

/// What `eval` refuses: a measurement that is not the one that was asked for.
@Suite struct EvalCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String) throws -> String {
    let path = folder.path(name)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private let training = """
    version: "3.1"
    nlu:
    - intent: greet
      examples: |
        - hello there
        - good morning
    - intent: bye
      examples: |
        - goodbye now
        - see you later
    """

  @Test(arguments: ["--test", "--tune", "--out-of-scope", "--train"])
  func failsOnFilesWithoutExamples(_ option: String) throws {
    let (full, empty) = (try write(training, to: "a.yml"), try write("nlu: []\n", to: "empty.yml"))
    var files = ["--train": full, "--test": full]
    files[option] = empty
    let result = try ProgramTests.run(["eval"] + files.flatMap { [$0.key, $0.value] })
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors == "\(empty): no examples here, so nothing to measure\n")
  }

  @Test func failsOnCasesThatExpectNothing() throws {
    let none = try write("", to: "none.jsonl")
    let result = try ProgramTests.run(["eval", "--safety", none, "--min-recall", "0.5"])
    #expect(result.status == 1)
    #expect(result.errors.contains("no messages with the 'safety' that is expected here"))
    let line = #"{"id":"n","turns":[{"say":"hello","expect":{"safety":"none"}}]}"#
    let calm = try write(line, to: "calm.jsonl")
    #expect(try ProgramTests.run(["eval", "--safety", calm]).status == 0)
    #expect(try ProgramTests.run(["eval", "--safety", calm, "--min-recall", "0.5"]).status == 1)
  }

  @Test(arguments: [
    "--train a --test b --folds 3", "--train a --test b --seed 3", "--train a --test b --min-recall 0.5",
    "--train a --test b --tune-out-of-scope c", "--intents Intents --typos 0.3",
    "--intents Intents --tune a", "--intents Intents --out-of-scope a",
    "--intents Intents --max-false-alarms 0", "--safety a --folds 3", "--safety a --tune b",
    "--safety a --out-of-scope b", "--safety a --seed 3", "--train a", "--test b", "--folds 3",
  ])
  func refusesOptionsThatWouldBeIgnored(_ options: String) throws {
    let arguments = options.split(separator: " ").map(String.init)
    #expect(throws: (any Error).self) { _ = try Eval.parse(arguments) }
  }

  @Test(arguments: [
    "--train a --test b --tune c --tune-out-of-scope d --out-of-scope e --typos 0.3 --seed 3",
    "--intents Intents --folds 3", "--intents Intents", "--safety a --typos 1 --seed 3 --min-recall 0.98",
  ])
  func takesOptionsThatGoTogether(_ options: String) throws {
    _ = try Eval.parse(options.split(separator: " ").map(String.init))
  }
}
