import ArgumentParser
import Dialogue
import Foundation
import Hosting
import Transcripts

/// Has the conversations of transcripts again and compares.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Replay transcripts and compare what is said with what was expected.",
    discussion: """
      Reads Botium's *.convo.txt with *.utterances.txt, Bot Framework's *.transcript and *.chat, and Rasa's end-to-end \
      test_cases (YAML).

      \(Examples.text([
        ("spotter replay Tests/Transcripts", "what differs; exit code 1 if anything does"),
        ("spotter replay Tests/Transcripts --update", "take what is said for what is expected"),
        ("spotter replay Tests/Transcripts --coverage --junit results.xml", "for continuous integration"),
      ]))
      """)

  @Argument(help: "Files, and folders to look for them in.")
  var paths: [String]

  @Flag(help: "Rewrite what the *.convo.txt files expect to what is said, and show what changed.")
  var update = false

  @Option(help: "How many transcripts are replayed at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("Write the results as JUnit XML.", valueName: "file"))
  var junit: String?

  @Flag(help: "Say what of the content no transcript reaches.")
  var coverage = false

  @OptionGroup var content: ContentOptions

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs is a number from 1.") }
  }

  func run() throws {
    let assistant = try content.assistant()
    try explainingFailure {
      let output = LineWriter()
      if update {
        let changes = try TranscriptUpdate.rewriteFiles(of: try results(with: assistant))
        for line in changes { try output.write(line) }
      }
      let results = try results(with: assistant)
      for line in ReplayReport(results).lines { try output.write(line) }
      if coverage {
        for line in Coverage(of: assistant.knowledge, by: results).lines { try output.write(line) }
      }
      if let junit { try JUnitReport(results).xml.writeWhole(to: junit) }
      guard results.allSatisfy(\.passed) else { throw ExitCode(1) }
    }
  }

  private func results(with assistant: Assistant) throws -> [ReplayResult] {
    let entries = try TranscriptLoader(assistant: assistant).load(paths)
    guard !entries.isEmpty else { throw NoTranscripts(paths: paths) }
    let bar = ProgressBar()
    defer { bar.clear() }
    return TranscriptPlayer(assistant: assistant).replay(entries, jobs: jobs) { done in
      bar.show("\(done) of \(entries.count)", share: Double(done) / Double(entries.count))
    }
  }
}

/// A replay of nothing is no success.
struct NoTranscripts: ExitCoded, CustomStringConvertible {
  let exitCode: Int32 = 1
  var paths: [String]

  var description: String {
    "\(paths.joined(separator: ", ")): no transcripts here; expected files whose names end in .convo.txt, .transcript "
      + "or .chat, or YAML with 'test_cases'"
  }
}
