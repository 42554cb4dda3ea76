import CustomDump
import Foundation
import Spotter
import Testing

/// The same messages always give the same replies, and a conversation is a value.
@Suite struct PurityTests {
  private static let messages = [
    "my lower back hurts when i deadlift", "what's a disc?", "no, nothing in my legs", "why do you ask?",
    "not sure",
    "how do i prevent it?", "blargh", "actually upper", "thanks",
  ]

  @Test func repeatsItselfToTheLetter() throws {
    let assistant = try Shared.assistant()
    func run() -> ([Reply], Conversation) {
      var conversation = Conversation()
      return (Self.messages.map { assistant.reply(to: $0, in: &conversation) }, conversation)
    }
    let (first, second) = (run(), run())
    expectNoDifference(first.0, second.0)
    expectNoDifference(first.1, second.1)
  }

  @Test func keepsConversationsApart() throws {
    let assistant = try Shared.assistant()
    var alone = Conversation()
    let expected = Self.messages.map { assistant.reply(to: $0, in: &alone) }
    var one = Conversation()
    var other = Conversation()
    let interleaved = Self.messages.map { message in
      _ = assistant.reply(to: "my upper back is sore, i trained too much", in: &other)
      return assistant.reply(to: message, in: &one)
    }
    expectNoDifference(interleaved, expected)
  }

  @Test func storesAndRestoresAConversationAnywhere() throws {
    let assistant = try Shared.assistant()
    var running = Conversation()
    var stored = Conversation()
    for message in Self.messages {
      let data = try JSONEncoder().encode(stored)
      stored = try JSONDecoder().decode(Conversation.self, from: data)
      let reply = assistant.reply(to: message, in: &stored)
      expectNoDifference(reply, assistant.reply(to: message, in: &running))
    }
    expectNoDifference(stored, running)
  }

  @Test func neverSaysTheSameTwiceRunning() throws {
    let assistant = try Shared.assistant()
    for message in ["my back hurts", "blargh", "what's the weather", "does ibuprofen help"] {
      var conversation = Conversation()
      let texts = (0..<4).map { _ in assistant.reply(to: message, in: &conversation).text }
      for (a, b) in zip(texts, texts.dropFirst()) { #expect(a != b, "\(a)") }
    }
  }
}
