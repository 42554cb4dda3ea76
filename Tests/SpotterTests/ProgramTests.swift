import Foundation
import Testing

/// The program itself, over pipes.
@Suite struct ProgramTests {
  struct Result {
    var output: String
    var errors: String
    var status: Int32
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs `spotter` with arguments and input. Input goes through a file: a pipe could fill up while nobody reads.
  static func run(_ arguments: [String], input: Data = Data()) throws -> Result {
    try run(executable: RunningProgram.path, arguments, input: input)
  }

  /// The same for a line of shell.
  static func shell(_ line: String, input: String = "") throws -> Result {
    try run(executable: "/bin/sh", ["-c", line], input: Data(input.utf8))
  }

  private static func run(executable: String, _ arguments: [String], input: Data) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "spotter-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8), status: process.terminationStatus)
  }

  @Test func isABotWhenItsInputIsNoTerminal() throws {
    let result = try Self.run(
      [], input: Data("my lower back kills me when i deadlift\nno, nothing in my legs\nwhats a disc\n".utf8))
    #expect(result.lines.count == 3)
    #expect(result.lines.last?.contains("[disc 1]") == true)
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let spotter = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "spotter")
    process.arguments = [
      "-c",
      "yes hello | '\(spotter.path)' bot 2>&1 >/dev/full | cat; yes hello | '\(spotter.path)' bot | head -1",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.hasPrefix("the output cannot be written: No space left on device\n"))
    #expect(output.split(separator: "\n").count == 2)
  }

  @Test func asksOnce() throws {
    let result = try Self.run(["ask", "how", "many", "vertebrae", "are", "there"])
    #expect(result.output.hasSuffix("24 of them. [disc 1]\n"))
    let json = try Self.run(["ask", "--json", "how many vertebrae are there"])
    #expect(json.output.contains(#""facts":["spine.vertebrae"]"#))
  }

  @Test func answersEveryBadLineAndGoesOn() throws {
    var input = Data("\u{FEFF}{\"text\":\"hello\"}\r\n\r\n{broken\n{\"no\":1}\n".utf8)
    // {"text":"..."} with a byte that is no UTF-8, and a NUL
    input += Data([0x7B, 0x22, 0x74, 0x65, 0x78, 0x74, 0x22, 0x3A, 0x22, 0xFF, 0x00, 0x22, 0x7D, 0x0A])
    input += Data(repeating: UInt8(ascii: "x"), count: 1_000_000) + Data("\n{\"command\":\"sing\"}\n".utf8)
    input += Data("{\"text\":\"bye\"}".utf8)
    let result = try Self.run(["bot", "--format", "jsonl"], input: input)
    let expected = ["greet", "bad_json", "bad_request", "unclear", "too_long", "bad_request", "bye"]
    #expect(result.lines.count == expected.count)
    for (line, part) in zip(result.lines, expected) { #expect(line.contains("\"\(part)\""), "\(line)") }
    #expect(result.status == 0)
  }

  @Test func saysWhereContentIsWrong() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "spotter-content-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "facts:\n- idd: a\n".write(to: folder.appending(path: "a.yml"), atomically: true, encoding: .utf8)
    let result = try Self.run(["check", folder.path])
    #expect(result.output.contains("\(folder.path)/a.yml:2:3: error: unknown key 'idd', did you mean 'id'?"))
    #expect(result.output.contains("\n  - idd: a\n    ^\n"))
    #expect(result.status == 1)
    #expect(try Self.run(["ask", "--intents", folder.path, "hi"]).status == 65)
    #expect(try Self.run(["check", "/nowhere"]).status == 66)
  }

  @Test func checksItsOwnContent() throws {
    let result = try Self.run(["check", "Intents"])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.lines.last?.contains(": no errors") == true)
    let table = result.lines.suffix(5).map { $0.prefix { $0 != " " } }
    #expect(table == ["facts", "paragraphs", "questions", "transcripts", "Intents:"])
  }

  @Test func explainsAReading() throws {
    let result = try Self.run(["explain", "no numbness in my groin"])
    #expect(result.output.contains(#"sign.numb: "numbness", negated by "no""#))
  }

  @Test(arguments: [
    ["--nonsense"], ["bot", "--format", "xml"], ["bot", "--format", "jsonl", "--tagged"], ["ask"],
  ])
  func refusesWrongUsage(_ arguments: [String]) throws {
    let result = try Self.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test(arguments: [["--help"], ["--version"], ["bot", "--help"]])
  func helps(_ arguments: [String]) throws {
    let result = try Self.run(arguments)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
  }
}
