import Foundation
import Spotter
import Testing
import Transcripts

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
  @Test func showsATranscriptThatPasses() throws {
    let readme = try String(contentsOf: ProgramTests.root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(
      readme.split(separator: "```text\n").first { $0.contains("#me") }?.split(separator: "```").first)
    let entry = try #require(try TranscriptFormat.botium.read(String(block), file: "README.md").first)
    let result = TranscriptPlayer(assistant: try Assistant.builtIn()).replay(entry)
    #expect(result.passed, "\(result)")
  }

  /// The conversation in the README's first console block: `> ` lines are typed, the rest is printed. A bot does not
  /// print what can be chosen.
  @Test func showsARealConversation() throws {
    let readme = try String(contentsOf: ProgramTests.root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(
      readme.split(separator: "```console\n").dropFirst().first?.split(separator: "```").first)
    var typed: [String] = []
    var shown: [String] = []
    for line in block.split(separator: "\n") where !line.hasPrefix("$") && !line.hasPrefix("  1) ") {
      if line.hasPrefix("> ") {
        typed.append(String(line.dropFirst(2)))
        shown.append("")
      } else if !shown.isEmpty {
        shown[shown.count - 1] += (shown[shown.count - 1].isEmpty ? "" : " ") + line
      }
    }
    #expect(typed.count >= 3)
    let result = try ProgramTests.run(["bot"], input: Data((typed.joined(separator: "\n") + "\n").utf8))
    #expect(result.lines == shown)
  }
}
