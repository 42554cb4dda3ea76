import Spotter
import Testing

/// What a user of the library writes: five lines hold a conversation.
@Suite struct LibraryTests {
  @Test func holdsAConversationInFiveLines() throws {
    let assistant = try Assistant.builtIn()
    var conversation = Conversation()
    let reply = assistant.reply(to: "what is a disc?", in: &conversation)
    #expect(reply.facts == ["spine.discs"])
    #expect(reply.text.contains("vertebrae"))
  }

  @Test func mayBeSharedBetweenThreads() async throws {
    let assistant = try Assistant.builtIn()
    let texts = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var conversation = Conversation()
          return assistant.reply(to: "what is a disc?", in: &conversation).text
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(texts.count == 1)
  }

  @Test func namesAFolderWithoutContent() {
    #expect(throws: (any Error).self) { try Assistant.reading(folder: "/nowhere") }
  }
}
