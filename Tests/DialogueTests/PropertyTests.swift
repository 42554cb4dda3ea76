import CustomDump
import Foundation
import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// What holds of every conversation, in thousands of random ones, the same ones every time.
@Suite struct PropertyTests {
  private static let talks = Result {
    let assistant = try Shared.assistant()
    var maker = TalkMaker(try TalkingPoints.ours.get(), seed: 6)
    return (0..<3000).map { maker.talk(of: $0 % 15 == 0 ? 20 : 3 + $0 % 5, with: assistant) }
  }

  /// How many of them are held once more, message by message.
  private static let replayed = 500

  /// Records the shortest conversations for which something does not hold.
  ///
  /// - Parameter fault: what is wrong with a conversation, or `nil`.
  private func check(_ fault: (Talk) -> String?, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let faulty = try Self.talks.get().filter { fault($0) != nil }
    for talk in faulty.prefix(3) {
      let shortest = talk.shrunk { fault($0) != nil }
      Issue.record(
        "\(fault(shortest) ?? ""), one of \(faulty.count):\n\(shortest)", sourceLocation: sourceLocation)
    }
  }

  // MARK: Questions

  @Test func asksAtMostFiveQuestionsEachAtMostTwice() throws {
    try check { talk in
      var asked: [String: Int] = [:]
      for exchange in talk.exchanges {
        if exchange.reply.act == .restart { asked = [:] }
        // What was asked about one person has to be asked of the other again.
        if exchange.before.person.isAboutOther != exchange.after.person.isAboutOther { asked = [:] }
        if exchange.reply.phrases.contains(.goBack), let slot = exchange.reply.asks?.slot { asked[slot] = 1 }
        guard let slot = exchange.question else { continue }
        asked[slot, default: 0] += 1
        if asked[slot, default: 0] > 2 { return "asks about \(slot) for the third time" }
        if asked.keys.count(where: { $0 != Slot.flags }) > 5 { return "asks a sixth question" }
      }
      return nil
    }
  }

  @Test func neverAsksForWhatItKnows() throws {
    try check { talk in
      talk.exchanges.lazy.compactMap { exchange in
        exchange.question.flatMap {
          exchange.after.knows(slot: $0) ? "asks about \($0), which it knows" : nil
        }
      }.first
    }
  }

  @Test func takesItsOwnLabelsForAnswers() throws {
    try check { talk in
      for exchange in talk.exchanges {
        let slot = exchange.before.person.openQuestion?.slot.flatMap { talk.assistant.slot($0) }
        let choice = slot?.choices.first { $0.label == exchange.message && $0.answer != .yes }
        for value in choice?.means ?? [] where exchange.after.finding(value.finding) != value {
          return "does not take '\(exchange.message)' for \(value.code)"
        }
      }
      return nil
    }
  }

  /// Buttons send the words of a choice, bridges its number. One exception: as long as the answers were not numbered, "1" may be
  /// the first of the warning signs.
  @Test func takesEachChoiceByNumberAndWords() throws {
    try check { talk in
      guard let asks = talk.replies.last?.asks, let open = talk.state.person.openQuestion else { return nil }
      let isFirstOfSigns =
        open.slot == Slot.flags
        && talk.state.person.asked[Slot.flags, default: 0] < Assessment.mostAsked
      if isFirstOfSigns { return nil }
      for (number, choice) in zip(1..., asks.choices) {
        let (byNumber, byWords) = (talk.continued(with: "\(number)"), talk.continued(with: choice))
        if byNumber.taken != byWords.taken { return "takes '\(number)' and '\(choice)' for two things" }
      }
      return nil
    }
  }

