import ArgumentParser
import Knowledge
import Testing

@testable import SpotterCLI

/// What goes wrong, as exit codes.
@Suite struct FailureTests {
  private struct Surprise: Error {}

  private static let codes: [(any Error, ExitCode)] = [
    (Surprise(), ExitCode(70)), (MissingContent(path: "here", expected: "content"), ExitCode(66)),
    (NoTranscripts(paths: ["here"]), ExitCode(1)), (ExitCode(3), ExitCode(3)),
  ]

  @Test(arguments: codes.indices)
  func givesEveryErrorACode(_ number: Int) {
    let (error, code) = Self.codes[number]
    #expect(throws: code) { try explainingFailure { throw error } }
  }

  @Test func leavesWrongUsageToTheParserOfArguments() {
    #expect(throws: ValidationError.self) { try explainingFailure { throw ValidationError("no") } }
  }
}
