import ArgumentParser
import Authoring
import ContentChecks
import Dialogue
import Foundation
import Hosting
import Knowledge
import Transcripts
import Understanding

/// Checks content.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the content of a folder: every mistake at once, with file, line and column.",
    discussion: """
      Errors are what would make a reply wrong or impossible: they end the command with 1, with --strict warnings do, too.

      \(Examples.text([
        ("spotter check Intents", "every mistake of the folder with its place, and what is covered"),
        ("spotter check Intents --article article.txt", "and whether the facts are in the article, in other words"),
      ]))
      """)

  @Argument(help: "The content folder.")
  var folder = "Intents"

  @Option(
    help: ArgumentHelp(
      "Compare the facts with the article: the words that prove them, and words copied at length.",
      valueName: "file"))
  var article: String?

  @Option(
    help: ArgumentHelp(
      "Transcripts to count what they cover (default: Tests/Transcripts beside the content, if it is there).",
      valueName: "folder"))
  var transcripts: String?

  @Flag(help: "Fail on warnings, too.")
  var strict = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Also list words of the examples that mean nearly what a concept means and stand in none.")
  var hints = false

  func validate() throws {
    guard !json || !hints else { throw ValidationError("--hints are for people; leave out --json.") }
  }

  func run() throws {
    try explainingFailure {
      let report = try self.report()
      let output = LineWriter()
      for line in json ? [try JSONLine.encode(report)] : report.lines { try output.write(line) }
      if hints, let vectors = WordVectors.builtIn {
        for hint in LexiconHints(for: report.knowledge, vectors: vectors).hints {
          try output.write("hint: '\(hint.word)' is near '\(hint.phrase)' of \(hint.concept)")
        }
      }
      guard report.errors == 0, !strict || report.warnings == 0 else { throw ExitCode(1) }
    }
  }

  private func report() throws -> CheckReport {
    let content = try ContentLoader().read(folder: folder)
    let issues = ContentCheck(content, article: try articleText()).issues
    // What cannot be read completely cannot reply.
    let assistant =
      content.issues.isEmpty ? Assistant(content: try CompiledContent(training: content.knowledge)) : nil
    let samples = assistant.map { SampleCheck(of: content, with: $0) }
    let replayed = try assistant.flatMap(replays)
    return CheckReport(
      folder: folder, knowledge: content.knowledge, issues: issues + (samples?.issues ?? []),
      coverage: ContentCoverage(of: content.knowledge, samples: samples, transcripts: replayed))
  }

  private func articleText() throws -> ArticleText? {
    try article.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw MissingContent(path: path, expected: "the text of the article")
      }
      return ArticleText(file: path, contents: String(decoding: data, as: UTF8.self))
    }
  }

  private func replays(with assistant: Assistant) throws -> [ReplayResult]? {
    let beside = URL(fileURLWithPath: folder).deletingLastPathComponent().appending(path: "Tests/Transcripts")
    let isBeside = FileManager.default.fileExists(atPath: beside.path)
    guard let path = transcripts ?? (isBeside ? beside.path : nil) else { return nil }
    let entries = try TranscriptLoader(assistant: assistant).load([path])
    let jobs = ProcessInfo.processInfo.activeProcessorCount
    return TranscriptPlayer(assistant: assistant).replay(entries, jobs: jobs) { _ in }
  }
}
