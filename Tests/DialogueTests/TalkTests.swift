import Spotter
import Testing

/// Greetings, context, and steering the talk.
@Suite struct TalkTests {
  @Test(arguments: [
    ("hello", Reply.Act.greet), ("thanks a lot", .thanks), ("bye", .bye), ("help", .help),
    ("start over", .restart),
    ("hello there", .greet), ("thank you so much", .thanks), ("good bye", .bye),
    ("Okay, I'll ring my midwife about it. Thanks, bye!", .bye),
  ])
  func doesTheNaturalThing(_ message: String, _ act: Reply.Act) throws {
    let reply = try reply(to: message)
    #expect(reply.act == act)
    #expect(reply.facts.isEmpty)
  }

  @Test func forgetsEverythingWhenStartingOver() throws {
    let last = try reply(to: "my lower back hurts", "start over", "what did you understand?")
    #expect(!last.text.contains("lower back,") && last.asks == nil)
  }

  @Test func repeatsItself() throws {
    let all = try replies(to: "what is a disc", "say that again")
    #expect(all[1].text.contains(all[0].paragraphs[0].text))
  }

  @Test func saysMoreOnTheSameSubject() throws {
    let all = try replies(to: "what causes sciatica", "tell me more")
    #expect(!all[1].facts.isEmpty)
    #expect(Set(all[1].facts).isDisjoint(with: all[0].facts))
    #expect(all[1].facts.allSatisfy { !$0.hasPrefix("core.") })
  }

  @Test func resolvesPronounsAndEllipsisFromTheTopic() throws {
    let all = try replies(to: "what causes sciatica?", "how do I prevent it?", "and for side sleepers?")
    #expect(all[1].facts.allSatisfy { $0.hasPrefix("sciatica.") } && !all[1].facts.isEmpty)
    #expect(all[2].facts.contains("sciatica.pillow"))
  }

  /// A cause that the person asks about is what "it" is from then on, whatever fits better.
  @Test(arguments: [
    ["is it sciatica?"], ["i think it's my disc", "no sorry, i meant the nerve in my bum"],
    ["no sorry i meant the sciatic nerve"],
  ])
  func talksOfTheCauseThatWasAskedAbout(_ messages: [String]) throws {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    for message in messages { _ = assistant.reply(to: message, in: &conversation) }
    let reply = assistant.reply(to: "what does it feel like?", in: &conversation)
    #expect(reply.facts.contains("sciatica.sensation"), "\(reply.text)")
  }

  @Test func tellsWhyOfWhatItJustSaid() throws {
    let last = try reply(to: "does a hot bath help sciatica?", "how come?")
    #expect(last.facts == ["sciatica.blood-flow"])
  }

  @Test func givesItsViewWhenAsked() throws {
    let last = try reply(
      to: "my lower back hurts when i deadlift and i never train my abs", "what do you think it is?")
    #expect(last.facts.contains { $0.hasPrefix("core.") })
    #expect(!last.text.contains("you have"))
  }

  @Test func goesBackAQuestion() throws {
    let all = try replies(to: "my back hurts", "nothing in my legs", "go back a question")
    #expect(all[2].asks?.slot == all[0].asks?.slot)
  }

  @Test func dropsTheQuestionWhenToldTo() throws {
    let all = try replies(to: "my back hurts", "never mind", "what is a disc")
    #expect(all[1].asks == nil)
    #expect(all[2].asks == nil)
  }
}
