import Foundation
import Hosting
import Spotter
import Testing

/// The line formats, with good and bad lines.
@Suite struct LineBotTests {
  private func bot(_ format: LineBot<MemoryStore>.Format) throws -> LineBot<MemoryStore> {
    LineBot(assistant: try Shared.assistant(), format: format, store: MemoryStore())
  }

  private func object(_ line: String?) throws -> [String: JSONValue] {
    try JSONDecoder().decode([String: JSONValue].self, from: Data(try #require(line).utf8))
  }

  private func ask(_ request: String) throws -> [String: JSONValue] {
    var bot = try bot(.jsonl)
    return try object(bot.respond(to: .text(request)))
  }

  @Test func repliesInOneLineOfText() throws {
    var bot = try bot(.text)
    let line = try #require(
      try bot.respond(to: .text("my lower back hurts when i deadlift, and what is a disc?")))
    #expect(!line.contains("\n") && !line.isEmpty)
    #expect(try bot.respond(to: .text("  \t ")) == nil)
  }

  @Test func saysThatALineIsTooLong() throws {
    var text = try bot(.text)
    #expect(try text.respond(to: .tooLong)?.contains("too long") == true)
    var json = try bot(.jsonl)
    #expect(
      try object(json.respond(to: .tooLong))["error"]
        == .object([
          "code": .string("too_long"), "message": .string("the line is longer than 65536 bytes"),
        ]))
  }

  @Test func keepsTaggedConversationsApart() throws {
    var bot = try bot(.tagged)
    _ = try bot.respond(to: .text("ann\tmy lower back hurts"))
    let bob = try #require(try bot.respond(to: .text("bob\twhat did you understand?")))
    let ann = try #require(try bot.respond(to: .text("ann\twhat did you understand?")))
    #expect(bob.hasPrefix("bob\t") && !bob.contains("lower back"))
    #expect(ann.hasPrefix("ann\t") && ann.contains("lower back"))
  }

  @Test func hasEveryKeyOfTheProtocol() throws {
    let reply = try ask(#"{"text":"how many vertebrae are there","conversation":"c1","id":7}"#)
    #expect(
      Set(reply.keys) == [
        "conversation", "id", "text", "act", "facts", "citations", "safety", "gap", "asks", "suggestions",
      ])
    #expect(reply["conversation"] == .string("c1"))
    #expect(reply["id"] == .integer(7))
    #expect(reply["act"] == .string("answer"))
    #expect(reply["safety"] == .string("none"))
    #expect(reply["gap"] == .null)
    #expect(reply["asks"] == .null)
    #expect(
      reply["citations"]
        == .array([
          .object([
            "fact": .string("spine.vertebrae"), "source": .string("article"), "section": .string("disc"),
            "paragraph": .integer(1),
          ])
        ]))
  }

  @Test(arguments: ["1", "\"a\"", "null", "1.5", "[1,{\"a\":true}]", "{\"k\":\"v\"}"])
  func copiesAnyID(_ id: String) throws {
    let expected = try JSONDecoder().decode(JSONValue.self, from: Data(id.utf8))
    #expect(try ask("{\"text\":\"hi\",\"id\":\(id)}")["id"] ?? .null == expected)
  }

  @Test func tracesOnRequest() throws {
    var bot = LineBot(assistant: try Shared.assistant(), format: .jsonl, store: MemoryStore(), traces: true)
    guard case .object(let trace) = try object(bot.respond(to: .text(#"{"text":"no numbness"}"#)))["trace"]
    else {
      return #expect(Bool(false), "no trace")
    }
    #expect(Set(trace.keys) == ["tokens", "mentions", "segments", "days"])
  }

  @Test func offersTheChoicesOfAQuestion() throws {
    let reply = try ask(#"{"text":"my back hurts"}"#)
    guard case .object(let asks) = reply["asks"] else { return #expect(Bool(false), "no question") }
    #expect(Set(asks.keys) == ["slot", "choices"])
    #expect(reply["suggestions"] == asks["choices"])
  }

  @Test(arguments: [
    ("{", "bad_json"), ("nonsense", "bad_json"), ("{\"text\":\"\\ud800\"}", "bad_json"),
    ("[]", "bad_request"),
    ("7", "bad_request"), ("{}", "bad_request"), ("{\"text\":7}", "bad_request"),
    ("{\"text\":null}", "bad_request"),
    ("{\"command\":\"dance\"}", "bad_request"), ("{\"text\":\"hi\",\"conversation\":4}", "bad_request"),
  ])
  func answersBadLinesWithAnErrorAndGoesOn(_ line: String, _ code: String) throws {
    var bot = try bot(.jsonl)
    guard case .object(let error) = try object(bot.respond(to: .text(line)))["error"] else {
      return #expect(Bool(false), "no error")
    }
    #expect(error["code"] == .string(code))
    guard case .string(let message) = error["message"] else { return #expect(Bool(false), "no message") }
    #expect(!message.isEmpty)
    #expect(try object(bot.respond(to: .text(#"{"text":"hello"}"#)))["act"] == .string("greet"))
  }

  @Test func runsCommands() throws {
    var bot = try bot(.jsonl)
    _ = try bot.respond(to: .text(#"{"text":"my lower back hurts"}"#))
    #expect(try object(bot.respond(to: .text(#"{"command":"ping","id":1}"#)))["text"] == .string("pong"))
    for command in ["reset", "forget"] {
      #expect(try object(bot.respond(to: .text("{\"command\":\"\(command)\"}")))["act"] == .string("restart"))
      let after = try object(bot.respond(to: .text(#"{"text":"what did you understand?"}"#)))
      guard case .string(let text) = after["text"] else { return #expect(Bool(false), "no text") }
      #expect(!text.contains("lower back"))
    }
  }

  @Test func escapesWhatReadersTakeForLineEnds() throws {
    let line = try JSONLine.encode(["a": "x\u{2028}y\u{7F}z\n\u{1B}/"])
    #expect(line == #"{"a":"x\u2028y\u007fz\n\u001b/"}"#)
  }

  @Test func letsNoControlCharacterThrough() throws {
    var bot = try bot(.tagged)
    let line = try #require(try bot.respond(to: .text("\u{1B}[31mann\u{202E}\thello")))
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" || $0.value == 0x202E })
  }
}
