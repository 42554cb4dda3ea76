import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Complaints, questions that were answered before, what was ruled out, and what is asked and not told.
@Suite struct RepairTests {
  @Test func saysWhatItUnderstoodWhereItGotSomethingWrong() throws {
    let last = try reply(to: "my upper back hurts when i bench", "that's not what i asked")
    #expect(last.text.contains("upper back") && last.text.contains("pain when benching"))
    #expect(last.asks?.slot == "onset")
  }

  @Test(arguments: ["i already told you", "you just asked me that"])
  func dropsAQuestionThatWasAnsweredBefore(_ message: String) throws {
    let (replies, conversation) = try talk(["my lower back hurts", message])
    #expect(replies[0].asks?.slot == "leg")
    #expect(replies[1].asks != nil && replies[1].asks?.slot != "leg")
    #expect(conversation.person.asked["leg"] == Assessment.mostAsked)
  }

  /// The warning signs may be there all the same.
  @Test func saysWhatToDoWhereTheQuestionAboutSignsIsDropped() throws {
    let asked = "i twisted too fast with the bar and my back went, nothing in my legs"
    let (replies, _) = try talk([asked, "i already told you"])
    #expect(replies[0].asks?.slot == Slot.flags)
    #expect(replies[1].text.contains("emergency care") && replies[1].asks?.slot != Slot.flags)
  }

  @Test func takesTheAnswerBesideAComplaint() throws {
    let (replies, conversation) = try talk([
      "i twisted too fast with the bar and my back went, nothing in my legs", "You just asked me that. None!",
    ])
    #expect(conversation.values.contains(FindingValue("flags.serious", present: false)))
    #expect(replies[1].act != .explain)
  }

  @Test func goesOnBehindAnAnswerThatIsGladOrThanks() throws {
    let asked = "i twisted too fast with the bar and my back went, nothing in my legs"
    for answer in ["No, none. Everything else works fine", "none, thanks", "no, great so far"] {
      let (replies, conversation) = try talk([asked, answer])
      #expect(conversation.finding("flags.serious")?.present == false)
      #expect(replies[1].asks != nil || replies[1].facts.contains { $0.hasPrefix("disc.") })
    }
  }

  @Test func takesTheFirstOfYesAndNo() throws {
    let asked = ["my lower back hurts when i deadlift", "no leg"]
    let (replies, conversation) = try talk(asked + ["yeah abs every day actually. so not that"])
    #expect(replies[1].asks?.slot == "abs")
    #expect(conversation.values.contains(FindingValue("abs.trained")))
    for answer in ["yes. no wait, no", "yes. I mean no", "yeah, actually no"] {
      #expect(try talk(asked + [answer]).1.values.contains(FindingValue("abs.weak")))
    }
  }

