import Authoring
import ContentChecks
import Dialogue
import Foundation
import Knowledge
import Testing
import Understanding

/// The engine knows nothing of its subject: content about houseplants makes an assistant for houseplants.
@Suite struct AnotherSubjectTests {
  private static let content = Result { try ContentLoader().read(folder: folder) }
  private static let folder = Repository.houseplant.appending(path: "Intents").path
  private static let shared = Result {
    Assistant(content: try CompiledContent(training: try content.get().knowledge))
  }

  private let assistant: Assistant

  init() throws { assistant = try Self.shared.get() }

  private func replies(to messages: String...) -> [Reply] {
    var conversation = Conversation()
    return messages.map { assistant.reply(to: $0, in: &conversation) }
  }

  @Test func hasNoMistakes() throws {
    let content = try Self.content.get()
    let issues = ContentCheck(content, article: try ContentCopy.article()).issues
    let samples = SampleCheck(of: content, with: assistant)
    #expect((issues + samples.issues).map(\.description) == [])
    #expect(samples.facts == Set(content.knowledge.facts.map(\.id)))
  }

  @Test func answersWhatItWasNotTaught() {
    let questions = [
      "how can i tell when its time to water again": "water.finger",
      "do old leaves just fall off": "intro.age",
      "does the pot need holes": "water.pot",
      "why do the roots start to rot": "water.air",
    ]
    for (question, fact) in questions {
      #expect(replies(to: question)[0].facts.contains(fact), "\(question)")
    }
  }

  @Test func concludesEachCause() {
    let dark = replies(to: "my plant is leggy and pale, in a dark hallway", "bone dry")
    #expect(dark.flatMap(\.facts).contains("light.move"))
    let wet = replies(to: "my ficus is drooping and the soil is soggy", "soft", "no idea", "no idea")
    #expect(wet.flatMap(\.facts).contains("water.air"))
    #expect(!wet.flatMap(\.facts).contains("light.distance"))
  }

  @Test func asksBackAndSaysWhy() {
    let replies = replies(to: "my ficus has yellow leaves", "why do you ask?")
    #expect(replies[0].asks != nil)
    #expect(replies[1].act == .explain)
    #expect(replies[1].asks?.slot == replies[0].asks?.slot)
  }

  @Test func saysWhatItDoesNotKnow() {
    #expect(replies(to: "which fertiliser is best")[0].gap == .notCovered)
    #expect(replies(to: "who won the election")[0].gap == .offTopic)
  }

  @Test func raisesItsOwnAlarm() {
    let replies = replies(to: "my cat has eaten a leaf!", "false alarm")
    #expect(replies[0].safety == .emergency)
    #expect(replies[0].facts == ["safety.eaten"])
    #expect(replies[1].safety == .none)
  }
}
