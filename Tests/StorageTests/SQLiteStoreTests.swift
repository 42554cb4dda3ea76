import Foundation
import GRDB
import Hosting
import Spotter
import Testing

@testable import Storage

@Suite struct SQLiteStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func keepsConversationsForTheNextProcess() throws {
    let conversation = try Shared.conversation("my lower back hurts when I lift", "no, not in the legs")
    do {
      var store = try folder.store()
      #expect(try store.load("a") == .none)
      try store.save(conversation, as: "a")
      #expect(try store.load("a") == .current(conversation))
      try store.commit()
    }
    var store = try folder.store()
    #expect(try store.load("a") == .current(conversation))
    #expect(try store.count() == 1)
  }

  @Test func keepsNothingOfATurnThatIsNotCommitted() throws {
    do {
      var store = try folder.store()
      try store.save(Conversation(), as: "a")
      try store.commit()
      try store.save(Shared.conversation("hello"), as: "a")
      try store.save(Conversation(), as: "b")
    }
    var store = try folder.store()
    #expect(try store.load("a") == .current(Conversation()))
    #expect(try store.load("b") == .none)
  }

  @Test func isReadableOnlyByItsOwner() throws {
    try Data().write(to: URL(fileURLWithPath: folder.state))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.state)
    var store = try folder.store()
    try store.save(Conversation(), as: "a")
    try store.commit()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(names) == ["state.db", "state.db-wal", "state.db-shm"])
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.appending(path: name).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func leavesNoByteOfWhatIsForgotten() throws {
    var store = try folder.store()
    for round in 0..<20 {
      for name in ["kept", "secret-name"] {
        try store.save(Shared.conversation("what is a disc?", "my \(round) lower back hurts"), as: name)
        try store.commit()
      }
    }
    #expect(try folder.bytes().range(of: Data("secret-name".utf8)) != nil)
    try store.forget("secret-name")
    try store.commit()
    #expect(try folder.bytes().range(of: Data("secret-name".utf8)) == nil)
    try store.forget("kept")
    try store.commit()
    #expect(try folder.bytes().range(of: Data("region.lower".utf8)) == nil)
  }

  @Test func letsConversationsExpire() throws {
    let emergency = try Shared.conversation("I can't feel my groin and I wet myself")
    var store = try folder.store(expiry: 3)
    try store.save(emergency, as: "0")
    for name in ["1", "2", "1", "3", "4"] {
      try store.save(Conversation(), as: name)
      try store.commit()
    }
    let kept = try ["0", "1", "2", "3", "4"].filter { try store.load($0) != .none }
    #expect(kept == ["0", "1", "3", "4"])
  }

  @Test func tellsContentsApart() throws {
    let conversation = try Shared.conversation("my lower back hurts")
    var old = try folder.store(fingerprint: "old")
    try old.save(conversation, as: "a")
    try old.commit()
    var new = try folder.store(fingerprint: "new")
    #expect(try new.load("a") == .outdated(conversation))
    try new.save(conversation, as: "a")
    #expect(try new.load("a") == .current(conversation))
  }

  @Test(arguments: [
    "version = 99", "version = 'x'", "state = '{\"version\":\"99\"}'", "state = ''", "state = x'FF00'",
  ])
  func tellsWhatItCannotRead(_ change: String) throws {
    var store = try folder.store()
    try store.save(Conversation(), as: "a")
    try store.commit()
    try DatabaseQueue(path: folder.state).write { try $0.execute(sql: "UPDATE conversation SET \(change)") }
    #expect(try store.load("a") == .unreadable)
  }

  @Test(arguments: ["9223372036854775807", "1e300", "-1"])
  func countsNoTurnsThatCannotBe(_ turn: String) throws {
    var store = try folder.store()
    try store.save(Conversation(), as: "a")
    try store.commit()
    try DatabaseQueue(path: folder.state).write {
      try $0.execute(sql: "UPDATE conversation SET turn = \(turn)")
    }
    #expect(throws: StateFailure(path: folder.state, reason: .damaged)) { try store.load("a") }
  }

  @Test func sharesAFileWithAnotherProcess() throws {
    var (one, other) = (try folder.store(), try folder.store())
    let conversation = try Shared.conversation("hello")
    try one.save(conversation, as: "a")
    try one.commit()
    #expect(try other.load("a") == .current(conversation))
    try other.save(Conversation(), as: "a")
    #expect(throws: StateFailure(path: folder.state, reason: .locked)) { try one.load("a") }
    try other.commit()
    #expect(try one.load("a") == .current(Conversation()))
  }

  @Test func keepsNamesApartThatLookTheSame() throws {
    var store = try folder.store()
    try store.save(Shared.conversation("hello"), as: "\u{E9}")
    #expect(try store.load("e\u{301}") == .none)
  }
}
