import Foundation
import Spotter
import Testing

@testable import Hosting

/// The formats `text` and `jsonl`, with good and bad lines.
@Suite struct LineBotTests {
  private func bot(_ format: BotSettings.Format) throws -> LineBot {
    LineBot(
      assistant: try Shared.assistant(), settings: BotSettings(format: format), store: MemoryStore())
  }

  private func object(_ lines: [String]) throws -> [String: JSONAnything] {
    try #require(lines.count == 1)
    return try JSONDecoder().decode([String: JSONAnything].self, from: Data(lines[0].utf8))
  }

  private func ask(_ request: String) throws -> [String: JSONAnything] {
    var bot = try bot(.jsonl)
    return try object(bot.respond(to: .text(request)))
  }

  // MARK: Text

  @Test func repliesInOneLineOfText() throws {
    var bot = try bot(.text)
    let lines = try bot.respond(to: .text("my lower back hurts when i deadlift, and what is a disc?"))
    #expect(lines.count == 1)
    #expect(!lines[0].contains("\n") && !lines[0].isEmpty)
    #expect(try bot.respond(to: .text("  \t ")) == [])
  }

  @Test func keepsTaggedConversationsApart() throws {
    var bot = try bot(.tagged)
    _ = try bot.respond(to: .text("ann\tmy lower back hurts"))
    let bob = try #require(try bot.respond(to: .text("bob\twhat did you understand?")).first)
    let ann = try #require(try bot.respond(to: .text("ann\twhat did you understand?")).first)
    #expect(bob.hasPrefix("bob\t") && !bob.contains("lower back"))
    #expect(ann.hasPrefix("ann\t") && ann.contains("lower back"))
  }

  @Test func letsNoControlCharacterThrough() throws {
    var bot = try bot(.tagged)
    let line = try #require(try bot.respond(to: .text("\u{1B}[31mann\u{202E}\thello")).first)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" || $0.value == 0x202E })
  }

  @Test func saysThatALineIsTooLong() throws {
    var text = try bot(.text)
    #expect(try text.respond(to: .tooLong(start: "x")).first?.contains("too long") == true)
    var tagged = try bot(.tagged)
    #expect(try tagged.respond(to: .tooLong(start: "ann\tx")).first?.hasPrefix("ann\t") == true)
    var json = try bot(.jsonl)
    #expect(
      try object(json.respond(to: .tooLong(start: "x")))["error"]
        == .object([
          "code": .string("too_long"), "message": .string("the line is longer than 65536 bytes"),
        ]))
  }

  @Test func splitsLongRepliesOnRequest() throws {
    let settings = BotSettings(format: .tagged, mostBytes: 100)
    var bot = LineBot(assistant: try Shared.assistant(), settings: settings, store: MemoryStore())
    let lines = try bot.respond(to: .text("ann\tI can't feel my groin and I wet myself"))
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.hasPrefix("ann\t") && $0.utf8.count <= 104 })
    #expect(lines[0].contains("emergency care now."))
  }

  // MARK: JSON Lines

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

  @Test(arguments: [
    ("1", "1"), ("\"a\"", "\"a\""), ("null", "null"), ("[1, {\"a b\" : true}]", "[1,{\"a b\":true}]"),
    ("123456789012345678901234567890", "123456789012345678901234567890"), ("-1.50E+400", "-1.50E+400"),
    ("\"a\u{2028}b \\\" \u{7F}\"", #""a\u2028b \" \u007f""#),
  ])
  func copiesAnyIDAsItWasWritten(_ id: String, _ copy: String) throws {
    var bot = try bot(.jsonl)
    let line = try #require(try bot.respond(to: .text("{\"text\":\"hi\",\"id\":\(id)}")).first)
    #expect(line.hasPrefix("{\"conversation\":\"default\",\"id\":\(copy),\"text\":"))
  }

  @Test func tracesOnRequest() throws {
    let settings = BotSettings(format: .jsonl, traces: true)
    var bot = LineBot(assistant: try Shared.assistant(), settings: settings, store: MemoryStore())
    guard case .object(let trace) = try object(bot.respond(to: .text(#"{"text":"no numbness"}"#)))["trace"]
    else {
      return #expect(Bool(false), "no trace")
    }
    #expect(Set(trace.keys) == ["tokens", "mentions", "segments", "days", "red_flags"])
  }

  @Test func offersTheChoicesOfAQuestion() throws {
    let reply = try ask(#"{"text":"my back hurts"}"#)
    guard case .object(let asks) = reply["asks"] else { return #expect(Bool(false), "no question") }
    #expect(Set(asks.keys) == ["slot", "choices"])
    #expect(reply["suggestions"] == asks["choices"])
  }

  @Test(arguments: [
    ("{", "bad_json"), ("nonsense", "bad_json"), ("{\"text\":\"\\ud800\"}", "bad_json"),
    ("[]", "bad_request"), ("7", "bad_request"), ("{}", "bad_request"), ("{\"text\":7}", "bad_request"),
    ("{\"text\":null}", "bad_request"), ("{\"command\":\"dance\"}", "bad_request"),
    ("{\"text\":\"hi\",\"conversation\":4}", "bad_request"),
    ("{\"text\":\"hi\",\"conversation\":\"\(String(repeating: "x", count: 1025))\"}", "bad_request"),
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

  @Test func copiesTheIDOfABadRequest() throws {
    #expect(try ask(#"{"text":7,"id":"x"}"#)["id"] == .string("x"))
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

  @Test func turnsNewcomersAwayWhenEverybodyHasAnEmergency() throws {
    var bot = LineBot(
      assistant: try Shared.assistant(), settings: BotSettings(format: .jsonl),
      store: MemoryStore(mostConversations: 1))
    let emergency = #"I can't feel my groin and I wet myself"#
    _ = try bot.respond(to: .text("{\"conversation\":\"a\",\"text\":\"\(emergency)\"}"))
    let other = try object(bot.respond(to: .text(#"{"conversation":"b","text":"hello","id":1}"#)))
    guard case .object(let error) = other["error"] else { return #expect(Bool(false), "no error") }
    #expect(error["code"] == .string("overloaded"))
    let second = try object(bot.respond(to: .text("{\"conversation\":\"b\",\"text\":\"\(emergency)\"}")))
    #expect(second["safety"] == .string("emergency"))
    let first = try object(bot.respond(to: .text(#"{"conversation":"a","text":"how do I plank?"}"#)))
    #expect(first["safety"] == .string("emergency"))
  }
}
