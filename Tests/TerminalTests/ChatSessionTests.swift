import Foundation
import Hosting
import Spotter
import Testing
import Transcripts

@testable import Terminal

/// The chat without a terminal.
@MainActor
@Suite struct ChatSessionTests {
  @Test func opensWithWhatItIsAndAnswers() throws {
    let page = try chat(.line("how many vertebrae are there")).page
    #expect(page.first?.hasPrefix("Spotter:") == true)
    #expect(page.contains { $0.contains("24") })
  }

  @Test func wrapsToTheWindow() throws {
    let page = try chat(.line("what causes sciatica and what helps?"), .line("/help"), width: 40).page
    #expect(page.allSatisfy { $0.count <= 40 })
    #expect(page.count > 8)
  }

  @Test func goesOnAfterCtrlCAndBlankLines() throws {
    let page = try chat(.cancelled, .line("   "), .line("hello")).page
    #expect(page.contains { $0.hasPrefix("Hello") })
  }

  @Test(arguments: ["bye", "quit", "/quit"])
  func leaves(_ word: String) throws {
    #expect(try !chat(.line(word), .line("how many vertebrae are there")).page.contains { $0.contains("24") })
  }

  @Test func leavesWithTheAdviceIfAnEmergencyIsOpen() throws {
    let page = try chat(.line("i can't feel my groin"), .line("quit"), .line("false alarm")).page
    #expect(page.count { $0 == "!! EMERGENCY !!" } == 2)
    #expect(!page.contains { $0.contains("there's no alarm") })
  }

  @Test func takesAPastedTextForOneMessage() throws {
    let log = try chat(.line("my lower back hurts\nwhen i lift"), .line("/what"))
    #expect(log.page.contains { $0.contains("lower back, pain when lifting") })
  }

  @Test func refusesWhatIsTooLong() throws {
    let page = try chat(.line(String(repeating: "my back hurts ", count: 5000))).page
    #expect(page.contains { $0.hasPrefix("That message is too long for me.") })
  }

  // MARK: Questions

  @Test func takesANumberForTheAnswer() throws {
    let page = try chat(.line("my lower back hurts when i lift"), .line("2"), .line("/what"), width: 100)
      .page
    #expect(page.contains("  1) down a leg   2) stays in the back"))
    #expect(page.contains { $0.contains("lower back, pain when lifting, nothing in the legs") })
  }

  @Test func saysWhichNumbersThereAre() throws {
    let page = try chat(.line("my lower back hurts when i lift"), .line("7")).page
    #expect(page.contains("Type 1 or 2, or answer in your own words."))
  }

  @Test func offersTheAnswersToTab() throws {
    let log = try chat(.line("my lower back hurts when i lift"), .line("start over"))
    let starters = try Assistant.builtIn().starters
    #expect(log.completions.map(\.choices) == [starters, ["down a leg", "stays in the back"], starters])
  }

  @Test func begins() throws {
    let assistant = try Assistant.builtIn()
    for starter in assistant.starters {
      var conversation = Conversation()
      #expect(assistant.reply(to: starter, in: &conversation).gap == nil, "\(starter)")
    }
    let page = try chat(.line("1"), width: 100).page
    #expect(page.contains { $0.hasPrefix("  1) \(assistant.starters[0])") })
    #expect(page.contains("  1) down a leg   2) stays in the back"))
  }

  /// Every answer that is offered is understood: with nothing but numbers, a conversation gets to its end.
  @Test(arguments: [["1"], ["1", "2"], ["1", "2", "2"], ["2", "1", "1", "1", "1"]])
  func concludesWithNothingButNumbers(_ numbers: [String]) throws {
    let log = Script.Log()
    let assistant = try Assistant.builtIn()
    var session = try ChatSession(
      ChatSetup { assistant }, source: NumberTyper(numbers: numbers, log: log),
      display: PageInMemory(width: 100, log: log))
    try session.run()
    let text = log.page.joined(separator: " ")
    let ends = ["fits", "could be any of these", "choose between these", "EMERGENCY"]
    #expect(ends.contains(where: text.contains), "\(text)")
    #expect(log.completions.count < 15)
  }

  /// Types numbers, over and over, for as long as there is something to choose or nothing was chosen yet.
  struct NumberTyper: LineSource {
    let numbers: [String]
    let log: Script.Log

    mutating func next(prompt: String, completions: Completions) -> TypedLine {
      log.completions.append(completions)
      let turn = log.completions.count - 1
      let isOver = completions.choices.isEmpty && log.page.contains { $0.contains("1)") } && turn > 3
      return isOver || turn > 20 ? .end : .line(numbers[turn % numbers.count])
    }

    func forgetLines() {}
  }

  // MARK: Keeping

  @Test func goesOnWithAConversationThatWasKept() throws {
    let folder = try TemporaryFolder()
    let store = SharedStore()
    _ = try chat(.line("my lower back hurts when i lift")) { $0.makeStore = { _ in store } }
    let page = try chat(.line("2")) { $0.makeStore = { _ in store } }.page
    let start = try #require(page.firstIndex(of: "Welcome back. We go on where we stopped."))
    #expect(page[start + 1].hasSuffix("lower back, pain when lifting."))
    #expect(page.contains("  1) down a leg   2) stays in the back"))
    #expect(page.contains { $0.contains("nothing in the legs") })
    let recorder = try TranscriptRecorder(file: folder.path("a.convo.txt"))
    let recorded = try chat {
      $0.makeStore = { _ in store }
      $0.recorder = recorder
    }
    #expect(recorded.page.joined(separator: " ").contains("This conversation is not recorded"))
  }

  @Test func remindsOfAnEmergencyThatIsOpen() throws {
    let store = SharedStore()
    _ = try chat(.line("i can't feel my groin")) { $0.makeStore = { _ in store } }
    let page = try chat { $0.makeStore = { _ in store } }.page
    #expect(page.contains("!! EMERGENCY !!"))
    #expect(!page.contains { $0.contains("Welcome back") })
  }

  @Test func keepsConversationsApart() throws {
    let store = SharedStore()
    _ = try chat(.line("my lower back hurts")) {
      $0.makeStore = { _ in store }
      $0.conversation = "ann"
    }
    let page = try chat { $0.makeStore = { _ in store } }.page
    #expect(!page.contains { $0.contains("Welcome back") })
  }

  /// Commands are written down as the plain words that they stand for, or not at all.
  @Test func writesAConversationDownThatReplays() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.convo.txt")
    let recorder = try TranscriptRecorder(file: file)
    _ = try chat(.line("my back hurts"), .line("/help"), .line("/why"), .cancelled, .line("#me too")) {
      $0.recorder = recorder
    }
    let entry = try #require(try TranscriptLoader().load([file]).first)
    #expect(entry.transcript.turns.map(\.message) == ["my back hurts", "why do you ask?", "#me too"])
    #expect(TranscriptPlayer(assistant: try Assistant.builtIn()).replay(entry).passed)
  }
}

/// A store that outlives the chat.
final class SharedStore: ConversationStore, @unchecked Sendable {  // used on the main actor alone
  private var store = MemoryStore()
  func load(_ name: String) -> StoredConversation { store.load(name) }
  func save(_ conversation: Conversation, as name: String) throws { try store.save(conversation, as: name) }
  func forget(_ name: String) { store.forget(name) }
  func commit() {}
  func count() -> Int { store.count() }
}
