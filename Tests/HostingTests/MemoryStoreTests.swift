import Spotter
import Testing

@testable import Hosting

@Suite struct MemoryStoreTests {
  private func conversation(_ texts: String...) throws -> Conversation {
    var conversation = Conversation()
    for text in texts { _ = try Shared.assistant().reply(to: text, in: &conversation) }
    return conversation
  }

  private func kept(_ store: MemoryStore, of names: some Sequence<Int>) -> [Int] {
    names.filter { store.load("\($0)") != .none }
  }

  @Test func keepsWhatItIsGiven() throws {
    var store = MemoryStore()
    let conversation = try conversation("my lower back hurts")
    try store.save(conversation, as: "a")
    #expect(store.load("a") == .current(conversation))
    #expect(store.load("b") == .none)
    store.forget("a")
    #expect(store.load("a") == .none)
  }

  /// Whatever there is to remember: answers, denials, gaps, choices, alarms.
  @Test(arguments: [
    [
      "my lower back hurts when i squat", "it's dull", "no", "what about creatine?", "why do you ask", "skip",
    ],
    ["it's not a disc", "my wife has sciatica", "what helps", "and for the other one?", "x", "y", "z"],
    ["my leg is numb", "between my legs too", "no wait, it isn't", "café\u{301} \u{1F642} \u{9}tab", ""],
    ["is it my core or overtraining?", "the second", "actually it goes down my leg", "no", "no it doesn't"],
  ])
  func keepsAllOfAConversation(_ texts: [String]) throws {
    var store = MemoryStore()
    var conversation = Conversation()
    for text in texts {
      _ = try Shared.assistant().reply(to: text, in: &conversation)
      try store.save(conversation, as: "a")
      #expect(store.load("a") == .current(conversation))
    }
  }

  @Test func letsTheLeastRecentlyUsedGo() throws {
    var store = MemoryStore(mostConversations: 3)
    for name in [1, 2, 3, 1, 4, 1, 5] { try store.save(Conversation(), as: "\(name)") }
    #expect(kept(store, of: 1...5) == [1, 4, 5])
    #expect(store.count() == 3)
  }

  @Test func keepsOpenEmergencies() throws {
    var store = MemoryStore(mostConversations: 2)
    let emergency = try conversation("I can't feel my groin and I wet myself")
    #expect(emergency.hasOpenEmergency)
    try store.save(emergency, as: "1")
    for name in 2...50 { try store.save(Conversation(), as: "\(name)") }
    #expect(kept(store, of: 1...50) == [1, 50])
    try store.save(emergency, as: "50")
    #expect(throws: StoreIsFull.self) { try store.save(Conversation(), as: "51") }
    let over = try conversation("I can't feel my groin and I wet myself", "false alarm, i was joking")
    #expect(!over.hasOpenEmergency)
    try store.save(over, as: "1")
    try store.save(Conversation(), as: "51")
    #expect(kept(store, of: 1...51) == [50, 51])
  }

  @Test func letsConversationsExpire() throws {
    var store = MemoryStore(expiry: 3)
    let emergency = try conversation("I can't feel my groin and I wet myself")
    try store.save(emergency, as: "0")
    for name in [1, 2, 1, 3, 4] { try store.save(Conversation(), as: "\(name)") }
    #expect(kept(store, of: 0...4) == [0, 1, 3, 4])
  }

  @Test func takesNoNameForAnother() throws {
    var store = MemoryStore()
    try store.save(Conversation(), as: "\u{E9}")
    #expect(store.load("e\u{301}") == .none)
  }

  @Test func staysSmallWhenOneConversationIsLong() throws {
    var store = MemoryStore(mostConversations: 10)
    for number in 0..<10_000 { try store.save(Conversation(), as: "\(number % 3)") }
    #expect(store.rememberedUses < 100)
  }
}
