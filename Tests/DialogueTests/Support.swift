import Spotter

/// The built-in assistant, loaded once for all tests.
enum Shared {
  private static let loaded = Result { try Assistant.builtIn() }
  static func assistant() throws -> Assistant { try loaded.get() }
}

/// The replies to messages of one conversation.
func replies(to messages: String...) throws -> [Reply] {
  let assistant = try Shared.assistant()
  var conversation = Conversation()
  return messages.map { assistant.reply(to: $0, in: &conversation) }
}

/// The last of them.
func reply(to messages: String...) throws -> Reply {
  let assistant = try Shared.assistant()
  var conversation = Conversation()
  var last = assistant.replyToRestart()
  for message in messages { last = assistant.reply(to: message, in: &conversation) }
  return last
}
