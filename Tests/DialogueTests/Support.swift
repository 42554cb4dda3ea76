import Foundation
import Spotter
import Testing

@testable import Dialogue

/// The repository's folders.
enum Repository {
  static let intents = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Intents").path
}

/// The built-in assistant, loaded once for all tests.
enum Shared {
  private static let loaded = Result { try Assistant.builtIn() }
  static func assistant() throws -> Assistant { try loaded.get() }
}

extension Conversation {
  /// Whether the open question is which of two findings holds.
  var isAskingWhichHolds: Bool {
    if case .contradiction = person.openQuestion { true } else { false }
  }
}

/// The replies to messages of one conversation, and the conversation behind them.
func talk(_ messages: [String]) throws -> (replies: [Reply], conversation: Conversation) {
  let assistant = try Shared.assistant()
  var conversation = Conversation()
  let replies = messages.map { assistant.reply(to: $0, in: &conversation) }
  return (replies, conversation)
}

/// The replies to messages of one conversation.
func replies(to messages: String...) throws -> [Reply] { try talk(messages).replies }

/// The last of them.
func reply(to messages: String...) throws -> Reply { try #require(try talk(messages).replies.last) }
