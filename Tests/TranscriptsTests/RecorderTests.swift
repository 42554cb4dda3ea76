import Dialogue
import Foundation
import Hosting
import Testing

@testable import Transcripts

/// Conversations written down while they are held.
@Suite struct RecorderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  private func bot(_ format: BotSettings.Format) throws -> LineBot {
    LineBot(
      assistant: try Shared.assistant(), settings: BotSettings(format: format), store: MemoryStore(),
      recorder: try TranscriptRecorder(folder: folder.path))
  }

  /// All recordings replay.
  private func expectReplays() throws {
    let player = TranscriptPlayer(assistant: try Shared.assistant())
    for entry in try TranscriptLoader().load([folder.path]) {
      #expect(player.replay(entry).passed, "\(entry.file)")
    }
  }

  @Test func keepsAFileForEachConversation() throws {
    var bot = try bot(.tagged)
    for line in ["ann\tmy back hurts", "bob\thello", "ann\tlower", "Bob/../x\thello", "\thello", "ann\t"] {
      _ = try bot.respond(to: .text(line))
    }
    #expect(try files == ["%.convo.txt", "Bob%2F%2E%2E%2Fx.convo.txt", "ann.convo.txt", "bob.convo.txt"])
    #expect(try folder.read("ann.convo.txt").hasPrefix("ann\n\n#me\nmy back hurts\n\n#bot\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/ann.convo.txt")[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    try expectReplays()
  }

  /// After each turn the file is a whole transcript: a crash loses nothing that was said.
  @Test func isWholeAfterEveryTurn() throws {
    var bot = try bot(.text)
    for (number, message) in ["my back hurts", "lower", "why do you ask?"].enumerated() {
      _ = try bot.respond(to: .text(message))
      let entries = try TranscriptLoader().load([folder.path])
      #expect(entries.map(\.transcript.turns.count) == [number + 1])
      try expectReplays()
    }
  }

  @Test func beginsANewFileWhenAConversationBeginsAnew() throws {
    var bot = try bot(.jsonl)
    for line in [
      #"{"text": "hello"}"#, #"{"command": "reset"}"#, #"{"text": "hi"}"#, #"{"command": "ping"}"#,
      "nonsense",
      #"{"text": "bye"}"#,
    ] { _ = try bot.respond(to: .text(line)) }
    #expect(try files == ["default.convo.txt", "default~2.convo.txt"])
    #expect(try folder.read("default~2.convo.txt").contains("#me\nbye\n"))
    try expectReplays()
  }

  @Test func deletesWhatIsToBeForgotten() throws {
    var bot = try bot(.jsonl)
    for line in [
      #"{"text": "hello"}"#, #"{"command": "reset"}"#, #"{"text": "hi"}"#,
      #"{"text": "hi", "conversation": "b"}"#,
      #"{"command": "forget"}"#,
    ] { _ = try bot.respond(to: .text(line)) }
    #expect(try files == ["b.convo.txt"])
  }

  @Test func tellsLongNamesApart() throws {
    var bot = try bot(.tagged)
    let name = String(repeating: "ü", count: 300)
    for line in ["\(name)a\thello", "\(name)b\thello", "\(name)a\tbye"] {
      _ = try bot.respond(to: .text(line))
    }
    #expect(try files.count == 2)
    try expectReplays()
  }

  /// A conversation whose beginning was not recorded would not replay.
  @Test func leavesOutTheMiddleOfAConversation() throws {
    var conversation = Conversation()
    let reply = try Shared.assistant().reply(to: "hello", in: &conversation)
    try TranscriptRecorder(folder: folder.path).record("hello", reply, in: "a", isFirst: false)
    #expect(try files.isEmpty)
    try TranscriptRecorder(file: "\(folder.path)/a.convo.txt").record("hello", reply, isFirst: false)
    #expect(try folder.read("a.convo.txt").isEmpty)
  }

  @Test func replacesNoFile() throws {
    let file = try folder.write("mine", to: "a.convo.txt")
    #expect(throws: TranscriptFileError.self) { try TranscriptRecorder(file: file) }
    #expect(try folder.read("a.convo.txt") == "mine")
    #expect(throws: TranscriptFileError.self) { try TranscriptRecorder(file: "\(folder.path)/a.transcript") }
    #expect(throws: TranscriptFileError.self) {
      try TranscriptRecorder(file: "\(folder.path)/no/a.convo.txt")
    }
    #expect(throws: TranscriptFileError.self) { try TranscriptRecorder(folder: file) }
  }
}
