internal import Knowledge
internal import Understanding

// One thing behind another: "can a bulging disc cause sciatica?", and then "can weak abs?"
extension Turn {
  /// What a question supposes to be behind a cause, and that cause.
  struct Link {
    let origin: Mention
    let effect: String
  }

  /// Says what the article has on one being behind the other: that it can be, or what it names instead.
  ///
  /// - Parameter number: of the segment that asks.
  /// - Returns: whether that is what it asks.
  mutating func answerLink(in number: Int) -> Bool {
    guard reading.segments.indices.contains(number), let link = link(in: reading.segments[number]) else {
      return false
    }
    conversation.talk(about: link.effect)
    conversation.lastAspect = Self.sideOfCauses
    if let fact = fact(on: link) {
      draft.state([fact], directly: draft.phrase(.itCan))
    } else {
      draft.gap = .notCovered
      draft.act = .gap
      draft.say(.notCoveredUnnamed)
      draft.state(facts(of: link.effect, on: [Self.sideOfCauses]), opening: .nearest)
    }
    return true
  }

  static let sideOfCauses = "cause"

  private func link(in segment: Reading.Segment) -> Link? {
    let meanings = assistant.meanings
    guard segment.isQuestion, meanings.asksYesOrNo(segment, in: reading),
      !meanings.hasReservation(segment, in: reading)
    else { return nil }
    let named = reading.wholeMentions(in: segment).filter { meanings.cause(meantBy: $0) != nil }
    guard let origin = named.first,
      reading.mentions(in: segment).contains(where: { $0.concept == MeaningFinder.blame })
    else { return linkLeftOpen(in: segment) }
    // "Can weak abs cause it?": what is being talked about, where nobody's pain is.
    let isMeant = conversation.person.phase == .idle && meanings.leans(segment, in: reading)
    guard let effect = named.count > 1 ? named.last?.topic : isMeant ? conversation.topics.last : nil,
      assistant.isCause(effect), meanings.cause(meantBy: origin) != effect,
      meanings.causesCompared(in: segment, of: reading) == nil
    else { return nil }
    return Link(origin: origin, effect: effect)
  }

  /// "Can pregnancy?": the rest is that of the question before.
  private func linkLeftOpen(in segment: Reading.Segment) -> Link? {
    guard conversation.lastAspect == Self.sideOfCauses, let effect = conversation.topics.last,
      assistant.isCause(effect), !assistant.meanings.leans(segment, in: reading),
      reading.tokens[segment.content].count(where: { $0.kind == .word }) <= Self.fewWords,
      !reading.tokens[segment.content].dropFirst().contains(where: \.isVerb),
      let origin = reading.wholeMentions(in: segment).first(where: { isOrigin($0) }), origin.topic != effect
    else { return nil }
    return Link(origin: origin, effect: effect)
  }

  private static let fewWords = 4

  private func isOrigin(_ mention: Mention) -> Bool {
    mention.polarity != .negated
      && (assistant.meanings.cause(meantBy: mention) != nil || assistant.roles[mention].contains(.finding))
  }

  /// What the article says of a cause that has to do with what is supposed to be behind it.
  private func fact(on link: Link) -> String? {
    let named = link.origin.topic ?? assistant.meanings.causesOfReasons[link.origin.concept]
    if let named, named != link.effect {
      if let fact = fact(joining: link.effect, named) ?? fact(joining: named, link.effect) { return fact }
    }
    return assistant.cause(link.effect)?.evidence.first {
      $0.weight > 0 && $0.when.present && $0.when.finding == link.origin.concept
    }?.because
  }
}
