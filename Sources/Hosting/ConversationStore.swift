public import Dialogue

/// Where conversations are kept between messages. A turn is load, reply, save: nothing above a store may assume
/// that the next message reaches the same process.
public protocol ConversationStore: Sendable {
  /// The conversation of this name; a new one if there is none.
  mutating func load(_ name: String) throws -> Conversation
  mutating func save(_ conversation: Conversation, as name: String) throws
  /// Deletes everything that is kept of this conversation.
  mutating func forget(_ name: String) throws
}

/// Keeps conversations in memory, for as long as the process runs.
public struct MemoryStore: ConversationStore {
  private var conversations: [String: Conversation] = [:]

  public init() {}

  public mutating func load(_ name: String) -> Conversation { conversations[name] ?? Conversation() }

  public mutating func save(_ conversation: Conversation, as name: String) {
    conversations[name] = conversation
  }

  public mutating func forget(_ name: String) { conversations[name] = nil }
}
