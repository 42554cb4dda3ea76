import Foundation
import GRDB
import Hosting
import Spotter
import Testing

@testable import Storage

/// Files that are not as they should be: a clear failure, and nothing done to the file.
@Suite struct StateFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ work: () throws -> Void = {}) throws -> StateFailure.Reason? {
    try work()
    do {
      var store = try folder.store()
      try store.save(Conversation(), as: "a")
      try store.commit()
      return nil
    } catch let failure as StateFailure {
      #expect(failure.description.hasPrefix("\(folder.state): "))
      return failure.reason
    }
  }

  @Test func refusesAFileOfAnotherKind() throws {
    let text = Data(String(repeating: "no database ", count: 1000).utf8)
    try text.write(to: URL(fileURLWithPath: folder.state))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.state)
    #expect(try failure() == .foreign)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.state)) == text)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.state)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
  }

  @Test func refusesTheDatabaseOfAnotherProgram() throws {
    try DatabaseQueue(path: folder.state).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    let before = try folder.bytes()
    #expect(try failure() == .foreign)
    #expect(try folder.bytes() == before)
  }

  @Test func refusesWhatIsNoPlainFile() throws {
    try FileManager.default.createDirectory(atPath: folder.state, withIntermediateDirectories: false)
    #expect(try failure() == .foreign)
  }

  @Test func saysThatATableIsMissing() throws {
    #expect(try failure() == nil)
    try DatabaseQueue(path: folder.state).write { try $0.execute(sql: "DROP TABLE conversation") }
    #expect(try failure() == .damaged)
  }

  @Test func refusesANewerFile() throws {
    #expect(try failure() == nil)
    try DatabaseQueue(path: folder.state).write { try $0.execute(sql: "PRAGMA user_version = 2") }
    #expect(try failure() == .tooNew)
  }

  @Test func saysThatAFileIsDamaged() throws {
    var store: SQLiteStore? = try folder.store()
    for number in 0..<200 {
      try store?.save(Shared.conversation("what is a disc?"), as: "conversation \(number)")
    }
    try store?.commit()
    store = nil
    var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.state))
    bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xAA, count: bytes.count - 4096))
    try bytes.write(to: URL(fileURLWithPath: folder.state))
    #expect(try failure() == .damaged)
  }

  @Test func saysThatAFileIsLocked() throws {
    #expect(try failure() == nil)
    let other = try DatabaseQueue(path: folder.state)
    var reason: StateFailure.Reason?
    try other.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        reason = try failure()
        return .rollback
      }
    }
    #expect(reason == .locked)
  }

  @Test func saysThatAFolderIsMissing() throws {
    try FileManager.default.removeItem(at: folder.url)
    #expect(try failure() == .system("No such file or directory"))
  }

  @Test func takesAnyNameForAFileName() throws {
    let store = try SQLiteStore(path: folder.url.path + "/:memory:", fingerprint: "f")
    #expect(try store.count() == 0)
    #expect(FileManager.default.fileExists(atPath: folder.url.path + "/:memory:"))
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, StateFailure.Reason.diskFull), (.SQLITE_READONLY_DBMOVED, .readOnly),
    (.SQLITE_BUSY_SNAPSHOT, .locked), (.SQLITE_CORRUPT_INDEX, .damaged), (.SQLITE_NOTADB, .foreign),
    (.SQLITE_IOERR_WRITE, .system("disk I/O error")),
  ])
  func namesWhatSQLiteReports(_ code: ResultCode, _ reason: StateFailure.Reason) {
    let error = DatabaseError(resultCode: code)
    #expect(StateFile(path: "x").failure(error).reason == reason)
  }

  @Test func tellsBadDataFromFailedInput() {
    func isBadData(_ reason: StateFailure.Reason) -> Bool {
      StateFailure(path: "x", reason: reason).isBadData
    }
    #expect([.damaged, .foreign, .tooNew].allSatisfy(isBadData))
    #expect(![.locked, .readOnly, .diskFull, .system("x")].contains(where: isBadData))
  }
}
