import Foundation
import Spotter
import Synchronization
import Testing

@testable import Hosting

@Suite struct LineServerTests {
  /// Remembers what was asked of it, in order, and fails if it is told to.
  private final class Journal: Sendable {
    let entries = Mutex<[String]>([])
    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
  }

  private struct JournalStore: ConversationStore {
    struct Failure: Error {}
    let journal: Journal
    var failingCommit = Int.max
    private var commits = 0

    init(journal: Journal, failingCommit: Int = .max) {
      self.journal = journal
      self.failingCommit = failingCommit
    }

    func load(_ name: String) -> StoredConversation { .none }
    func save(_ conversation: Conversation, as name: String) { journal.add("save \(name)") }
    func forget(_ name: String) { journal.add("forget \(name)") }
    func count() -> Int { 0 }
    mutating func commit() throws {
      commits += 1
      if commits == failingCommit { throw Failure() }
      journal.add("commit")
    }
  }

  /// Serves the lines of a text.
  private func serve(_ text: String, with store: JournalStore, format: BotSettings.Format = .tagged) throws
    -> String
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "spotter-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(text.utf8).write(to: input)
    try Data().write(to: output)
    let files = (try FileHandle(forReadingFrom: input), try FileHandle(forWritingTo: output))
    defer { withExtendedLifetime(files) {} }  // a handle closes its file when it goes
    let bot = LineBot(
      assistant: try Shared.assistant(), settings: BotSettings(format: format), store: store)
    var server = LineServer(
      bot: bot, input: LineReader(descriptor: files.0.fileDescriptor),
      output: LineWriter(descriptor: files.1.fileDescriptor))
    do {
      try server.run()
    } catch is JournalStore.Failure {
      store.journal.add("failure")
    }
    return try String(contentsOf: output, encoding: .utf8)
  }

  @Test func answersInOrderAndTheLastLineWithoutAnEnd() throws {
    let names = (1...30).map { "c\($0)" }
    let output = try serve(
      names.map { "\($0)\thi" }.joined(separator: "\n"), with: JournalStore(journal: Journal()))
    #expect(output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) } == names)
    #expect(output.hasSuffix("\n"))
  }

  @Test func commitsWaitingTurnsTogether() throws {
    let journal = Journal()
    _ = try serve((1...300).map { "c\($0)\thi\n" }.joined(), with: JournalStore(journal: journal))
    let commits = journal.entries.withLock { entries in
      entries.indices.filter { entries[$0] == "commit" }
    }
    #expect(commits == [256, 301])
  }

  @Test func sendsNoReplyThatIsNotStored() throws {
    let journal = Journal()
    let output = try serve(
      (1...600).map { "c\($0)\thi\n" }.joined(), with: JournalStore(journal: journal, failingCommit: 2))
    #expect(output.split(separator: "\n").count == 256)
    #expect(journal.entries.withLock { $0.last } == "failure")
  }

  @Test func saysNothingForNothing() throws {
    #expect(try serve("\n\n  \n", with: JournalStore(journal: Journal())) == "")
    #expect(try serve("", with: JournalStore(journal: Journal())) == "")
  }
}
