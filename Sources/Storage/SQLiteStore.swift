public import Dialogue
internal import GRDB
public import Hosting

/// Keeps conversations in an SQLite file, so that they outlive the process.
///
/// All turns between two commits are one transaction, begun with the first of them: after a crash at any moment every
/// committed turn is there and nothing of any other. Several processes may share a file; one waits for another's
/// transaction, which lasts as long as the turns that it answers together.
public struct SQLiteStore: ConversationStore {
  private let file: StateFile
  private let database: DatabaseQueue
  private let fingerprint: String
  private let expiry: Int?
  /// Turns of all conversations so far, while a transaction is open.
  private var turn: Int?
  private var hasForgotten = false

  /// Opens or creates a file.
  ///
  /// - Parameters:
  ///   - path: where it is; only its owner may read it.
  ///   - fingerprint: of the content that conversations go by.
  ///   - expiry: a conversation that was not spoken in for so many turns of all conversations goes, but never one with
  ///     an open emergency; `nil` for never.
  ///   - patience: seconds to wait for another process.
  /// - Throws: ``StateFailure``.
  public init(path: String, fingerprint: String, expiry: Int? = nil, patience: Double = 5) throws {
    file = StateFile(path: path)
    database = try file.open(patience: patience)
    self.fingerprint = fingerprint
    self.expiry = expiry
  }

  public mutating func load(_ name: String) throws -> StoredConversation {
    try begin()
    return try perform { db in
      let select = try db.cachedStatement(
        sql: "SELECT version, content, state FROM conversation WHERE name = ?")
      guard let row = try Row.fetchOne(select, arguments: [name]) else { return .none }
      guard Self.value("version", in: row) == Conversation.currentVersion,
        let conversation = Self.value("state", in: row).flatMap(Conversation.init(json:))
      else { return .unreadable }
      return Self.value("content", in: row) == fingerprint ? .current(conversation) : .outdated(conversation)
    }
  }

  public mutating func save(_ conversation: Conversation, as name: String) throws {
    try begin()
    turn? += 1
    try perform { db in
      let upsert = try db.cachedStatement(
        sql: """
          INSERT INTO conversation (name, version, content, state, turn, emergency) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET version = excluded.version, content = excluded.content,
            state = excluded.state, turn = excluded.turn, emergency = excluded.emergency
          """)
      try upsert.execute(
        arguments: [
          name, conversation.version, fingerprint, conversation.json, turn, conversation.hasOpenEmergency,
        ])
    }
  }

  public mutating func forget(_ name: String) throws {
    try begin()
    hasForgotten = true
    try perform { db in
      try db.cachedStatement(sql: "DELETE FROM conversation WHERE name = ?").execute(arguments: [name])
    }
  }

  public mutating func commit() throws {
    guard let turn else { return }
    try perform { db in
      if let expiry {
        let delete = try db.cachedStatement(sql: "DELETE FROM conversation WHERE turn <= ? AND NOT emergency")
        try delete.execute(arguments: [turn - expiry])
      }
      try db.commit()
      // Until then, what was forgotten can still be read in the log beside the file.
      if hasForgotten { try db.checkpoint(.truncate) }
    }
    self.turn = nil
    hasForgotten = false
  }

  public func count() throws -> Int {
    try perform { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM conversation") ?? 0 }
  }

  /// The write lock is taken before anything is read: what is saved follows from what was loaded.
  private mutating func begin() throws {
    guard turn == nil else { return }
    let turns = try perform { db in
      try db.beginTransaction(.immediate)
      return try Int.fetchOne(db.cachedStatement(sql: "SELECT max(turn) FROM conversation")) ?? 0
    }
    guard (0..<Int.max / 2).contains(turns) else { throw file.failure(.damaged) }
    turn = turns
  }

  /// A column's value; `nil` for one of another type, which a damaged file may hold.
  private static func value<Value: DatabaseValueConvertible>(_ column: String, in row: Row) -> Value? {
    Value.fromDatabaseValue(row[column])
  }

  private func perform<Result>(_ work: (Database) throws -> Result) throws -> Result {
    do {
      return try database.writeWithoutTransaction(work)
    } catch let error as DatabaseError {
      throw file.failure(error)
    }
  }
}
