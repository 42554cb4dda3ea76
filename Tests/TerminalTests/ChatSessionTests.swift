import Foundation
import Spotter
import Terminal
import Testing
import Transcripts

/// The chat without a terminal.
@MainActor
@Suite struct ChatSessionTests {
  /// Lines from a list.
  struct Script: LineSource {
    var lines: [TypedLine]
    mutating func next(prompt: String) -> TypedLine { lines.isEmpty ? .end : lines.removeFirst() }
  }

  private func page(
    _ lines: TypedLine..., width: Int = 60, recorder: TranscriptRecorder? = nil
  ) throws -> [String] {
    var page: [String] = []
    var session = ChatSession(
      assistant: try Assistant.builtIn(), source: Script(lines: lines), width: width, recorder: recorder
    ) { page.append($0) }
    try session.run()
    return page
  }

  @Test func opensWithWhatItIsAndAnswers() throws {
    let page = try page(.line("how many vertebrae are there"))
    #expect(page.first?.hasPrefix("Spotter:") == true)
    #expect(page.contains { $0.contains("24") })
  }

  @Test func wrapsToTheWindow() throws {
    let page = try page(.line("what causes sciatica and what helps?"), width: 40)
    #expect(page.allSatisfy { $0.count <= 40 })
    #expect(page.count > 8)
  }

  @Test func goesOnAfterCtrlCAndBlankLines() throws {
    let page = try page(.cancelled, .line("   "), .line("hello"))
    #expect(page.contains { $0.hasPrefix("Hello") })
  }

  @Test func listsItsCommands() throws {
    let page = try page(.line("/help"))
    for command in ["/why", "/skip", "/quit"] { #expect(page.contains { $0.contains(command) }) }
  }

  @Test func leavesOnQuit() throws {
    let page = try page(.line("/quit"), .line("how many vertebrae are there"))
    #expect(!page.contains { $0.contains("24") })
  }

  @Test func runsCommandsLikeTheirPlainWords() throws {
    let command = try page(.line("my back hurts"), .line("/why"))
    let words = try page(.line("my back hurts"), .line("why do you ask?"))
    #expect(command == words)
  }

  /// Commands are written down as the plain words that they stand for, or not at all.
  @Test func writesAConversationDownThatReplays() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).convo.txt").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    _ = try page(
      .line("my back hurts"), .line("/help"), .line("/why"), .cancelled, .line("#me too"),
      recorder: try TranscriptRecorder(file: file))
    let entry = try #require(try TranscriptLoader().load([file]).first)
    #expect(entry.transcript.turns.map(\.message) == ["my back hurts", "why do you ask?", "#me too"])
    #expect(TranscriptPlayer(assistant: try Assistant.builtIn()).replay(entry).passed)
  }

  @Test func takesAnUnknownCommandForAMessage() throws {
    #expect(
      try page(.line("/nonsense"), .line("bye")).contains { $0.contains("Bye") || $0.contains("Take care") })
  }
}