  @Test func takesTheCorrectionWithinASentence() throws {
    let (_, conversation) = try talk(["my lower, no sorry, upper back aches since Monday"])
    #expect(
      conversation.values.filter { $0.slot == "region" && $0.present }.map(\.finding) == ["region.upper"])
  }

  /// Nothing is said to be changed that cannot be said: "pain when lifting instead of ."
  @Test func namesWhatIsReplaced() throws {
    let (replies, _) = try talk([
      "my lower back hurts when i press", "stays in the back", "no same weights", "NO. same weights!!",
    ])
    #expect(replies.allSatisfy { !$0.text.contains("instead of .") })
  }

  @Test func leansOnTheTopicBehindWhatIsNotCovered() throws {
    let last = try reply(
      to: "how do i do a plank?", "does it burn many calories?", "ok. why does it help though?")
    #expect(last.gap == nil && last.facts.contains { $0.hasPrefix("core.") })
  }

  @Test func saysWhyItAskedBesideTheAnswer() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts when i lift, nothing in the legs, builds up slowly", "yes. why do you ask?",
    ])
    let slot = try #require(replies[0].asks?.slot)
    let because = try #require(try Shared.assistant().slot(slot)?.because)
    #expect(conversation.knows(slot: slot) && !because.isEmpty)
    #expect(because.allSatisfy(replies[1].facts.contains) && replies[1].asks?.slot != slot)
  }

  @Test func saysOfWhatItSpeaksWhereThatIsRuledOut() throws {
    let last = try reply(to: "my lower back hurts when i run", "it's not sciatica", "what about shoes")
    #expect(last.facts.contains { $0.hasPrefix("sciatica.") })
    #expect(last.text.contains("sciatica") && last.text.hasPrefix("The article brings this up"))
  }

  @Test func asksTheSameOfTheTopicThatWasMeant() throws {
    let last = try reply(
      to:
        "how do i stop sciatica coming back?", "that's all sciatica again. I meant the overdoing.")
    #expect(last.facts.contains("overuse.too-soon"))
    #expect(last.facts.allSatisfy { !$0.hasPrefix("sciatica.") })
  }

  /// "Same as ever" has told of the rest days, too, and nobody has said so.
  @Test func blamesNobodyForWhatTheyDidNotSay() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts", "stays in the back", "same as ever", "i never take a rest day",
    ])
    #expect(replies[2].text.contains("training as usual"))
    #expect(!conversation.isAskingWhichHolds)
    #expect(conversation.values.contains(FindingValue("load.no-rest")))
  }

  @Test(arguments: ["can i rest and do abs at the same time?", "how do i train my abs if my back hurts"])
  func tellsWhatIsAskedFromWhatIsDone(_ question: String) throws {
    let (_, conversation) = try talk([
      "my lower back hurts", "no", "same as ever", "never train abs", question,
    ])
    #expect(conversation.values.contains(FindingValue("abs.weak")))
    #expect(!conversation.isAskingWhichHolds)
  }

  @Test func saysWhatSpeaksAgainstEachCauseWhereNoneFits() throws {
    let (replies, _) = try talk([
      "my back hurts", "stays in the back", "same as ever", "builds up slowly", "yes, twice a week",
      "no bad movement", "what do you think it is?",
    ])
    let text = try #require(replies.last?.text)
    #expect(text.contains("trained abs") && text.contains("training as usual"))
  }

  @Test func saysThatACauseIsNotLikely() throws {
    let told = [
      "my upper back is sore, i doubled my sessions, nothing in my legs, it built up slowly",
      "so is it sciatica?",
    ]
    let reply = try #require(try talk(told).replies.last)
    #expect(reply.text.contains("nothing in the legs"))
    #expect(!reply.text.contains("It could be pressure"))
  }

  @Test(arguments: [
    ("is back pain dangerous, yes or no", "Not if"), ("is it serious?", "Not if"),
    ("is that normal?", "If it's"),
    ("will it go away?", "Sometimes."),
  ])
  func beginsWithTheAnswer(_ question: String, _ answer: String) throws {
    #expect(try reply(to: "my back is a bit off after the gym", question).text.hasPrefix(answer))
  }

  @Test func answersAboutGoingOnByTheTopic() throws {
    let overdone = ["i doubled my weights this week and now my back is sore", "should i stop?"]
    #expect(try talk(overdone).replies.last?.text.hasPrefix("For now, yes.") ?? false)
    let weak = [
      "my lower back aches when lifting, slow build up, i skip abs", "no leg pain", "should i stop?",
    ]
    #expect(!(try talk(weak).replies.last?.text.hasPrefix("For now, yes.") ?? true))
  }

  @Test(arguments: [
    "no numbness, peeing is normal, just one side", "no, none of these. And the tingle is gone today.",
  ])
  func takesDenialsOfSeveralSignsForAllOfThem(_ answer: String) throws {
    let (replies, conversation) = try talk(["sharp pain from my lower back down my right leg", answer])
    #expect(replies[0].asks?.slot == Slot.flags && replies[1].safety == .none)
    #expect(conversation.values.contains(FindingValue("flags.serious", present: false)))
  }

  /// What denies the warning signs says nothing of the leg.
  @Test(arguments: [
    "no, none of that thankfully", "no nothing like that, no numbness", "no he's fine otherwise, just grumpy",
  ])
  func takesANoToTheSignsForThatAlone(_ answer: String) throws {
    let (_, conversation) = try talk(["sharp pain from my lower back down my right leg", answer])
    #expect(conversation.values.contains(FindingValue("flags.serious", present: false)))
    #expect(conversation.values.contains(FindingValue("leg.pain")))
  }

  /// One sign denied and something that is fine are not all of them where there is a "but".
  @Test(arguments: [
    "no numbness, but my leg has gone", "no tingling, my wife can walk fine",
    "no tingling today, all good at the doctor in May, but since then it is odd down there",
  ])
  func doesNotTakeHalfADenialForAll(_ answer: String) throws {
    let (replies, conversation) = try talk(["sharp pain from my lower back down my right leg", answer])
    let isAsked = replies[1].asks?.slot == Slot.flags || replies[1].safety == .emergency
    #expect(isAsked && !conversation.values.contains(FindingValue("flags.serious", present: false)))
  }

  @Test func saysWhatToDoWhereTheQuestionAboutSignsIsSkipped() throws {
    let last = try reply(to: "sharp pain from my lower back down my right leg", "skip that")
    #expect(last.text.contains("emergency care"))
  }

  @Test func takesWhatItSaidItselfForNoFinding() throws {
    let (_, conversation) = try talk([
      "my lower back hurts", "no", "same", "i train abs every day",
      "But you said weak core at the start. Why did you change your mind?",
    ])
    #expect(!conversation.isAskingWhichHolds)
    #expect(conversation.values.contains(FindingValue("abs.trained")))
  }

  @Test func takesInWhatIsToldOfSomebodyElseBehindWordsAboutThem() throws {
    let (replies, conversation) = try talk([
      "my mum is 71 and does aqua aerobics, she says she has pain from her bum down to her foot"
    ])
    #expect(conversation.values.contains(FindingValue("leg.pain")) && conversation.person.isAboutOther)
    #expect(replies[0].asks?.slot == Slot.flags)
  }

  @Test func takesNoExercisesForAReasonAndNoDenial() throws {
    let (_, conversation) = try talk([
      "my lower back aches after pilates", "no", "same",
      "I don't think so, she doesn't have us do tummy exercises",
    ])
    #expect(conversation.values.contains(FindingValue("abs.weak")) && conversation.person.ruledOut.isEmpty)
  }

  /// What introduces facts that were stated already is left out with them.
  @Test(arguments: [
    ["My personal trainer told me to push through the pain. Should I?"],
    ["should i rest? can i train with it?"], ["i overdid it. can i train? should i stop?"],
  ])
  func introducesNothing(_ messages: [String]) throws {
    for reply in try talk(messages).replies {
      #expect(reply.paragraphs.allSatisfy { !$0.text.hasSuffix(":") }, "\(reply.text)")
    }
  }

  @Test func leavesWhoeverOnlyAsksInGeneral() throws {
    let (replies, conversation) = try talk([
      "are deadlifts bad for my lower back?", "I don't have pain, I'm asking in general",
    ])
    #expect(replies[1].asks == nil)
    #expect(conversation.person.phase == .idle)
  }
}
