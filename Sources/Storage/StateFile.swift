internal import Foundation
internal import GRDB

/// The file behind an ``SQLiteStore``: made, checked and opened, and its failures in words.
struct StateFile {
  let path: String

  /// "Sptr": how SQLite, and `file`, tell our files from those of other programs.
  private static let applicationID = 0x5370_7472
  /// The layout of the tables.
  private static let currentSchema = 1

  /// - Parameter patience: seconds to wait for another process.
  func open(patience: Double) throws -> DatabaseQueue {
    try createIfMissing()
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      // A transaction spans the turns that are answered together.
      configuration.allowsUnsafeTransactions = true
      configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
      // With a folder in front of it, no name has a meaning of its own for SQLite (":memory:", "file:...").
      let database = try DatabaseQueue(
        path: URL(fileURLWithPath: path).path, configuration: configuration)
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try prepareSchema(db)
          return .commit
        }
        try closeToOthers()  // before SQLite makes files beside it, which get the same permissions
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      return database
    } catch let error as DatabaseError {
      throw failure(error)
    }
  }

  /// Readable only by its owner from the first moment on.
  private func createIfMissing() throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 || errno == EEXIST else { throw systemFailure() }
    if descriptor >= 0 { close(descriptor) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw systemFailure() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure(.foreign) }  // a folder, a device, a pipe
  }

  /// A file that was there already, and is known to be ours, loses what others may do with it.
  private func closeToOthers() throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw systemFailure() }
    let shared: mode_t = 0o077
    if status.st_mode & shared == 0 { return }
    guard chmod(path, status.st_mode & ~shared) == 0 else { throw systemFailure() }
  }

  private func prepareSchema(_ db: Database) throws {
    switch try Int.fetchOne(db, sql: "PRAGMA application_id") {
    case Self.applicationID:
      let schema = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if schema > Self.currentSchema { throw failure(.tooNew) }
    default:
      guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
        throw failure(.foreign)
      }
      try db.execute(
        sql: """
          PRAGMA application_id = \(Self.applicationID);
          PRAGMA user_version = \(Self.currentSchema);
          CREATE TABLE conversation (
            name TEXT PRIMARY KEY NOT NULL,
            version INTEGER NOT NULL,   -- of the layout of `state`
            content TEXT NOT NULL,      -- fingerprint of the content that `state` goes by
            state TEXT NOT NULL,        -- JSON
            turn INTEGER NOT NULL,      -- turns of all conversations before it was saved, and its own
            emergency INTEGER NOT NULL  -- whether one is open
          );
          CREATE INDEX conversation_by_turn ON conversation (turn);
          """)
    }
  }

  // MARK: Failures

  func failure(_ error: DatabaseError) -> StateFailure {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: failure(.locked)
    case .SQLITE_READONLY, .SQLITE_PERM: failure(.readOnly)
    case .SQLITE_FULL: failure(.diskFull)
    case .SQLITE_CORRUPT, .SQLITE_ERROR: failure(.damaged)  // our statements fit every file that is whole
    case .SQLITE_NOTADB: failure(.foreign)
    default: failure(.system(error.message ?? "SQLite error \(error.resultCode.rawValue)"))
    }
  }

  func failure(_ reason: StateFailure.Reason) -> StateFailure {
    StateFailure(path: path, reason: reason)
  }

  private func systemFailure() -> StateFailure { failure(.system(String(cString: strerror(errno)))) }
}

/// A state file cannot be used. Nothing was answered that is not in it.
public struct StateFailure: Error, Equatable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    case locked, readOnly, diskFull, damaged, foreign, tooNew
    /// What the system says.
    case system(String)
  }

  public var path: String
  public var reason: Reason

  /// Whether the file holds what it should not, rather than cannot be read or written.
  public var isBadData: Bool { [.damaged, .foreign, .tooNew].contains(reason) }

  public var description: String { "\(path): \(explanation)" }

  private var explanation: String {
    switch reason {
    case .locked: "another process has locked the state file; stop it, or use another file"
    case .readOnly: "the state file cannot be written: it is read-only"
    case .diskFull: "the state file cannot be written: the disk is full"
    case .damaged: "the state file is damaged; put a copy in its place, or move it away to begin a new one"
    case .foreign: "this is no state file of Spotter's; name another one, or one that does not exist yet"
    case .tooNew: "the state file is from a newer version of Spotter; use that one, or another file"
    case .system(let message): "the state file cannot be used: \(message)"
    }
  }
}
