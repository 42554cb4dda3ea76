import Foundation
import Knowledge
import Understanding

@testable import Dialogue

/// Makes conversations of what the content has examples of: what people ask and tell, and how they answer.
struct TalkMaker {
  private let points: TalkingPoints
  private var random: SplitMix
  /// Whether the person of the conversation at hand has no answer to anything.
  private var isEvasive = false

  init(_ points: TalkingPoints, seed: UInt64) {
    self.points = points
    random = SplitMix(seed: seed)
  }

  /// A conversation of so many messages. What is said depends on what was asked.
  mutating func talk(of count: Int, with assistant: Assistant) -> Talk {
    var talk = Talk(with: assistant)
    isEvasive = chance(0.1)
    for _ in 0..<count { talk.say(message(in: talk)) }
    return talk
  }

  /// Answers what is asked until there is a conclusion or an emergency.
  ///
  /// - Parameter most: how many messages it may take.
  /// - Returns: whether it came to that.
  mutating func concludes(_ talk: inout Talk, within most: Int) -> Bool {
    for _ in 0..<most where talk.state.person.phase != .concluded && !talk.state.hasOpenEmergency {
      talk.say(plainAnswer(in: talk))
    }
    return talk.state.person.phase == .concluded || talk.state.hasOpenEmergency
  }

  private mutating func plainAnswer(in talk: Talk) -> String {
    guard let open = talk.state.person.openQuestion else { return "what do you think it is?" }
    if open.slot == Slot.flags { return "none of these" }
    let slot = open.slot.flatMap { points.slot($0) }
    let choices = talk.replies.last?.asks?.choices ?? slot?.choices.map(\.label) ?? []
    return pick(choices)
  }

  // MARK: Messages

  private mutating func message(in talk: Talk) -> String {
    if let asks = talk.replies.last?.asks, isEvasive || chance(0.6) {
      return isEvasive ? pick(Self.evasions) : answer(to: asks)
    }
    if isEvasive { return pick(talk.exchanges.isEmpty ? ["my back hurts"] : points.steering) }
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<5: return pick(points.reports)
    case 5..<8: return told()
    case 8..<11: return pick(points.questions)
    case 11..<14: return pick(points.steering)
    case 14: return pick(points.uncovered)
    case 15: return pick(points.offTopic)
    case 16: return "it's not " + pick(points.causes)
    case 17: return "is it " + pick(points.causes) + "?"
    case 18: return "actually " + pick(points.findings)
    default: return talk.messages.last ?? "hello"
    }
  }

  private mutating func told() -> String {
    "my back hurts, "
      + some(points.findings, upTo: 3).map { chance(0.2) ? "no \($0)" : $0 }.joined(separator: ", ")
  }

  private mutating func answer(to asks: Reply.Question) -> String {
    let slot = points.slot(asks.slot)
    let words = slot?.choices.flatMap(\.words) ?? asks.choices
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<4: return pick(asks.choices)
    case 4..<6: return pick(words)
    case 6: return pick(["yes", "no", "nope", "yeah", "no it doesn't"])
    case 7: return pick(Self.evasions)
    case 8: return pick(["1", "2", "the first", "the second", "3"])
    case 9: return pick(asks.choices) + ", " + pick(points.findings)
    case 10: return pick(points.findings)
    default: return pick(words) + " and " + pick(points.answers)
    }
  }

  private static let evasions = [
    "skip", "not sure", "no idea", "hard to say", "pass", "what do you mean?", "hmm",
  ]

  // MARK: Chance

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  private mutating func some(_ texts: [String], upTo most: Int) -> [String] {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in pick(texts) }
  }
}

extension TalkMaker {
  /// A report of so many findings in two orders, no two of them of one slot.
  ///
  /// - Parameter phrases: what to say of each slot.
  mutating func report(of count: Int, from phrases: [[String]]) -> (one: String, other: String) {
    let told = phrases.shuffled(using: &random).prefix(count).map { pick($0) }
    let joint = pick([", ", " and "])
    let orders = [told, told.reversed()].map { (["my back hurts"] + $0).joined(separator: joint) }
    return (orders[0], orders[1])
  }
}
