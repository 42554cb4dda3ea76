import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Every way to answer a question that the content has, with that question open.
@Suite struct AnswerWordsTests {
  /// What is known after an answer to a question about a slot.
  private func conversation(after answer: String, to slot: Slot) throws -> Conversation {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    _ = assistant.reply(to: "my back hurts", in: &conversation)
    conversation.person.openQuestion = .slot(slot.id)
    conversation.person.asked = [slot.id: 1]
    _ = assistant.reply(to: answer, in: &conversation)
    return conversation
  }

  /// Of what was not asked about, words tell nothing that answer by themselves.
  @Test(arguments: ["my back hurts every so often", "my back hurts, often", "my back hurts, always"])
  func tellsNothingByWordsThatAnswerByThemselves(_ message: String) throws {
    var conversation = Conversation()
    _ = try Shared.assistant().reply(to: message, in: &conversation)
    #expect(conversation.values.isEmpty)
    #expect(conversation.person.phase == .asking)
  }

  private static let slots = Result { try Shared.assistant().knowledge.slots.filter { $0.asks != nil } }

  @Test func meansWhatItStandsUnder() throws {
    var faults: [String] = []
    for slot in try Self.slots.get() {
      // A yes to a warning sign is an alarm and no finding.
      for choice in slot.choices where slot.id != Slot.flags || choice.answer != .yes {
        for word in [choice.label].filter({ !$0.isEmpty }) + choice.words + choice.alone {
          let known = try conversation(after: word, to: slot).values
          if !choice.means.allSatisfy(known.contains) {
            faults.append("'\(word)' for \(slot.id) gives \(known.map(\.code))")
          }
        }
      }
    }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test(arguments: ["yes", "no", "nah", "nope", "yeah", "neither", "none", "both", "maybe", "skip", "1", "2"])
  func answersNothingElse(_ answer: String) throws {
    for slot in try Self.slots.get() {
      let others = try conversation(after: answer, to: slot).values.filter { $0.slot != slot.id }
      #expect(others.isEmpty, "'\(answer)' for \(slot.id) gives \(others.map(\.code))")
    }
  }

  /// A word that answers by itself says nothing in the middle of something else, and a bare "yes" nothing to "this or that?".
  @Test(arguments: [
    "it doesn't wake me up", "it isn't a disc either", "I sleep fine", "both sides of my back", "yes",
  ])
  func saysNothingOfTheLegs(_ answer: String) throws {
    let leg = try #require(try Self.slots.get().first { $0.eitherOr })
    #expect(try !conversation(after: answer, to: leg).knows(slot: leg.id))
  }

  @Test(arguments: [
    "skip", "skip this", "skip that one", "pass", "not sure", "dunno", "next question please",
  ])
  func isNoAnswer(_ answer: String) throws {
    for slot in try Self.slots.get() {
      let values = try conversation(after: answer, to: slot).values
      #expect(values.isEmpty, "'\(answer)' for \(slot.id) gives \(values.map(\.code))")
    }
  }

  /// Nobody who may have a warning sign is told that it does not matter.
  @Test(arguments: ["maybe", "kinda", "sort of", "a bit", "sometimes", "I think so", "possibly", "not sure"])
  func isNoDenialOfAWarningSign(_ answer: String) throws {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    _ = assistant.reply(to: "i twisted and my back went", in: &conversation)
    #expect(conversation.person.openQuestion?.slot == Slot.flags)
    let reply = assistant.reply(to: answer, in: &conversation)
    #expect(reply.safety == .emergency || reply.asks?.slot == Slot.flags, "\(reply.text)")
  }
}
