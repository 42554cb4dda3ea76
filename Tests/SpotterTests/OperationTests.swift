import Foundation
import Testing

/// What an operator does to a running bot: signals, closed pipes, state files that cannot be used.
@Suite struct OperationTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func endsCleanlyOnASignal(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let program = try RunningProgram(["bot", "--state", folder.path("s.db")])
    try program.send("my lower back hurts")
    #expect(try program.nextLine()?.contains("lower back") == true)
    program.signal(signal)
    #expect(try program.remainingLines() == [])
    #expect(program.exitStatus() == 0)
    #expect(try program.errorText() == "")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["s.db"], "no log is left")
    let next = try ProgramTests.run(
      ["bot", "--state", folder.path("s.db")], input: Data("what did you understand?".utf8))
    #expect(next.output.contains("lower back"))
  }

  /// What was read before the signal is answered: nothing of it could be read again.
  @Test func answersWhatItHasReadBeforeItEnds() throws {
    let program = try RunningProgram(["bot", "--format", "jsonl"])
    try program.send(#"{"command":"ping"}"#)
    _ = try program.nextLine()
    try program.send((1...300).map { "{\"text\":\"hi\",\"id\":\($0)}" }.joined(separator: "\n"))
    let first = try #require(try program.nextLine())
    program.signal(SIGTERM)
    let lines = [first] + (try program.remainingLines())
    #expect(lines.count == 300 && lines.last?.contains("\"id\":300") == true)
    #expect(program.exitStatus() == 0)
  }

  @Test func endsEvenIfNobodyReads() throws {
    let folder = try TemporaryFolder()
    // Read at once, and answered with more than a pipe holds.
    let pings = String(repeating: "{\"command\":\"ping\"}\n", count: 3400)
    try Data(pings.utf8).write(to: folder.url.appending(path: "in"))
    let program = try RunningProgram(["bot", "--format", "jsonl"], inputFile: folder.path("in"))
    _ = try program.nextLine()
    program.signal(SIGTERM)
    #expect(program.exitStatus() == 74)
    #expect(try program.errorText().contains("the output cannot be written"))
  }

  @Test func printsCountersOnRequest() throws {
    let program = try RunningProgram(["bot", "--log-level", "critical"])
    for text in ["my lower back hurts", "how much protein do i need", "???"] {
      try program.send(text)
      _ = try program.nextLine()
    }
    program.signal(SIGUSR1)
    try program.send("hello")
    _ = try program.nextLine()
    let counters = try program.errorText()
    #expect(
      counters.hasPrefix(
        "turns: 3, conversations kept: 1, bad lines: 0; gaps: not_covered 1, off_topic 0, unclear 1;"))
    #expect(!counters.contains("protein"))
    try program.endInput()
    #expect(program.exitStatus() == 0)
  }

  @Test func logsNothingOfAConversation() throws {
    let program = try RunningProgram(["bot", "--format", "matterbridge", "--log-level", "trace"])
    try program.send(#"{"text":"numbness","gateway":"g","username":"ann","event":""}"#)
    _ = try program.nextLine()
    try program.send(#"{"text":"numbness","username":"ann""#)
    try program.endInput()
    #expect(program.exitStatus() == 0)
    let log = try program.errorText()
    #expect(log.contains("info bot") && log.contains("warning bot"))
    #expect(!log.contains("numb") && !log.contains("ann"))
  }

  @Test func endsQuietlyWhenItsReaderGoes() throws {
    let program = try RunningProgram(["bot"])
    try program.send("hello")
    _ = try program.nextLine()
    try program.closeOutput()
    try program.send("hello")
    #expect(program.exitStatus() == 0)
    #expect(try program.errorText() == "")
  }

  /// No file of the program's own may get the number of one that is missing.
  @Test(arguments: [("<&-", "the input cannot be read"), (">&-", "the output cannot be written")])
  func saysThatAnEndIsMissing(_ redirection: String, _ message: String) throws {
    let result = try ProgramTests.shell("'\(RunningProgram.path)' bot \(redirection)", input: "hello\n")
    #expect(result.status == 74 && result.output == "")
    #expect(result.errors.hasPrefix(message))
  }

  @Test(arguments: ["2>&-", "2>/dev/full"])
  func needsNobodyToReadItsErrors(_ redirection: String) throws {
    let folder = try TemporaryFolder()
    try Data("precious".utf8).write(to: folder.url.appending(path: "s.db"))
    let result = try ProgramTests.shell(
      "'\(RunningProgram.path)' bot --state '\(folder.path("s.db"))' \(redirection)", input: "hello\n")
    #expect(result.status == 65 && result.output == "")
  }

  @Test(arguments: ["", "@", "two words"])
  func refusesANameThatNobodyCanBeAddressedBy(_ name: String) throws {
    let result = try ProgramTests.run(["bot", "--address", name])
    #expect(result.status == 64)
    #expect(result.errors.contains("--address is one word"))
  }

  @Test func readsNoFasterThanItIsRead() throws {
    let folder = try TemporaryFolder()
    let line = Data("{\"command\":\"ping\",\"id\":\"\(String(repeating: "x", count: 50_000))\"}\n".utf8)
    let flood = (0..<200).reduce(into: Data()) { flood, _ in flood += line }  // 10 MB
    try flood.write(to: folder.url.appending(path: "in"))
    let program = try RunningProgram(["bot", "--format", "jsonl"], inputFile: folder.path("in"))
    let start = try {
      _ = try program.nextLine(); return try program.memory("VmHWM")
    }()
    for _ in 2..<195 { _ = try program.nextLine() }
    #expect(try program.memory("VmHWM") < start + 4000)
    #expect(try program.remainingLines().count == 6)
  }
}
