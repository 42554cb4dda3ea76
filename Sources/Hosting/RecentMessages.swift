internal import Dialogue

/// The messages that came lately, with what was understood of them: many people answer with the same few words, and what
/// is understood of a message does not depend on who sends it.
///
/// Bounded: short messages only, and so many of them. What was not asked for while as many others came is dropped.
struct RecentMessages: Sendable {
  /// All that what is understood depends on.
  private struct Key: Hashable {
    var text: ExactText
    var topic: String?
  }

  private var latest: [Key: UnderstoodMessage] = [:]
  private var earlier: [Key: UnderstoodMessage] = [:]
  private let most: Int

  /// - Parameter most: how many messages are kept, at least two.
  init(most: Int = 512) { self.most = max(most, 2) }

  var count: Int { latest.count + earlier.count }

  func keeps(_ text: String, in conversation: Conversation) -> Bool {
    let key = Key(text: ExactText(text), topic: conversation.topic)
    return latest[key] != nil || earlier[key] != nil
  }

  /// What an assistant, always the same, understands of a message.
  mutating func message(
    _ text: String, in conversation: Conversation, for assistant: Assistant
  ) -> UnderstoodMessage {
    let key = Key(text: ExactText(text), topic: conversation.topic)
    if let message = latest[key] { return message }
    let message = earlier.removeValue(forKey: key) ?? assistant.understand(text, about: key.topic)
    if text.utf8.count <= Self.longest { keep(message, key) }
    return message
  }

  /// Drops all of them, whoever sent them.
  mutating func forget() { (latest, earlier) = ([:], [:]) }

  private mutating func keep(_ message: UnderstoodMessage, _ key: Key) {
    if latest.count >= most / 2 { (earlier, latest) = (latest, [:]) }
    latest[key] = message
  }

  /// In bytes: what is longer is hardly said twice.
  private static let longest = 200
}
