import Foundation
import Testing

/// `replay`, `convert` and `--record` of the program itself.
@Suite final class ReplayProgramTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "spotter-replay-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func run(_ arguments: String..., input: String = "") throws -> ProgramTests.Result {
    try ProgramTests.run(arguments, input: Data(input.utf8))
  }

  /// Writes a file and returns its path.
  private func write(_ source: String, to name: String) throws -> String {
    let file = folder.appending(path: name)
    try source.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test func replaysOurTranscripts() throws {
    let result = try run("replay", "Tests/Transcripts", "--coverage")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.lines.contains { $0.hasSuffix(": all as expected") })
    #expect(result.lines.contains { $0.hasPrefix("safety flags: ") && !$0.contains("not reached") })
    #expect(result.errors.isEmpty)
  }

  @Test func failsWithTheConversationAndAReport() throws {
    let file = try write("#me\nwhat is a disc\n#bot\nNOT_FACTS spine.*\n", to: "a.convo.txt")
    let report = folder.appending(path: "a.xml")
    let result = try run("replay", file, "--jobs", "1", "--junit", report.path)
    #expect(result.status == 1)
    #expect(result.output.contains("\(file):1: not as expected\n    #me\n    what is a disc\n"))
    #expect(result.lines.last == "1 transcript, 1 turn: 0 as expected, 1 not")
    #expect(try String(contentsOf: report, encoding: .utf8).contains(#"failures="1""#))
  }

  @Test func updatesAndSaysWhatChanged() throws {
    let file = try write("#me\nwhat is a disc\n#bot\nNo idea.\n", to: "a.convo.txt")
    let result = try run("replay", "--update", folder.path)
    #expect(result.status == 0)
    #expect(result.output.contains("  - No idea.\n  + Discs sit"))
    #expect(result.output.contains("1 reply in 1 file rewritten\n"))
    #expect(try run("replay", file).status == 0)
  }

  @Test func endsAsTheProtocolSays() throws {
    #expect(try run("replay", folder.path).status == 1)  // no transcripts
    #expect(try run("replay", "/nowhere").status == 66)
    let file = try write("#me\nhi\n#bot\nFACTS core.plnk\n", to: "a.convo.txt")
    let result = try run("replay", file)
    #expect(result.status == 65)
    #expect(result.errors == "\(file):4:1: error: unknown fact 'core.plnk', did you mean 'core.plank'?\n")
    #expect(try run("replay").status == 64)
    #expect(try run("replay", file, "--jobs", "0").status == 64)
  }

  @Test func recordsAndConverts() throws {
    let recording = folder.appending(path: "talk.convo.txt").path
    let input = "my lower back hurts\n#me\n?\n"
    #expect(try run("chat", "--record", recording, input: input).status == 0)
    #expect(try run("chat", "--record", recording, input: input).status == 74)  // it replaces nothing
    let chat = try run("convert", recording, "--to", "chat")
    #expect(chat.output.hasPrefix("user: my lower back hurts\nbot: "))
    let botium = try run("convert", try write(chat.output, to: "talk.chat"), "--to", "botium")
    #expect(try Data(contentsOf: URL(fileURLWithPath: recording)) == Data(botium.output.utf8))
    let output = folder.appending(path: "rasa").path
    #expect(try run("convert", folder.path, "--to", "rasa", "--output", output).lines.count == 2)
    #expect(try run("replay", folder.path).lines.last == "4 transcripts, 12 turns: all as expected")
    #expect(try run("convert", folder.path, "--to", "chat").status == 64)  // which of them?
  }

  /// Names that come twice are numbered, and a number may be what another one is called.
  @Test func convertsEachConversationToAFileOfItsOwn() throws {
    var paths: [String] = []
    let messages = ["a/x": "hello", "b/x": "my back hurts", "x-2": "what is a disc", "y/x": "bye"]
    for (name, message) in messages.sorted(by: { $0.key < $1.key }) {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name).deletingLastPathComponent(), withIntermediateDirectories: true)
      paths.append(try write("#me\n\(message)\n", to: name + ".convo.txt"))
    }
    let output = folder.appending(path: "out").path
    let result = try ProgramTests.run(["convert"] + paths + ["--to", "chat", "--output", output])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines == ["x", "x-2", "x-2-2", "x-3"].map { "\(output)/\($0).chat" })
    let said = try result.lines.map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(said == ["hello", "my back hurts", "what is a disc", "bye"].map { "user: \($0)\n" })
  }

  @Test func recordsEachConversationOfABot() throws {
    let input = "ann\tmy back hurts\nbob\thello\nann\tlower\n"
    #expect(try run("bot", "--tagged", "--record", folder.path, input: input).status == 0)
    let result = try run("replay", folder.path)
    #expect(result.lines.last == "2 transcripts, 3 turns: all as expected")
  }
}
