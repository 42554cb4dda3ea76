import ArgumentParser
import Hosting
import Spotter
import Storage

/// Where conversations are kept, and for how long.
struct KeepingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep conversations in this file (SQLite, made if there is none); without it, in memory only.",
      valueName: "file"), completion: .file())
  var state: String?

  @Option(
    help: ArgumentHelp(
      """
      Without --state: keep at most so many conversations (default: \(MemoryStore.usualConversations)); the least \
      recently used goes first.
      """,
      valueName: "n"))
  var maxConversations: Int?

  @Option(
    help: ArgumentHelp(
      """
      Delete a conversation when so many turns of all conversations have gone by without it, unless an emergency is \
      open in it.
      """, valueName: "n"))
  var expireTurns: Int?

  func validate() throws {
    if state != nil, maxConversations != nil {
      throw ValidationError("--max-conversations bounds memory; with --state use --expire-turns.")
    }
    if let maxConversations, maxConversations < 1 {
      throw ValidationError("--max-conversations is 1 or more.")
    }
    if let expireTurns, expireTurns < 1 { throw ValidationError("--expire-turns is 1 or more.") }
  }

  func store(for assistant: Assistant) throws -> any ConversationStore {
    guard let state else {
      return MemoryStore(
        mostConversations: maxConversations ?? MemoryStore.usualConversations, expiry: expireTurns)
    }
    return try SQLiteStore(path: state, fingerprint: assistant.fingerprint, expiry: expireTurns)
  }
}
