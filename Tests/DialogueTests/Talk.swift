import Foundation
import Knowledge

@testable import Dialogue

/// A conversation that was held: each message with its reply, and the state around it.
struct Talk {
  struct Exchange {
    var message: String
    var before: Conversation
    var reply: Reply
    var after: Conversation
  }

  private(set) var exchanges: [Exchange] = []
  let assistant: Assistant

  init(_ messages: [String] = [], with assistant: Assistant) {
    self.assistant = assistant
    for message in messages { say(message) }
  }

  var messages: [String] { exchanges.map(\.message) }
  var replies: [Reply] { exchanges.map(\.reply) }
  var state: Conversation { exchanges.last?.after ?? Conversation() }

  mutating func say(_ message: String) {
    let before = state
    var after = before
    let reply = assistant.reply(to: message, in: &after)
    exchanges.append(Exchange(message: message, before: before, reply: reply, after: after))
  }

  /// The shortest conversation that is left when messages are taken out for as long as something still holds of it.
  ///
  /// - Complexity: as many conversations as the square of the number of messages, at worst.
  func shrunk(while holds: (Talk) -> Bool) -> Talk {
    for place in exchanges.indices.reversed() {
      var fewer = messages
      fewer.remove(at: place)
      let talk = Talk(fewer, with: assistant)
      if holds(talk) { return talk.shrunk(while: holds) }
    }
    return self
  }
}

extension Talk: CustomStringConvertible {
  var description: String {
    exchanges.map { "> \($0.message)\n\($0.reply.text)" }.joined(separator: "\n")
  }
}

extension Talk.Exchange {
  /// The question about the person's pain with which the reply goes on. What the person asked to hear again, and which of
  /// two statements holds, are no such questions.
  var question: String? {
    let asksOfItself: Set<PhraseKey> = [.repeated, .whyAsk, .putDifferently, .noneBefore, .goBack]
    guard let asks = reply.asks, after.person.openQuestion?.slot != nil,
      asksOfItself.isDisjoint(with: reply.phrases)
    else { return nil }
    return asks.slot
  }
}
