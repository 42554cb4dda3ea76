import Spotter
import Testing

@testable import Hosting

@Suite struct RecentMessagesTests {
  private func conversation(_ texts: String...) throws -> Conversation {
    var conversation = Conversation()
    for text in texts { _ = try Shared.assistant().reply(to: text, in: &conversation) }
    return conversation
  }

  /// The bot's replies are those of an assistant that keeps nothing.
  @Test func changesNoReply() throws {
    let assistant = try Shared.assistant()
    let messages = [
      "what is a disc", "how long does that take?", "sciatica", "how long does that take?", "no",
      "legs? fine",
      "my husband's leg is numb", "no", "my back hurts", "no", "legs? fine", "what is a disc", "no",
    ]
    var recent = RecentMessages(most: 4)
    var (kept, alone) = (Conversation(), Conversation())
    for message in messages + messages {
      let understood = recent.message(message, in: kept, for: assistant)
      let reply = assistant.reply(to: understood, in: &kept)
      #expect(reply == assistant.reply(to: message, in: &alone), "\(message)")
      #expect(kept == alone)
    }
  }

  @Test func isBounded() throws {
    let assistant = try Shared.assistant()
    var recent = RecentMessages(most: 6)
    for number in 0..<40 {
      _ = recent.message("\(number % 20)", in: Conversation(), for: assistant)
      #expect(recent.count <= 6)
    }
    let count = recent.count
    _ = recent.message(String(repeating: "a long story ", count: 20), in: Conversation(), for: assistant)
    #expect(recent.count == count)
  }

  @Test func forgetsAll() throws {
    var recent = RecentMessages()
    _ = recent.message("yes", in: Conversation(), for: try Shared.assistant())
    recent.forget()
    #expect(recent.count == 0 && !recent.keeps("yes", in: Conversation()))
  }

  @Test func keepsWhatIsSaidAgain() throws {
    let assistant = try Shared.assistant()
    var recent = RecentMessages(most: 4)
    for number in 0..<10 {
      for text in ["yes", "\(number)"] { _ = recent.message(text, in: Conversation(), for: assistant) }
      #expect(recent.keeps("yes", in: Conversation()))
    }
    #expect(!recent.keeps("0", in: Conversation()))
    #expect(!recent.keeps("yes", in: try conversation("what is a disc")))
  }
}
