internal import Knowledge
internal import Understanding

// "More", "what else?"
extension Turn {
  /// Facts of the topic that were not stated yet: those of the side that was asked about first, then in the order of the article,
  /// from where the last one stands.
  mutating func sayMore() {
    let fresh = factsOfTopic.filter { !conversation.statedFacts.contains($0) }
    var next: [String] = []
    for fact in fresh where next.count < Self.factsAtOnce && !next.contains(fact) { next.append(fact) }
    if next.isEmpty { draft.say(.nothingMore) } else { draft.state(next, opening: .more) }
  }

  private var factsOfTopic: [String] {
    guard let topic = conversation.topics.last.flatMap({ assistant.topic($0) }) else { return [] }
    let asked = conversation.lastAspect.flatMap { topic.aspects[$0] } ?? []
    let all = assistant.knowledge.facts.map(\.id).filter {
      assistant.wording.topics(of: $0).contains(topic.id)
    }
    let last = conversation.statedFacts.lazy.reversed().compactMap { all.firstIndex(of: $0) }.first ?? 0
    // Whoever asked what helps wants the rest of that before anything else.
    let sides = topic.aspects.sorted { $0.key < $1.key }
    let advice = sides.filter { MeaningFinder.advice.contains($0.key) }.flatMap(\.value)
    let isOfAdvice = conversation.lastAspect.map(MeaningFinder.advice.contains) ?? false
    return asked + (isOfAdvice ? advice : []) + all[last...] + all[..<last] + sides.flatMap(\.value)
  }

  private static let factsAtOnce = 3
}