  /// Which of two findings holds is settled, asked again, or given up aloud.
  @Test func dropsNoContradictionWithoutAWord() throws {
    let isSaid: Set<PhraseKey> = [
      .changed, .keepsFirst, .skipped, .goBack, .cancel, .restart, .thanks, .bye, .noPain,
    ]
    try check { talk in
      for exchange in talk.exchanges where exchange.before.isAskingWhichHolds {
        guard case .contradiction(let earlier, let later) = exchange.before.person.openQuestion else {
          continue
        }
        let isLeft = exchange.after.person.openQuestion != exchange.before.person.openQuestion
        let isTold = exchange.after.person.findings.contains {
          $0.value.slot == earlier.slot && ($0.turn == exchange.after.turn || $0.value == later)
        }
        let isElse =
          exchange.reply.safety == .emergency
          || exchange.before.person.isAboutOther != exchange.after.person.isAboutOther
        if isLeft, !isTold, !isElse, isSaid.isDisjoint(with: exchange.reply.phrases) {
          return "leaves open whether it is \(earlier.code) or \(later.code)"
        }
      }
      return nil
    }
  }

  @Test func asksAtMostTwiceWhichHolds() throws {
    try check { talk in
      var times = 0
      for exchange in talk.exchanges {
        if exchange.after.person.openQuestion != exchange.before.person.openQuestion { times = 0 }
        if exchange.reply.phrases.contains(.contradiction) { times += 1 }
        if times > 2 { return "asks for the third time which holds" }
      }
      return nil
    }
  }

  @Test func actsOnEveryWarningSignThatItTakesIn() throws {
    try check { talk in
      for exchange in talk.exchanges
      where exchange.after.finding("flags.serious")?.present ?? false && exchange.reply.safety < .urgent {
        return "has taken in a warning sign and gives no alarm"
      }
      return nil
    }
  }

  // MARK: Replies

  @Test func neverTakesForTheirsWhatWasRuledOut() throws {
    let naming = CauseNaming(try Shared.assistant().knowledge)
    try check { talk in
      talk.exchanges.lazy.flatMap { exchange in
        exchange.after.person.ruledOut.compactMap { cause in
          naming.names(cause, in: exchange.reply) || exchange.after.person.namedCause == cause
            ? "takes \(cause) for theirs, which was ruled out" : nil
        }
      }.first
    }
  }

  @Test func neverAdvisesOnWhatWasRuledOut() throws {
    let naming = CauseNaming(try Shared.assistant().knowledge)
    try check { talk in
      for exchange in talk.exchanges where naming.tellsOnly(exchange, talk.assistant) {
        for cause in exchange.after.person.ruledOut {
          let facts = naming.ownFacts(of: cause).intersection(exchange.reply.facts)
          if !facts.isEmpty { return "states \(facts.sorted()) of \(cause), which was ruled out" }
        }
      }
      return nil
    }
  }

  @Test func neverSaysTheSameTwiceRunning() throws {
    try check { talk in
      zip(talk.replies, talk.replies.dropFirst()).contains { $0.text == $1.text }
        ? "says the same twice" : nil
    }
  }

  @Test func statesAtMostFiveFactsEachOnce() throws {
    try check { talk in
      for facts in talk.replies.map(\.facts) {
        if facts.count > 5 { return "states \(facts.count) facts" }
        if Set(facts).count < facts.count { return "states a fact twice: \(facts)" }
      }
      return nil
    }
  }

  @Test func alwaysSaysSomething() throws {
    try check { talk in talk.replies.contains(where: \.text.isEmpty) ? "says nothing" : nil }
  }

  @Test func saysNothingTwiceInAReply() throws {
    try check { talk in
      talk.replies.lazy.map { $0.paragraphs.map(\.text) }.first { Set($0).count < $0.count }
        .map { "says twice in a reply: \($0)" }
    }
  }

  // MARK: Safety

  @Test func neverCrowdsOutACaution() throws {
    let cautions = try Shared.assistant().knowledge.cautions
    try check { talk in
      for exchange in talk.exchanges where exchange.reply.act == .answer {
        for caution in cautions where exchange.after.finding(caution.finding)?.present ?? false {
          if !exchange.reply.facts.contains(caution.fact) { return "leaves out \(caution.fact)" }
        }
      }
      return nil
    }
  }

