import Knowledge
import Testing
import Understanding

@testable import Dialogue

/// Answers to the question about warning signs with something behind them.
@Suite struct SignAnswerTests {
  private let told = "my back hurts and it goes down my right leg"

  @Test(arguments: [
    "no all good", "no nothing like that, only the right leg, it's tingly",
    "none of those, just the one leg tingles", "none of those thank god, just a sore back",
    "no numbness or anything, peeing is fine. it just hurts when i tie my shoes",
  ])
  func areANo(_ answer: String) throws {
    let (replies, conversation) = try talk([told, answer])
    #expect(replies[0].asks?.slot == "flags")
    #expect(conversation.finding("flags.serious")?.present == false)
    #expect(replies[1].asks?.slot != "flags" && replies[1].safety == .none)
  }

  /// What was asked about and is there, is no no.
  @Test(arguments: [
    "no, just a weak leg", "none of those, maybe a bit numb between the legs",
    "all good, except peeing is slow",
  ])
  func areNone(_ answer: String) throws {
    let (_, conversation) = try talk([told, answer])
    #expect(conversation.finding("flags.serious")?.present != false)
  }

  /// A denial with a comma behind it answers, and denies nothing that is told behind.
  @Test func denyNothingBehindTheirComma() throws {
    let reading = try Shared.assistant().reading(of: "none of those, tingling in the left foot")
    #expect(reading.mentions.contains { $0.concept == "sign.tingle" && $0.polarity == .affirmed })
    let list = try Shared.assistant().reading(of: "none, no fever, chills or weight loss")
    #expect(list.mentions.filter { $0.concept == "sign.chills" }.allSatisfy { $0.polarity == .negated })
  }

  /// Without a subject it is a denial all the same.
  @Test func aNoBeforeAVerbAndAComplaintDenies() throws {
    let reply = try reply(to: "no have fever, no have numbness between legs, only back pain")
    #expect(reply.safety == .none)
  }

  @Test func anAnswerWithThanksIsAnAnswer() throws {
    let (replies, conversation) = try talk(["my back hurts when i lift", "just in the back, thank goodness"])
    #expect(conversation.finding("leg.pain")?.present == false)
    #expect(replies[1].asks != nil)
  }

  @Test func aNoBeforeAVerbDeniesNothingBehindIt() throws {
    let (replies, conversation) = try talk([
      "my upper back hurts", "no stays put between the shoulder blades",
    ])
    #expect(conversation.finding("region.upper")?.present == true)
    #expect(!replies[1].phrases.contains(.contradiction))
  }
}
