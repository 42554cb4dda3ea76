import Knowledge
import Spotter
import Testing
import Understanding

@testable import Dialogue

@Suite struct DirectAnswerTests {
  /// What is said first to a question, by rules of our own.
  private func direct(to question: String) throws -> String? {
    var knowledge = try Shared.assistant().knowledge
    var intent = Intent(name: "ask", effect: .facts([]), topic: nil, examples: [], nearMisses: [])
    intent.direct = [
      DirectAnswer(says: "Not always.", to: ["for life", "always"]),
      DirectAnswer(says: "Yes.", to: ["heal", "get better"], unless: ["by friday"]),
    ]
    knowledge.intents = [intent]
    let assistant = try Shared.assistant()
    let answers = DirectAnswers(knowledge: knowledge, tokenizer: assistant.reader.tokenizer)
    let reading = assistant.reading(of: question)
    return answers.answer(
      to: reading.tokens[...], of: "ask", isMarked: reading.tokens.last?.isQuestionMark ?? false)
  }

  @Test(arguments: [
    ("does it heal", "Yes."), ("so, can a disc get better?", "Yes."),
    ("will these things ever, you know, heal", nil),
    ("is it for life", "Not always."), ("does it always heal", "Not always."),
    ("do they heal by friday", nil),
    ("does it not heal", nil), ("doesn't it heal?", nil), ("does it heal or get worse", nil),
    ("how does it heal", nil), ("it heals", nil), ("so a hurt disc heals?", "Yes."),
    ("so a hurt disc grows?", nil), ("so how does it heal?", nil), ("can you tell me if it heals", nil),
    ("can you heal it?", "Yes."),
    ("does it grow", nil), ("is it safe to heal", nil), ("does only one heal", nil), ("heal?", nil),
  ])
  func goesWithTheQuestion(_ question: String, _ says: String?) throws {
    #expect(try direct(to: question) == says, "\(question)")
  }

  @Test func saysNothingForAnotherIntent() throws {
    let assistant = try Shared.assistant()
    let answers = DirectAnswers(knowledge: assistant.knowledge, tokenizer: assistant.reader.tokenizer)
    #expect(
      answers.answer(to: assistant.reading(of: "does it heal").tokens[...], of: "no such intent") == nil)
  }

  @Test(arguments: [
    ("can you hurt a disc by moving too fast?", "Yes. "), ("are discs made of bone?", "No. "),
    ("will a hurt disc get better by itself?", "Sometimes. "), ("is a hurt disc for life?", "Not always. "),
    ("do upper and lower back pain have the same cause?", "Probably not. "),
    ("can i keep training on a strained back?", "Better not yet. "), ("are you a doctor?", "No. "),
  ])
  func standsInFrontOfTheFacts(_ question: String, _ opening: String) throws {
    let reply = try reply(to: question)
    #expect(reply.text.hasPrefix(opening), "\(reply.text)")
    #expect(!reply.facts.isEmpty)
  }

  /// The facts would affirm the opposite.
  @Test(arguments: [
    "is it ok to slouch with sciatica?", "does a strong core or a weak core hurt the back?",
    "is moving fast safe for the discs?", "do muscle fibers stay torn for good?",
    "do upper and lower back pain always have different causes?", "does cold take blood away from the nerve?",
  ])
  func affirmsNothingThatTheFactsDeny(_ question: String) throws {
    #expect(try !reply(to: question).text.hasPrefix("Yes"), "\(question)")
  }

  /// "Yes or nope": content is compiled into the program without most of its words, and reads as it does in its folder.
  @Test func knowsEveryWordOfAChoice() throws {
    let authored = try ContentLoader().load(folder: Repository.intents)
    let builtIn = try Shared.assistant().knowledge
    for concept in ["talk.yes", "talk.no"] {
      func phrases(_ knowledge: KnowledgeBase) -> [String]? {
        knowledge.concepts.first { $0.id == concept }?.phrases
      }
      #expect(try #require(phrases(authored)).count > 1)
      #expect(phrases(builtIn) == phrases(authored))
    }
    for choice in ["yes or no", "yes or nope", "yep or nah", "or not"] {
      let question = "will a stronger core help, \(choice)"
      #expect(try reply(to: question).text.hasPrefix("Yes. "), "\(question)")
    }
  }

  @Test func isSaidOnce() throws {
    let text = try reply(to: "can you hurt a disc by moving too fast? and are discs made of bone?").text
    #expect(text.ranges(of: "Yes.").count + text.ranges(of: "No.").count == 1)
  }
}
