import Knowledge
import Testing

@testable import Dialogue

/// What a message tells is weighed for all causes, and only what it tells.
@Suite struct OtherEvidenceTests {
  @Test func whatAGuessNamesIsNotTold() throws {
    let (_, conversation) = try talk([
      "my lower back hurts when i lift", "is it my core or did i simply overdo it",
    ])
    #expect(!conversation.values.contains { $0.slot == "load" && $0.present })
  }

  @Test func saysThatWhatIsNewFitsAnotherCauseAsWell() throws {
    let replies = try replies(
      to: "i twisted awkwardly at the rack and my lower back hurt at once",
      "it goes down the back of my right thigh as well")
    #expect(replies[1].phrases.contains(.fitsToo) && replies[1].facts.contains("sciatica.pressure"))
  }

  @Test func aDoctorsDenialHoldsBesideAnotherReasonForTheSign() throws {
    let (replies, conversation) = try talk(["the doc says it's not sciatica, my leg pain comes from the knee"]
    )
    #expect(conversation.person.ruledOut == ["sciatica"])
    #expect(!replies[0].phrases.contains(.fitsSoFar))
  }

  @Test func takesBackTheStoryOfSomebodyElse() throws {
    let (replies, conversation) = try talk([
      "twisted too fast and my lower back hurt at once",
      "sorry, that was my colleague. mine comes on slowly when i lift, and i never train my abs",
    ])
    #expect(!conversation.values.contains { $0.slot == "movement" })
    #expect(conversation.person.namedCause == "core" && replies[1].facts.contains("core.compensation"))
  }

  @Test func turnsToTheSpeakerBehindAWordOnTheirOwn() throws {
    let (_, conversation) = try talk([
      "my brother yanked a barbell and his back went at once",
      "could mine be a disc too? it builds up, lower back, no leg pain",
    ])
    #expect(!conversation.person.isAboutOther)
    #expect(conversation.finding("onset.gradual")?.present == true)
  }

  @Test func takesWhatSoundsFamiliarForTold() throws {
    let (replies, conversation) = try talk([
      "my lower back hurts and it goes down my leg", "none of those", "skip", "what does sciatica feel like?",
      "yeah, sounds like me",
    ])
    #expect(replies[3].facts.contains("sciatica.sensation"))
    #expect(conversation.knows(FindingValue("feel.sharp")))
  }

  @Test func namesWhatIsRuledOut() throws {
    let replies = try replies(
      to: "lower back, builds up, no leg pain", "what have you ruled out so far?", "and what is left?")
    #expect(replies[1].text.contains("sciatica") && !replies[1].text.contains("For a weak core"))
  }

  @Test func givesReasonsInTheWordsOfTheArticle() throws {
    let replies = try replies(to: "i doubled my training and my upper back is sore", "why do you think so?")
    #expect(replies[1].phrases.contains(.pointsTo) && replies[1].facts.contains("overuse.cause"))
  }

  @Test func doesNotSayTwiceThatNothingFits() throws {
    let replies = try replies(
      to: "my back hurts", "skip", "skip", "skip", "skip", "what do you think it is?",
      "so what do you think it is?")
    #expect(replies[5].phrases.contains(.nothingFits) && replies[6].phrases.contains(.stillNothingFits))
  }

  @Test func saysThatTheArticleLeavesBothOpen() throws {
    let replies = try replies(
      to: "lower back, builds up", "is it my core or did i overdo it?", "could it be both?")
    #expect(replies[2].phrases.contains(.bothOpen))
  }

  @Test func saysMoreWhereMoreIsLeft() throws {
    let replies = try replies(to: "what are the warning signs i should look out for?", "more")
    #expect(replies[0].phrases.contains(.moreLeft) && replies[1].facts.contains("safety.cancer"))
  }

  @Test func answersAnotherLanguageAsSuch() throws {
    let reply = try reply(to: "mir tut der rücken weh wenn ich gewichte hebe")
    #expect(reply.gap == .offTopic && reply.text.contains("English"))
  }

  @Test func asksTheSameSideOfAnotherCause() throws {
    let replies = try replies(to: "what causes sciatica?", "and a hurt disc?")
    #expect(replies[1].facts == ["disc.mechanism"])
  }
}