  @Test func statesNothingElseInAnEmergency() throws {
    try check { talk in
      for reply in talk.replies where reply.safety == .emergency {
        if let fact = reply.facts.first(where: { !$0.hasPrefix("safety.") }) { return "states \(fact)" }
      }
      return nil
    }
  }

  // MARK: The end

  @Test func concludesOnceItsQuestionsAreAnswered() throws {
    var maker = TalkMaker(try TalkingPoints.ours.get(), seed: 66)
    for talk in try Self.talks.get().suffix(1000) {
      var talk = talk
      if !maker.concludes(&talk, within: 14) {
        Issue.record("no conclusion:\n\(talk)")
        break
      }
    }
  }

  // MARK: State

  @Test func repeatsItselfToTheLetter() throws {
    for talk in try Self.talks.get().prefix(Self.replayed) {
      let again = Talk(talk.messages, with: talk.assistant)
      expectNoDifference(again.replies, talk.replies)
      expectNoDifference(again.exchanges.map(\.after), talk.exchanges.map(\.after))
    }
  }

  @Test func comesBackAsItWasAfterEachTurn() throws {
    for talk in try Self.talks.get().prefix(Self.replayed) {
      var stored = try JSONEncoder().encode(Conversation())
      for exchange in talk.exchanges {
        var conversation = try JSONDecoder().decode(Conversation.self, from: stored)
        expectNoDifference(talk.assistant.reply(to: exchange.message, in: &conversation), exchange.reply)
        expectNoDifference(conversation, exchange.after)
        stored = try JSONEncoder().encode(conversation)
      }
    }
  }

  @Test func staysSmall() throws {
    try check { talk in
      let size = (try? JSONEncoder().encode(talk.state).count) ?? .max
      return size >= 2048 ? "takes \(size) bytes" : nil
    }
  }

  // MARK: Order

  @Test func doesNotDependOnTheOrderOfPlainFindings() throws {
    try checkOrder(of: TalkingPoints.ours.get().plainPhrases, tolerating: 5)
  }

  @Test func doesNotDependOnTheOrderOfFindings() throws {
    try checkOrder(of: TalkingPoints.ours.get().phrases, tolerating: 45)
  }

  /// - Parameter limit: of a thousand messages. What is understood of words may depend on their neighbours ("leg pain and
  ///   weak core" names a weak leg); what is made of findings may not.
  private func checkOrder(
    of phrases: [[String]], tolerating limit: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let assistant = try Shared.assistant()
    var maker = TalkMaker(try TalkingPoints.ours.get(), seed: 666)
    let faulty = (0..<1000).map { maker.report(of: 2 + $0 % 2, from: phrases) }
      .map { (one: Talk([$0.one], with: assistant), other: Talk([$0.other], with: assistant)) }
      .filter { $0.one.outcome != $0.other.outcome }
    for (one, other) in faulty.count > limit ? Array(faulty.prefix(3)) : [] {
      Issue.record(
        "the order matters, one of \(faulty.count):\n\(one)\n\(other)", sourceLocation: sourceLocation)
    }
  }
}

extension Talk {
  fileprivate func continued(with message: String) -> Talk {
    var talk = self
    talk.say(message)
    return talk
  }

  /// What the last message was taken for.
  fileprivate var taken: [String] {
    state.values.map(\.code).sorted() + state.flags + ["\(replies.last?.safety ?? .none)"]
      + (replies.last?.facts ?? [])
  }

  /// What must be the same however the findings were ordered.
  fileprivate var outcome: [String] {
    [state.person.phase.rawValue, state.person.openQuestion?.stored[1] ?? "", state.person.namedCause ?? ""]
      + state.values.map(\.code).sorted() + state.person.ruledOut.sorted() + state.flags.sorted()
      + ["facts"] + (replies.last?.facts.sorted() ?? [])
  }
}
