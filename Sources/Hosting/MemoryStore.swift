public import Dialogue

/// Keeps a bounded number of conversations in memory, for as long as the process runs.
///
/// The least recently used goes first, but never one with an open emergency.
public struct MemoryStore: ConversationStore {
  private struct Entry: Sendable {
    let conversation: PackedConversation
    let hasOpenEmergency: Bool
    let lastTurn: Int
  }

  private struct Use {
    var name: ExactText
    var turn: Int
  }

  /// Enough for thousands of people, in some ten megabytes.
  public static let usualConversations = 10_000

  private let mostConversations: Int
  private let expiry: Int?
  private var entries: [ExactText: Entry] = [:]
  /// Every save, the oldest first; one counts as long as the conversation was not saved again.
  private var uses: [Use] = []
  private var oldest = 0
  private var turn = 0

  /// - Parameters:
  ///   - mostConversations: how many are kept, at least one.
  ///   - expiry: a conversation that was not spoken in for so many turns of all conversations goes; `nil` for never.
  public init(mostConversations: Int = Self.usualConversations, expiry: Int? = nil) {
    self.mostConversations = max(mostConversations, 1)
    self.expiry = expiry
  }

  public func load(_ name: String) -> StoredConversation {
    entries[ExactText(name)].map { .current($0.conversation.conversation) } ?? .none
  }

  /// - Complexity: O(1) on average.
  public mutating func save(_ conversation: Conversation, as name: String) throws {
    let name = ExactText(name)
    if entries[name] == nil, entries.count == mostConversations, !removeLeastRecentlyUsed() {
      throw StoreIsFull()
    }
    turn += 1
    entries[name] = Entry(
      conversation: PackedConversation(conversation), hasOpenEmergency: conversation.hasOpenEmergency,
      lastTurn: turn)
    uses.append(Use(name: name, turn: turn))
    expire()
    compact()
  }

  public mutating func forget(_ name: String) { entries[ExactText(name)] = nil }

  public mutating func commit() {}

  public func count() -> Int { entries.count }

  var rememberedUses: Int { uses.count }

  private mutating func removeLeastRecentlyUsed() -> Bool {
    while oldest < uses.count {
      let use = uses[oldest]
      oldest += 1
      if canRemove(use) {
        entries[use.name] = nil
        return true
      }
    }
    return false
  }

  private mutating func expire() {
    guard let expiry else { return }
    while oldest < uses.count, uses[oldest].turn <= turn - expiry {
      if canRemove(uses[oldest]) { entries[uses[oldest].name] = nil }
      oldest += 1
    }
  }

  /// A conversation with an open emergency stays, and counts as used again when it is saved without one.
  private func canRemove(_ use: Use) -> Bool {
    entries[use.name].map { $0.lastTurn == use.turn && !$0.hasOpenEmergency } ?? false
  }

  /// Drops uses that no longer count once they are the larger part.
  private mutating func compact() {
    guard uses.count > 2 * entries.count + 64 else { return }
    uses = uses[oldest...].filter { entries[$0.name]?.lastTurn == $0.turn }
    oldest = 0
  }
}
