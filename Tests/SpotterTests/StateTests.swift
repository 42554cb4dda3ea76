import Foundation
import GRDB
import Testing

/// State files under the real program.
@Suite struct StateTests {
  private let folder: TemporaryFolder
  private var state: String { folder.path("s.db") }

  init() throws { folder = try TemporaryFolder() }

  private func bot(_ lines: String..., options: [String] = []) throws -> ProgramTests.Result {
    try ProgramTests.run(
      ["bot", "--format", "jsonl", "--state", state] + options,
      input: Data(lines.joined(separator: "\n").utf8))
  }

  @Test func remembersAcrossRuns() throws {
    #expect(try bot(#"{"text":"my lower back hurts","conversation":"a"}"#).status == 0)
    #expect(try bot(#"{"text":"what did you understand?","conversation":"a"}"#).output.contains("lower back"))
    #expect(
      try !bot(#"{"text":"what did you understand?","conversation":"b"}"#).output.contains("lower back"))
  }

  @Test func isReadableOnlyByItsOwner() throws {
    _ = try bot(#"{"text":"hello"}"#)
    let attributes = try FileManager.default.attributesOfItem(atPath: state)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func forgetsEveryByte() throws {
    _ = try bot(
      #"{"text":"my lower back hurts","conversation":"ann"}"#, #"{"text":"hello","conversation":"bob"}"#)
    #expect(try Data(contentsOf: URL(fileURLWithPath: state)).range(of: Data("region.lower".utf8)) != nil)
    _ = try bot(#"{"command":"forget","conversation":"ann"}"#)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: state))
    #expect(bytes.range(of: Data("region.lower".utf8)) == nil && bytes.range(of: Data("ann".utf8)) == nil)
    #expect(bytes.range(of: Data("bob".utf8)) != nil)
  }

  @Test func expires() throws {
    let lines = (0..<20).map { "{\"text\":\"hello\",\"conversation\":\"c\($0)\"}" }.joined(separator: "\n")
    _ = try bot(lines, options: ["--expire-turns", "5"])
    let kept = try change { try String.fetchAll($0, sql: "SELECT name FROM conversation ORDER BY turn") }
    #expect(kept == ["c15", "c16", "c17", "c18", "c19"])
  }

  @Test func goesOnWithOtherContent() throws {
    _ = try bot(#"{"text":"my lower back hurts"}"#, #"{"text":"I can't feel my groin","conversation":"b"}"#)
    try change { try $0.execute(sql: "UPDATE conversation SET content = 'older'") }
    let result = try bot(
      #"{"text":"what did you understand?"}"#, #"{"text":"how do I plank?","conversation":"b"}"#)
    #expect(result.lines.first?.contains("lower back") == true)
    #expect(result.lines.last?.contains("\"safety\":\"emergency\"") == true)
  }

  @Test func saysThatAConversationCannotBeRead() throws {
    _ = try bot(#"{"text":"my lower back hurts"}"#)
    try change { try $0.execute(sql: "UPDATE conversation SET version = 0") }
    let result = try bot(#"{"text":"what is a disc?"}"#, #"{"text":"what is a disc?"}"#)
    #expect(result.status == 0)
    #expect(result.lines[0].contains("I've been updated since we last talked"))
    #expect(!result.lines[1].contains("I've been updated"))
  }

  @Test func refusesFilesThatAreNotItsOwn() throws {
    try Data("precious".utf8).write(to: URL(fileURLWithPath: state))
    let result = try bot(#"{"text":"hello"}"#)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("\(state): this is no state file of Spotter's"))
    #expect(try String(contentsOfFile: state, encoding: .utf8) == "precious")
  }

  @Test func repliesToNothingThatItCannotStore() throws {
    _ = try bot(#"{"text":"hello"}"#)
    let shell = try ProgramTests.shell(
      "ulimit -f 100; exec '\(RunningProgram.path)' bot --tagged --state '\(state)'",  // blocks of 512 bytes
      input: (1...1000).map { "c\($0)\t\(String(repeating: "what is a disc? ", count: 2))\n" }.joined())
    #expect(shell.status == 74)
    #expect(shell.errors == "\(state): the state file cannot be used: disk I/O error\n")
    let kept = try change {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM conversation WHERE name LIKE 'c%'")
    }
    #expect(kept == shell.lines.count)
  }

  @Test func saysThatAFileIsReadOnly() throws {
    _ = try bot(#"{"text":"hello"}"#)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: state)
    let asMortal = geteuid() == 0 ? "setpriv --bounding-set=-dac_override " : ""  // root may write everywhere
    let shell = try ProgramTests.shell(
      "\(asMortal)'\(RunningProgram.path)' bot --state '\(state)'", input: "hello\n")
    #expect(shell.status == 74)
    #expect(shell.output == "")
    #expect(shell.errors == "\(state): the state file cannot be written: it is read-only\n")
  }

  /// Looks into the file, or changes it, behind the program's back.
  @discardableResult
  private func change<Value>(_ work: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: state).write(work)
  }
}
