package import Knowledge

/// What the learnt models make of what somebody tells of their pain.
package struct FindingJudgement: Sendable {
  /// What is told, whether or not a phrase says so, the surest first, with the evidence for it.
  package var told: [Told] = []
  /// What a phrase says and cannot be so, by what is told.
  package var doubted: Set<FindingValue> = []

  package struct Told: Sendable {
    package var value: FindingValue
    package var evidence: Float
  }

  package init() {}
}

/// Finds what is told of somebody's pain by models that have learnt from the content's examples.
package final class FindingDetector: Sendable {
  private let features: FindingFeatures
  private let matcher: TrainedMatcher
  /// The slots of which only one value can be present.
  private let exclusive: Set<String>

  /// - Parameter vectors: the word vectors that the matcher was trained with; others are not used.
  package init(knowledge: KnowledgeBase, matcher: TrainedMatcher, vectors: WordVectors? = .builtIn) {
    features = FindingFeatures(vectors: matcher.usable(vectors))
    exclusive = Set(knowledge.slots.filter(\.exclusive).map(\.id))
    self.matcher = matcher
  }

  /// What a segment tells.
  package func judge(_ segment: Reading.Segment, in reading: Reading) -> FindingJudgement {
    // A single word is an answer, or a phrase of the content says what it tells.
    guard reading.tokens[segment.tokens].count(where: { $0.kind != .punctuation }) > 1,
      let model = matcher.findingModel
    else { return FindingJudgement() }
    let evidence = model.evidenceOfTelling(features.passage(of: reading, in: segment.tokens))
    var judgement = FindingJudgement()
    judgement.told = evidence.indices.filter { evidence[$0] > model.bounds.tells }
      .sorted { evidence[$0] > evidence[$1] }.map { .init(value: model.values[$0], evidence: evidence[$0]) }
    if judgement.told.isEmpty { return judgement }
    let doubted = reading.mentions(in: segment).compactMap(\.finding).filter { named in
      !judgement.told.contains { $0.value == named }
        && judgement.told.contains { excludes($0.value, named) } && model.values.contains(named)
    }
    judgement.doubted = Set(doubted)
    return judgement
  }

  /// Whether of two values only one can hold.
  private func excludes(_ value: FindingValue, _ other: FindingValue) -> Bool {
    value.finding == other.finding
      ? value.present != other.present
      : value.slot == other.slot && value.present && other.present && exclusive.contains(value.slot)
  }

  /// What some tokens of a message tell as the answer to the question about a slot, the surest first.
  package func answer(_ reading: Reading, in range: Range<Int>, slot: String) -> [FindingValue] {
    guard let model = matcher.findingModel, model.values.contains(where: { $0.slot == slot }) else {
      return []
    }
    let evidence = model.evidenceOfAnswering(
      features.passage(of: reading, in: range, answering: slot))
    return model.values.indices.filter { i in
      model.values[i].slot == slot && evidence[i] > model.bounds.answers[i]
    }.sorted { evidence[$0] > evidence[$1] }.map { model.values[$0] }
  }
}
