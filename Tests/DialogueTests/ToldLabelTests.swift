import Foundation
import Knowledge
import Testing

@testable import Dialogue

/// What is said back is what was told, in the person's own kind of words.
@Suite struct ToldLabelTests {
  @Test(arguments: [
    ("my calf tingles when i squat", "tingling in a leg", "pain down a leg"),
    ("my foot goes numb on long runs", "numbness in a leg", "pain down a leg"),
    ("my lower back is stiff when i lift", "stiffness", "soreness"),
    ("my lower back has hurt for three weeks when i lift", "for a week or more", "a few days"),
    ("my lower back hurts since yesterday", "since yesterday", "not for long"),
    ("my lower back hurts whenever i deadlift", "when deadlifting", "when lifting"),
    ("my lower back hurts and i never train my abs", "no ab work", "little work"),
  ])
  func saysBackWhatWasTold(_ message: String, says: String, never: String) throws {
    let said = try reply(to: message, "what did you understand?").text
    #expect(said.contains(says) && !said.contains(never), "\(said)")
  }

  @Test func saysTheUsualWordsWhereSeveralOfTheirOwnWereUsed() throws {
    let said = try reply(
      to: "my lower back hurts when i deadlift and when i squat", "what did you understand?")
    #expect(said.text.contains("pain when lifting"), "\(said.text)")
  }

  @Test func doesNotSayBackWhatWasDenied() throws {
    let said = try reply(to: "no tingling, the pain just runs down my left leg", "what did you understand?")
    #expect(said.text.contains("pain down a leg") && !said.text.contains("tingling"), "\(said.text)")
  }

  @Test func keepsTheWordsInTheConversation() throws {
    let conversation = try talk(["my calf tingles when i squat"]).conversation
    let told = conversation.person.findings.first { $0.value == FindingValue("leg.pain") }
    #expect(told?.toldAs == "tingling in a leg")
    let stored = try JSONEncoder().encode(conversation)
    #expect(try JSONDecoder().decode(Conversation.self, from: stored) == conversation)
    #expect(PackedConversation(conversation).conversation == conversation)
  }

  @Test func namesWhatWasTakenBackAsItWasTold() throws {
    let said = try reply(to: "my lower back is stiff when i lift", "i never said stiff")
    #expect(said.phrases.contains(.disputed) && said.text.contains("stiffness"), "\(said.text)")
  }
}
