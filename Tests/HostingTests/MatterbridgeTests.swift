import Foundation
import Spotter
import Testing

@testable import Hosting

/// Lines as matterbridge 1.26 writes them to `/api/stream`.
@Suite struct MatterbridgeTests {
  private func bot(address: String? = nil, mostBytes: Int? = nil) throws -> LineBot {
    LineBot(
      assistant: try Shared.assistant(),
      settings: BotSettings(format: .matterbridge, name: "Spotter", address: address, mostBytes: mostBytes),
      store: MemoryStore())
  }

  private func line(
    _ text: String, username: String = "ann", userid: String = "u1", channel: String = "#gym",
    event: String = "",
    protocol: String = "irc", id: String = "m7"
  ) throws -> InputLine {
    let message: [String: Any] = [
      "text": text, "channel": channel, "username": username, "userid": userid, "avatar": "",
      "account": "irc.libera", "event": event, "protocol": `protocol`, "gateway": "gateway1", "parent_id": "",
      "timestamp": "2026-11-22T20:30:00.123456789+01:00", "id": id, "Extra": NSNull(),
    ]
    return .text(String(decoding: try JSONSerialization.data(withJSONObject: message), as: UTF8.self))
  }

  private func objects(_ lines: [String]) throws -> [[String: JSONAnything]] {
    try lines.map { try JSONDecoder().decode([String: JSONAnything].self, from: Data($0.utf8)) }
  }

  @Test func writesWhatTheAPITakes() throws {
    var bot = try bot()
    let reply = try #require(try objects(bot.respond(to: line("how many vertebrae are there"))).first)
    #expect(Set(reply.keys) == ["text", "username", "gateway", "parent_id", "spotter"])
    #expect(reply["username"] == .string("Spotter"))
    #expect(reply["gateway"] == .string("gateway1"))
    #expect(reply["parent_id"] == .string("m7"))
    guard case .object(let data) = reply["spotter"] else { return #expect(Bool(false), "no data") }
    #expect(data["facts"] == .array([.string("spine.vertebrae")]))
    #expect(Set(data.keys) == ["act", "facts", "citations", "safety", "gap", "asks", "suggestions"])
  }

  @Test(arguments: [
    "join_leave", "topic_change", "user_action", "msg_delete", "user_typing", "api_connected", "notice_irc",
  ])
  func readsOnlyWhatPeopleSay(_ event: String) throws {
    var bot = try bot()
    #expect(try bot.respond(to: line("hello", event: event)) == [])
  }

  @Test func answersNoBot() throws {
    var bot = try bot()
    #expect(try bot.respond(to: line("hello", username: "spotter")) == [])
    #expect(try bot.respond(to: line("hello", protocol: "api")) == [])
    #expect(try bot.respond(to: line("hello")).count == 1)
  }

  @Test func skipsWhatIsNoMessage() throws {
    var bot = try bot()
    for text in ["", "  ", "{", "[]", #"{"text":"hi"}"#, #"{"text":7,"gateway":"g"}"#] {
      #expect(try bot.respond(to: .text(text)) == [])
    }
    #expect(try bot.respond(to: .tooLong(start: "{")) == [])
    #expect(try bot.respond(to: line("")) == [])
  }

  @Test func keepsPeopleApart() throws {
    var bot = try bot()
    _ = try bot.respond(to: line("my lower back hurts"))
    func understood(_ message: InputLine) throws -> Bool {
      try #require(try bot.respond(to: message).first).contains("lower back")
    }
    let question = "what did you understand?"
    #expect(try !understood(line(question, userid: "u2")))
    #expect(try !understood(line(question, channel: "#other")))
    #expect(try !understood(line(question, userid: "")), "no user id: the name counts")
    #expect(
      try !understood(line(question, userid: "#gym/u1", channel: "")),
      "the parts of a key do not run together")
    #expect(try understood(line(question, username: "ann_away")), "a new nick is the same person")
  }

  @Test func speaksWhenSpokenToByName() throws {
    var bot = try bot(address: "spotter")
    #expect(try bot.respond(to: line("my lower back hurts")) == [])
    let asked = try bot.respond(to: line("spotter: my lower back hurts when I lift"))
    #expect(asked.first?.contains("?\"") == true)
    #expect(try bot.respond(to: line("no, nothing in my legs", userid: "u2")) == [], "somebody else's answer")
    let next = try #require(try bot.respond(to: line("no, nothing in my legs")).first)
    #expect(next.contains("nothing in the legs"))
  }

  @Test func splitsRepliesForBridgesWithALimit() throws {
    var bot = try bot(mostBytes: 120)
    let parts = try objects(bot.respond(to: line("I can't feel my groin and I wet myself")))
    #expect(parts.count > 1)
    for (number, part) in parts.enumerated() {
      guard case .string(let text) = part["text"] else { return #expect(Bool(false), "no text") }
      #expect(text.utf8.count <= 120 && !text.contains("\n"))
      if number == 0 { #expect(text.contains("emergency care now.")) }
      #expect((part["parent_id"] != nil) == (number == 0))
      #expect((part["spotter"] != nil) == (number == 0))
      #expect(part["gateway"] == .string("gateway1"))
    }
  }
}
