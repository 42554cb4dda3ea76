import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Signs that are no alarm by themselves, short answers to "X?", and what is said while warning signs are asked about.
@Suite struct SignTests {
  private static let concluded = [
    "my lower back aches when lifting, slow build up, i skip abs", "no leg pain", "no more than usual",
  ]
  private static let asked = "i twisted too fast with the bar and my back went, nothing in my legs"

  @Test(arguments: [
    "i do have a bit of numbness in my foot", "my left foot started tingling", "my foot went numb",
  ])
  func asksAboutSignsBehindAConclusion(_ message: String) throws {
    let (replies, conversation) = try talk(Self.concluded + [message])
    #expect(replies.last?.asks?.slot == Slot.flags)
    #expect(replies.last?.facts == [])
    #expect(conversation.person.phase == .asking)
  }

  /// "None of these" before does not hold any more.
  @Test func asksAgainWhereAllWereDenied() throws {
    let (replies, conversation) = try talk([Self.asked, "none of these", "well, my toes tingle a bit"])
    #expect(replies.last?.asks?.slot == Slot.flags)
    #expect(!conversation.knows(slot: Slot.flags))
  }

  @Test func doesNotAskAboutSomebodyElsesFoot() throws {
    let reply = try #require(try talk(Self.concluded + ["my dad's foot went numb years ago"]).replies.last)
    #expect(reply.asks?.slot != Slot.flags)
  }

  @Test(arguments: ["Chest pain? No. Just my upper back.", "Numbness? No.", "trouble peeing? no"])
  func takesAShortNoForADenial(_ message: String) throws {
    #expect(try reply(to: message).safety == .none)
    #expect(try reply(to: "my lower back hurts", message).safety == .none)
    #expect(try reply(to: Self.asked, message).safety == .none)
  }

  @Test func takesOneNoForEachSign() throws {
    let (replies, conversation) = try talk([Self.asked, "Numbness? No. Weakness? No."])
    #expect(replies.last?.safety == SafetyLevel.none)
    #expect(conversation.finding("flags.serious")?.present == false)
  }

  /// The "no" of "no feeling" denies nothing.
  @Test func missesNoSignBehindAQuestionMark() throws {
    #expect(try reply(to: "Groin numb? No feeling at all there.").safety == .emergency)
  }

  /// Neither somebody else's "none" nor one with a sign beside it closes the question.
  @Test(arguments: ["my dad had none of those when his went", "no to most of it, but the left foot is numb"])
  func staysWithTheQuestion(_ answer: String) throws {
    let (_, conversation) = try talk([Self.asked, answer])
    #expect(conversation.finding("flags.serious")?.present != false)
  }

  @Test func asksOnAboutTheOtherSigns() throws {
    let last = try reply(to: Self.asked, "no tingling")
    #expect(last.phrases.contains(.otherFlags))
    #expect(last.asks?.slot == Slot.flags)
  }

  /// What it looks like is said, and the question stays in sight.
  @Test func asksAboutSignsBehindAVerdict() throws {
    let (replies, _) = try talk([Self.asked, "so what is it then", "yes"])
    #expect(replies[1].asks?.slot == Slot.flags || replies[1].phrases.contains(.flagsUnsure))
    #expect(replies[2].safety == .emergency || replies[1].phrases.contains(.flagsUnsure))
  }

  /// Thanks are no help that was called.
  @Test func repeatsTheActionToWhoeverLeaves() throws {
    let last = try reply(to: "i can't feel between my legs since the deadlift", "thanks, bye")
    #expect(last.safety == .emergency)
    #expect(last.phrases == [.partingEmergency])
  }

  /// "I'll phone them" takes nothing back.
  @Test func keepsTheLevelWhereHelpIsCalled() throws {
    let last = try reply(to: "i can't feel between my legs since the deadlift", "right, i'll phone them now")
    #expect(last.safety == .emergency)
  }

  @Test func takesBackASmallKnock() throws {
    #expect(try reply(to: "I dropped a plate on my back", "it was nothing serious").safety == .none)
  }

  /// What is known of the shoes belongs into the conclusion, and so does when to see somebody.
  @Test func advisesOnHabitsAndStillSaysWhenToSeeSomebody() throws {
    let facts = try reply(
      to:
        "sharp pain shoots down my left leg from my lower back, old worn out shoes", "none of these"
    ).facts
    #expect(facts.contains("sciatica.footwear") && facts.contains("overuse.see-doctor"))
  }

  /// What was concluded falls with its evidence: something else is asked, and no advice for it is left.
  @Test func asksAnewWhereNothingFitsAnyMore() throws {
    let last = try reply(
      to:
        "lower back. builds up. no legs. weak abs.", "actually scratch that, my abs are fine")
    #expect(last.asks != nil)
    #expect(!last.facts.contains { $0.hasPrefix("core.") })
  }

  @Test func saysTheGist() throws {
    let reply = try #require(try talk(Self.concluded + ["shorter please"]).replies.last)
    #expect(reply.phrases == [.inShortCause] && reply.facts.count == 1)
  }

  @Test func saysWhenToSeeSomebodyWhereNothingFits() throws {
    let facts = try reply(to: "my back hurts", "just tell me what it is").facts
    #expect(facts.isEmpty || facts.contains("overuse.see-doctor") || facts.contains("back.four-causes"))
  }

  /// The message itself denies what was said before: nobody has to be asked.
  @Test func takesADenialWithItsOppositeForACorrection() throws {
    let (replies, conversation) = try talk([
      "my lower back went all of a sudden", "it wasn't sudden, it built up slowly",
    ])
    #expect(!replies[1].phrases.contains(.contradiction))
    #expect(conversation.finding("onset.gradual")?.present == true)
  }
}
