import Foundation
import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Conversations that are stored, and read again by another program.
@Suite struct ConversationTests {
  private func conversation(_ texts: String...) throws -> Conversation {
    var conversation = Conversation()
    for text in texts { _ = try Shared.assistant().reply(to: text, in: &conversation) }
    return conversation
  }

  /// Every stored property is in use in one of these, so that none can be left out of what is stored.
  private func conversations() throws -> [Conversation] {
    try [
      conversation(
        "my lower back hurts when I deadlift", "it builds up slowly", "I train my abs", "it's not a disc"),
      conversation("I can't feel my groin and I wet myself"),
      conversation("my lower back hurts", "my upper back hurts", "what is a disc?"),
      conversation("how much protein should I eat?"), conversation("???"), conversation("what is a disc?"),
      conversation(
        "my back hurts", "not in the legs", "what is a disc?", "no rest days", "never train my abs"),
      conversation(
        "my dad has a pinching pain from his back down his leg", "what is a disc?", "what is the spine?"),
    ]
  }

  @Test func comesBackAsItWas() throws {
    for conversation in try conversations() {
      let stored = try JSONEncoder().encode(conversation)
      #expect(try JSONDecoder().decode(Conversation.self, from: stored) == conversation)
    }
  }

  @Test func storesEveryProperty() throws {
    var names = Set<String>()
    for conversation in try conversations() {
      let stored = try JSONSerialization.jsonObject(with: JSONEncoder().encode(conversation))
      names.formUnion((stored as? [String: Any] ?? [:]).keys)
    }
    let new = Conversation()
    let stored = [Mirror(reflecting: new), Mirror(reflecting: new.person)].flatMap(\.children)
    #expect(names.union(["person"]) == Set(stored.compactMap(\.label)))
  }

  /// As every program has written them since there are open questions.
  @Test(arguments: [
    (Conversation.OpenQuestion.slot("leg"), "slot\tleg\t"),
    (
      .contradiction(earlier: FindingValue("leg.pain", present: false), later: FindingValue("leg.pain")),
      "contradiction\tleg\tnot leg.pain\tleg.pain\t"
    ),
    (.whichIntent(["ask_disc", "ask_core"]), "clarification\tclarify\task_disc\task_core\t"),
    (.whichWish, "clarification\tclarify\town pain\tarticle\t"),
  ])
  func storesEveryOpenQuestion(_ question: Conversation.OpenQuestion, _ stored: String) throws {
    var conversation = Conversation()
    conversation.person.openQuestion = question
    let encoded = try JSONDecoder().decode([String: String].self, from: JSONEncoder().encode(conversation))
    #expect(encoded["openQuestion"] == stored)
    #expect(Conversation(properties: encoded) == conversation)
    #expect(PackedConversation(conversation).conversation == conversation)
  }

  @Test func readsWhatAnOlderProgramLeftOut() throws {
    let stored = Data(#"{"version":"1","turn":"3","something":"new"}"#.utf8)
    let conversation = try JSONDecoder().decode(Conversation.self, from: stored)
    #expect(conversation.turn == 3 && !conversation.hasOpenQuestion && !conversation.hasOpenEmergency)
  }

  @Test(arguments: [#"{"version":"2"}"#, #"{"turn":"1"}"#, "{}"])
  func refusesAnotherVersion(_ stored: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Conversation.self, from: Data(stored.utf8))
    }
  }

  /// A file that was damaged, or edited by hand: the conversation goes on.
  @Test(arguments: ["\(Int.min)", "-3", "\(Int.max)", "99999999999999999999", "x", ""])
  func goesOnWhateverNumbersAreStored(_ number: String) throws {
    let stored = [
      "version": "1", "turn": number, "silence": number, "failures": number,
      "findings": "\(number)+region.lower\t", "signs": "\(number)+leg.pain\t\(number)-leg.pain\t",
      "openQuestion": "slot\tleg\t", "asked": "leg=\(number)\tonset=\(number)\t", "phase": "asking",
    ]
    let assistant = try Shared.assistant()
    var conversation = try JSONDecoder().decode(
      Conversation.self, from: JSONSerialization.data(withJSONObject: stored))
    #expect(PackedConversation(conversation).conversation == conversation)
    for text in ["hello", "???", "my lower back hurts", "no"] {
      #expect(!assistant.reply(to: text, in: &conversation).text.isEmpty)
    }
  }

  @Test func packsEveryNumber() {
    for number in [0, 127, 128, Int(Int32.max), Int.max, -1, Int.min] {
      var conversation = Conversation()
      conversation.turn = number
      #expect(PackedConversation(conversation).conversation == conversation)
    }
  }

  // MARK: Other content

  @Test func leavesAConversationOfTheSameContentAlone() throws {
    for conversation in try conversations() {
      #expect(try Shared.assistant().adopt(conversation) == conversation)
    }
  }

  @Test func dropsWhatTheContentDoesNotKnow() throws {
    var conversation = try conversation("my lower back hurts when I deadlift")
    let before = conversation
    conversation.person.findings.append(.init(value: FindingValue("region.tail"), turn: 1))
    conversation.person.openQuestion = .slot("tail")
    conversation.person.asked["tail"] = 1
    conversation.person.namedCause = "wings"
    conversation.person.ruledOut = ["wings"]
    conversation.topics.append("wings")
    conversation.lastFacts.append("wings.span")
    conversation.statedFacts.append("wings.span")
    conversation.flags.append("broken_wing")
    conversation.person.signs.append(.init(value: FindingValue("sign.flap"), turn: 1))
    let adopted = try Shared.assistant().adopt(conversation)
    #expect(
      adopted.person.findings == before.person.findings && adopted.person.asked == before.person.asked
        && adopted.topics == before.topics)
    #expect(
      adopted.person.openQuestion == nil && adopted.person.namedCause == nil
        && adopted.person.ruledOut.isEmpty)
    #expect(adopted.flags == before.flags && adopted.person.signs == before.person.signs)
    #expect(adopted.lastFacts == before.lastFacts && adopted.statedFacts == before.statedFacts)
  }

  @Test func keepsAnOpenEmergencyWithOtherContent() throws {
    var adopted = try Shared.assistant().adopt(conversation("I can't feel my groin and I wet myself"))
    #expect(try Shared.assistant().reply(to: "how do I plank?", in: &adopted).safety == .emergency)
  }

  @Test func saysWhatWasLostBehindAdviceThatCannotWait() throws {
    let assistant = try Shared.assistant()
    for (text, isFirst) in [("hello", true), ("I can't feel my groin and I wet myself", false)] {
      var conversation = Conversation()
      var reply = assistant.reply(to: text, in: &conversation)
      let answer = reply.paragraphs
      assistant.sayThatConversationWasLost(in: &reply)
      #expect(reply.paragraphs.count == answer.count + 1)
      #expect((reply.paragraphs.first != answer.first) == isFirst)
    }
  }
}
