import Knowledge
import Testing

@testable import Dialogue

/// Whether there is a pain of the person's own to talk about, and what that changes.
@Suite struct OwnCaseTests {
  @Test(arguments: [
    "sorry, i have no pain, i'm just asking", "it's not me, i'm only curious",
    "nothing hurts, i'm only asking",
  ])
  func asksNothingMoreOfWhoeverHasNoPain(_ message: String) throws {
    let (replies, conversation) = try talk(["my lower back hurts when i lift", message])
    #expect(replies[0].asks != nil)
    #expect(replies[1].asks == nil && replies[1].phrases.contains(.noPain))
    #expect(conversation.values.isEmpty && conversation.person.phase == .idle)
  }

  @Test func answersTheQuestionBesideIt() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts", "it's not me, i'm only curious. where does the sciatic nerve run?",
    ])
    #expect(replies[1].facts == ["nerve.path"] && replies[1].asks == nil)
    #expect(conversation.values.isEmpty)
  }

  @Test func anAnswerIsNoEndOfTheTalk() throws {
    let (replies, _) = try talk(["my lower back hurts when i lift", "no pain in the legs"])
    #expect(replies[1].asks != nil)
  }

  /// How somebody lives is no pain.
  @Test func asksNobodyAboutAPainWhoTellsOfAHabitOnly() throws {
    let (replies, _) = try talk(["i sleep on my side, anything i should know?"])
    #expect(replies[0].facts.contains("sciatica.pillow") && replies[0].asks == nil)
  }

  @Test func saysOfWhichCauseAdviceIsThatIsNotTheirs() throws {
    let (replies, _) = try talk([
      "my lower back hurts when i squat, i never train abs, no leg pain", "would a hot bath do me any good?",
      "so what is a disc?",
    ])
    #expect(replies[1].phrases.contains(.onlyOfCause) && replies[1].facts == ["sciatica.heat-cold"])
    #expect(!replies[2].phrases.contains(.onlyOfCause))
  }

  /// Advice on one's own cause, or where nobody's pain is talked about, needs no such word.
  @Test func saysNothingOfTheKindElsewhere() throws {
    #expect(!(try reply(to: "would a hot bath do me any good?").phrases.contains(.onlyOfCause)))
    let (replies, _) = try talk([
      "my lower back hurts and it shoots down my left leg", "no", "sharp", "would a hot bath do me any good?",
    ])
    #expect(replies[3].facts.contains("sciatica.heat-cold") && !replies[3].phrases.contains(.onlyOfCause))
  }

  @Test func aQuestionAboutPregnancyMakesNobodyPregnant() throws {
    let (replies, conversation) = try talk(["does pregnancy cause sciatica?", "i'm not pregnant myself"])
    #expect(conversation.finding("pregnancy.pregnant")?.present != true)
    #expect(!replies[1].phrases.contains(.contradiction))
  }

  /// What we never ask about is not worth a question when it changes.
  @Test func takesAnEndOfAPregnancyAsTold() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts and i'm pregnant", "no", "i'm not pregnant any more",
    ])
    #expect(!replies[2].phrases.contains(.contradiction))
    #expect(conversation.finding("pregnancy.pregnant")?.present == false)
  }

  @Test func aCautionStandsBeforeTheAdviceThatItIsAbout() throws {
    let (replies, _) = try talk([
      "my lower back hurts, i'm 28 weeks pregnant and it goes down my leg", "no to all", "sharp",
      "what can i do now?",
    ])
    let stated = replies[3].paragraphs.flatMap(\.facts)
    #expect(stated.first == "safety.pregnancy" && stated.contains("sciatica.heat-cold"))
  }

  /// What others hold rules nothing out.
  @Test func hearsayRulesNoCauseOut() throws {
    let (_, conversation) = try talk([
      "lower back hurts when lifting, no abs, stays in the back",
      "my mate says it's my form and not my core, could he be right?",
    ])
    #expect(conversation.person.ruledOut.isEmpty && conversation.person.namedCause == "core")
  }

  /// How somebody lives, and a question that leans on it.
  @Test(arguments: [
    ("i sit at a desk all day. is that a problem?", "sciatica.posture"),
    ("i sleep on my side. is that bad?", "sciatica.pillow"),
  ])
  func answersWhetherAHabitIsAProblem(_ message: String, _ fact: String) throws {
    #expect(try reply(to: message).facts.contains(fact))
  }

  /// A place in a question of nobody is no pain.
  @Test(arguments: [
    "do upper back ones heal quicker than lower ones", "which of the four are only in the lower back",
    "if i only do the plank on lifting days is that enough",
  ])
  func asksNobodyAboutAPainWhoOnlyAsks(_ question: String) throws {
    #expect(try reply(to: question).asks == nil)
  }

  @Test func forgettingItEndsTheQuestionsAndAnswersTheRest() throws {
    let (replies, _) = try talk(["my nan is sore after gardening", "forget my nan. what is a disc?"])
    #expect(replies[1].facts.contains("spine.discs") && replies[1].asks == nil)
  }

  /// What somebody means to do is not what they do.
  @Test func aPlanContradictsNothing() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts when i squat, never trained abs, not in the legs",
      "ok, i'll do planks from now on",
    ])
    #expect(!replies[1].phrases.contains(.contradiction))
    #expect(conversation.finding("abs.weak")?.present == true)
  }

  @Test func aQuestionThatCannotBeAnsweredIsNotTakenForNews() throws {
    let (replies, _) = try talk([
      "lower back hurts when lifting, no abs, stays in the back",
      "if i do a plank and the pain is coming, must i stop?",
    ])
    #expect(!replies[1].phrases.contains(.nothingNew))
  }

  @Test func asksNoStartOfWhatBeganWithAKnock() throws {
    let (replies, _) = try talk(["my back hurts since i fell on it", "no", "no", "no", "no", "no"])
    #expect(replies.allSatisfy { $0.asks?.slot != "onset" })
  }
}
