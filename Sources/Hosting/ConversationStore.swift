public import Dialogue

/// Where conversations are kept between messages. A turn is load, reply, save: nothing above a store may assume that
/// the next message reaches the same process.
///
/// What is saved becomes durable with ``commit()``, many turns at once; a reply goes out only after that.
public protocol ConversationStore: Sendable {
  mutating func load(_ name: String) throws -> StoredConversation
  /// - Throws: ``StoreIsFull`` if there is no room for one more, and then nothing has changed.
  mutating func save(_ conversation: Conversation, as name: String) throws
  /// Deletes everything that is kept of this conversation.
  mutating func forget(_ name: String) throws
  /// Makes everything since the last time durable, or nothing of it.
  mutating func commit() throws
  /// How many conversations are kept.
  func count() throws -> Int
}

extension ConversationStore {
  /// The conversation under a name as this assistant's content knows it, or a new one.
  ///
  /// - Returns: with it, whether there was one that cannot be read any more.
  package mutating func conversation(
    _ name: String, for assistant: Assistant
  ) throws -> (Conversation, isLost: Bool) {
    switch try load(name) {
    case .none: (Conversation(), false)
    case .current(let conversation): (conversation, false)
    case .outdated(let conversation): (assistant.adopt(conversation), false)
    case .unreadable: (Conversation(), true)
    }
  }
}

/// What a store has under a name.
public enum StoredConversation: Sendable, Equatable {
  case none
  case current(Conversation)
  /// Kept with other content: it may speak of things that the content does not know.
  case outdated(Conversation)
  /// Kept by a version of the program whose conversations this one cannot read.
  case unreadable
}

/// Every conversation that is kept has an open emergency, so none may go.
public struct StoreIsFull: Error, Sendable {
  public init() {}
}
