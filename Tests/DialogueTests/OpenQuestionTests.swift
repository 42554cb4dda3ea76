import Knowledge
import Testing

@testable import Dialogue

/// Which of two things holds, and which is meant: answered, put once more behind something else, or given up aloud.
@Suite struct OpenQuestionTests {
  private let told = ["my lower back hurts when i deadlift", "my upper back hurts"]
  private let lower = FindingValue("region.lower")
  private let upper = FindingValue("region.upper")

  @Test(arguments: [
    "what is a disc?", "is it a disc?", "how much protein should i eat?", "what's the weather like?",
    "what did you understand?", "that's not what i asked", "ok", "qwkjx zzpl", "what do you think it is?",
  ])
  func comesBackToAContradiction(_ message: String) throws {
    let (replies, conversation) = try talk(told + [message])
    #expect(replies[1].phrases.contains(.contradiction))
    #expect(replies[2].phrases.suffix(2) == [.contradiction, .backToQuestion])
    #expect(replies[2].asks == replies[1].asks)
    #expect(conversation.person.openQuestion == .contradiction(earlier: lower, later: upper))
    for (answer, holds) in [("upper", upper), ("the first", lower), ("1", lower)] {
      let values = try talk(told + [message, answer]).conversation.values
      #expect(values.filter { $0.slot == "region" } == [holds])
    }
  }

  @Test func answersFirst() throws {
    let (replies, _) = try talk(told + ["what is a disc?"])
    #expect(replies[2].facts.contains("spine.discs") && replies[2].act == .answer)
  }

  @Test func takesWhatWasSaidLastAfterASecondTime() throws {
    let (replies, conversation) = try talk(told + ["what is a disc?", "show me how to plank"])
    #expect(replies[3].phrases.first == .changed && replies[3].facts.contains("core.plank"))
    #expect(!replies[3].phrases.contains(.contradiction))
    #expect(!conversation.isAskingWhichHolds && conversation.values.contains(upper))
    #expect(!conversation.values.contains(lower))
  }

  @Test func warningSignsComeBeforeIt() throws {
    let (replies, conversation) = try talk(told + ["could my numb foot be a disc?"])
    #expect(replies[2].asks?.slot == Slot.flags && replies[2].phrases.contains(.changed))
    #expect(conversation.values.contains(upper))
  }

  @Test(arguments: ["thanks", "bye", "forget it", "start over"])
  func letsGoWhoeverLeaves(_ message: String) throws {
    let (replies, conversation) = try talk(told + [message])
    #expect(replies[2].asks == nil && conversation.person.openQuestion == nil)
  }

  @Test func goesOnWithItWhenSomebodyComesBack() throws {
    let assistant = try Shared.assistant()
    let (replies, conversation) = try talk(told)
    #expect(assistant.resumption(of: conversation).asks == replies[1].asks)
    #expect(assistant.adopt(conversation) == conversation)
  }

  private let unclear = "do people die from back pain?"

  @Test func comesBackToAChoiceBetweenQuestions() throws {
    let (replies, conversation) = try talk([unclear, "show me how to plank", "1"])
    let choices = try #require(replies[0].asks?.choices)
    #expect(replies[0].phrases == [.didYouMean] && choices.count == 2)
    #expect(replies[1].facts.contains("core.plank") && replies[1].gap == nil)
    #expect(replies[1].phrases.suffix(2) == [.didYouMean, .backToQuestion])
    #expect(replies[1].asks?.choices == choices)
    #expect(!replies[2].facts.isEmpty && conversation.person.openQuestion == nil)
  }

  @Test func leavesAChoiceAfterASecondTime() throws {
    let (replies, conversation) = try talk([unclear, "show me how to plank", "how should i sleep?"])
    #expect(replies[2].phrases.first == .skipped && !replies[2].facts.isEmpty)
    #expect(replies[2].asks == nil && conversation.person.openQuestion == nil)
  }

  /// Whoever puts it in other words, or goes on to tell about their pain, has chosen.
  @Test(arguments: ["does back pain go away by itself?", "my lower back hurts", "thanks"])
  func comesBackToNoChoiceThatIsMade(_ message: String) throws {
    let (replies, _) = try talk([unclear, message])
    #expect(!replies[1].phrases.contains(.didYouMean) && !replies[1].phrases.contains(.skipped))
  }
}
