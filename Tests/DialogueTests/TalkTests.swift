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

  /// Talk about our question leaves it open: which of two holds, or which of two is meant.
  @Test(arguments: ["say that again", "why do you ask?", "what do you mean?"])
  func keepsAQuestionThatIsTalkedAbout(_ aside: String) throws {
    let all = try replies(
      to: "my lower back hurts and nothing in my legs", "pain runs down my leg", aside, "1")
    #expect(all[2].asks == all[1].asks && all[2].asks != nil, "\(all[2].text)")
    #expect(all[3].text.contains("nothing in the legs") && all[3].gap == nil, "\(all[3].text)")
    let choice = try replies(to: "blorp", "blorp blorp", aside, "2")
    #expect(choice[2].asks == choice[1].asks && choice[2].asks != nil, "\(choice[2].text)")
    #expect(choice[3].act == .help)
  }

  /// An answer does not swallow the question that stands behind it.
  @Test func answersAQuestionBehindAnAnswer() throws {
    let last = try reply(
      to: "my lower back hurts when i squat", "No. I train hard every day. Is magnesium good?")
    #expect(last.gap == .notCovered && last.text.contains("supplements"))
    #expect(last.text.contains("nothing in the legs"))
  }

  /// Whatever is said in a reply comes before the question that it ends with.
  @Test(arguments: [
    ["my lower back hurts when i squat", "Yes. And is yoga good?"],
    ["my back hurts and i have a fever", "blorp zxcvb"],
    ["my back hurts and i have a fever, what can i do now?"],
  ])
  func endsWithItsQuestion(_ messages: [String]) throws {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    var reply = assistant.replyToRestart()
    for message in messages { reply = assistant.reply(to: message, in: &conversation) }
    let asks = try #require(reply.asks)
    let question = try #require(assistant.knowledge.slots.first { $0.id == asks.slot })
    let put = reply.paragraphs.lastIndex { paragraph in
      [question.asks, question.again].compactMap { $0 }.contains(where: paragraph.text.contains)
    }
    #expect(try #require(put) >= reply.paragraphs.count - 2, "\(reply.text)")
    #expect(reply.paragraphs.last?.facts.isEmpty ?? false)
    #expect(reply.paragraphs.allSatisfy { !$0.text.isEmpty }, "\(reply.text)")
  }

  /// Of two questions the one that has no answer is not passed over.
  @Test func saysWhatIsNotCoveredBesideAnAnswer() throws {
    let last = try reply(to: "what is a disc? And is magnesium good for it?")
    #expect(last.facts.contains("spine.discs"))
    #expect(last.gap == .notCovered && last.text.contains("supplements"))
  }

  @Test func dropsTheQuestionWhenToldTo() throws {
    let all = try replies(to: "my back hurts", "never mind", "what is a disc")
    #expect(all[1].asks == nil)
    #expect(all[2].asks == nil)
  }
}
