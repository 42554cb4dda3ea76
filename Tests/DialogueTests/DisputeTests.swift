import Knowledge
import Testing

@testable import Dialogue

/// "I never said that": what was made out of other words is taken back, and nothing else.
@Suite struct DisputeTests {
  private let told = "lower back pain when lifting, it came on suddenly"

  @Test(arguments: [
    "what? i never said sudden", "you made that up, i never said sudden",
    "i didn't say it was sudden",
  ])
  func takesBackWhatIsNamed(_ message: String) throws {
    let (replies, conversation) = try talk([told, message])
    #expect(replies[0].text.contains("a sudden start"))
    #expect(replies[1].phrases.contains(.disputed) && replies[1].text.contains("a sudden start"))
    #expect(conversation.finding("onset.sudden")?.present != true)
    #expect(conversation.finding("region.lower")?.present == true)
    #expect(replies[1].asks != nil)
  }

  @Test func takesBackTheMessageBeforeWhereNothingIsNamed() throws {
    let (_, conversation) = try talk(["my lower back hurts when i lift", "it's dull", "i never said that"])
    #expect(conversation.finding("region.lower")?.present == true)
    #expect(!conversation.values.contains { $0.slot == "feel" })
  }

  @Test func saysWhatItKnowsWhereNothingCanBeTakenBack() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts when i lift", "no", "what is a disc?", "i never said that",
    ])
    #expect(!replies[3].phrases.contains(.disputed))
    #expect(conversation.finding("region.lower")?.present == true)
  }

  /// What was told beside a contradiction stands whichever of the two holds.
  @Test func keepsWhatStandsBesideAContradiction() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts when i deadlift", "my upper back hurts, it built up slowly, no pain in the legs",
    ])
    #expect(replies[1].phrases.contains(.contradiction))
    #expect(conversation.finding("onset.gradual")?.present == true)
    #expect(conversation.finding("leg.pain")?.present == false)
  }

  @Test func aQuestionAboutACauseDoesNotBringItBack() throws {
    let (_, conversation) = try talk(["my lower back hurts", "it's not sciatica", "what is sciatica?"])
    #expect(conversation.person.ruledOut == ["sciatica"])
  }

  @Test func asksNothingThatTellsOnlyOfWhatIsRuledOut() throws {
    let (replies, _) = try talk(["it's not my core", "my lower back hurts when i lift", "no"])
    #expect(replies.allSatisfy { $0.asks?.slot != "abs" })
  }

  @Test func aChoiceLeavesTheQuestionBehindIt() throws {
    let (replies, _) = try talk(["qwkjx zzpl", "vbnq xxw", "the second one. what is a disc?"])
    #expect(replies[1].asks?.choices.count == 2)
    #expect(replies[2].facts.contains("spine.discs"))
  }

  @Test func aChoiceCanBeSkipped() throws {
    let (replies, conversation) = try talk(["qwkjx zzpl", "vbnq xxw", "skip"])
    #expect(replies[2].phrases == [.skipped])
    #expect(conversation.person.openQuestion == nil)
  }

  @Test func startingOverLeavesNoWarningBehind() throws {
    let (replies, _) = try talk(["I have a fever and my back hurts", "start over"])
    #expect(replies[0].safety == .urgent)
    #expect(replies[1].safety == .none && replies[1].facts.isEmpty)
  }

  /// What is asked about the talk beside an answer is answered as well.
  @Test func answersWhatIsAskedBesideAnAnswer() throws {
    let (replies, _) = try talk(["my lower back hurts when i lift", "it stays in the back. why do you ask?"])
    let because = try #require(try Shared.assistant().slot("leg")?.because)
    #expect(!because.isEmpty && because.allSatisfy(replies[1].facts.contains))
    #expect(replies[1].asks != nil && replies[1].asks?.slot != "leg")
  }

  @Test(arguments: [
    "same weights for a year", "same programme as ever. 4 years",
    "years ago i had a disc problem, all healed. now my lower back is sore",
  ])
  func takesATimeForWhatItIsSaidOf(_ message: String) throws {
    let (_, conversation) = try talk(["my back hurts when i lift", message])
    #expect(conversation.finding("duration.long") == nil)
  }

  @Test func newsOfGettingBetterIsWelcome() throws {
    let concluded = "lower back aches in squats, slowly builds, and my abs are rubbish"
    let (replies, _) = try talk([concluded, "it's a lot better already"])
    #expect(replies[1].phrases.first == .better)
    #expect(replies[1].facts == ["core.long-term"])
  }
}
