public import ArgumentParser
import Foundation
import Hosting
public import Transcripts

/// Writes transcripts in another format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write transcripts in another format.",
    discussion: """
      A single transcript goes to standard output, any number into the folder of --output. In the formats chat \
      and rasa only the words are written.

      \(Examples.text([
        ("spotter convert talk.transcript --to botium", "one, to standard output"),
        ("spotter convert Tests/Transcripts --to rasa --output rasa", "a folder of them"),
      ]))
      """)

  @Argument(help: "Files, and folders to look for them in.")
  var paths: [String]

  @Option(help: "The format.")
  var to: TranscriptFormat

  @Option(help: ArgumentHelp("The folder to write a file for each transcript in.", valueName: "dir"))
  var output: String?

  func run() throws {
    try explainingFailure {
      let entries = try TranscriptLoader().load(paths)
      guard !entries.isEmpty else { throw NoTranscripts(paths: paths) }
      warnOfLosses(in: entries)
      if let output {
        try write(entries, into: output)
      } else if entries.count == 1 {
        try LineWriter().write(String(try to.source(of: entries[0].transcript).dropLast()))
      } else {
        throw ValidationError("These are \(entries.count) transcripts: name a folder for them with --output.")
      }
    }
  }

  private func warnOfLosses(in entries: [TranscriptEntry]) {
    let count = entries.count { entry in entry.transcript.turns.contains { !$0.assertions.isEmpty } }
    if to.hasOnlyText, count > 0 {
      StandardError.write(
        "the assertions of \(count) of \(entries.count) are left out: in the format '\(to.rawValue)' only the words are written"
      )
    }
  }

  private func write(_ entries: [TranscriptEntry], into folder: String) throws {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var taken: Set<String> = []
    for entry in entries {
      let name = Self.unused(TranscriptFormat.baseName(of: entry.file), besides: taken)
      taken.insert(name)
      let file = "\(folder)/\(name)\(to.suffixes[0])"
      try to.source(of: entry.transcript).writeWhole(to: file)
      try LineWriter().write(file)
    }
  }
}

extension Convert {
  /// The name, or the first of it with a number that no other has.
  private static func unused(_ name: String, besides taken: Set<String>) -> String {
    var (unused, number) = (name, 1)
    while taken.contains(unused) {
      number += 1
      unused = "\(name)-\(number)"
    }
    return unused
  }
}

extension TranscriptFormat: ExpressibleByArgument {}
