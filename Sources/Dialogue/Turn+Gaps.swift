internal import Knowledge
internal import Understanding

// What the article does not say, and what comes nearest.
extension Turn {
  /// Says that something is not covered, and states what comes nearest.
  ///
  /// - Parameter subject: what it would be about, if it has a name.
  mutating func sayNotCovered(_ subject: String?, nearest: [String]) {
    draft.gap = .notCovered
    draft.act = .gap
    if let subject {
      draft.say(.notCovered, ["subject": subject])
      if namesUncovered { conversation.uncovered = .init(subject: subject, nearest: nearest) }
    } else {
      draft.say(.notCoveredUnnamed)
    }
    let nearest = nearestForOwnCause(instead: nearestOnTopic(instead: nearest))
    if !nearest.isEmpty { draft.state(nearest, opening: .nearest) }
  }

  /// "After how long?" behind a word on discs: what comes nearest of the topic that is being talked about, on the same side.
  private func nearestOnTopic(instead nearest: [String]) -> [String] {
    guard topicsNamed.isEmpty, let current = conversation.topics.last, assistant.isCause(current),
      !nearest.contains(where: { assistant.wording.topics(of: $0).contains(current) })
    else { return nearest }
    // In the order in which they are near: that of a set is another in every run.
    let sides = nearest.compactMap { assistant.meanings.aspect(of: [$0]) }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let ofTopic = facts(of: current, on: sides)
    return ofTopic.isEmpty ? nearest : ofTopic
  }

  /// "Can I squat with it?" behind a conclusion: what the article does say of the person's own cause is nearer than what it
  /// says of another. What is asked of something else has its own nearest fact.
  private func nearestForOwnCause(instead nearest: [String]) -> [String] {
    let isOfAnother = nearest.contains { fact in
      let topics = assistant.wording.topics(of: fact)
      return topics.contains { assistant.cause($0) != nil }
        && !topics.contains(conversation.person.namedCause ?? "")
    }
    guard conversation.person.phase == .concluded, isOfAnother, topicsNamed.isEmpty, let cause = namedCause
    else {
      return nearest
    }
    return cause.now + cause.care
  }

  /// Whether "it" can stand for what the article does not cover: a thing that was named, and not a detail of what is being
  /// talked about ("for how long?", "does it burn calories?").
  private var namesUncovered: Bool {
    if conversation.topics.isEmpty { return true }
    return !speaksOfIt && reading.mentions.contains { assistant.roles[$0].contains(.uncovered) }
  }
}
