internal import Knowledge
internal import Understanding

// What the concepts of a segment say of its topic, and of the person.
extension MeaningFinder {
  /// A message that is nothing but the name of a topic: "sciatica", "and what about the disc?".
  func bareTopic(_ mentions: [Mention], segment: Reading.Segment, in reading: Reading) -> String? {
    guard let only = mentions.first(where: { $0.kind == "topic" }), only.polarity != .negated,
      segment.content.allSatisfy({ i in
        only.tokens.contains(i) || reading.tokens[i].kind == .punctuation
          || topicOpeners.contains(reading.tokens[i].word)
      })
    else { return nil }
    return topic(of: mentions, answering: "what")
  }

  /// "Is it a slipped disc?", "I bet it's the disc": few words about the person's own pain that name a cause.
  func hypothesis(_ mentions: [Mention], segment: Reading.Segment) -> String? {
    guard segment.tokens.count <= Self.shortQuestion, segment.isQuestion || !hasFindings(mentions),
      let topic = mentions.first(where: { $0.topic != nil && $0.polarity == .possible })?.topic
    else { return nil }
    return causes.contains { $0.id == topic } ? topic : nil
  }

  private static let shortQuestion = 12

  /// What is told counts as a report unless it is about something that the article does not cover ("a rash on my back").
  func reportMeaning(_ mentions: [Mention]) -> Meaning {
    let uncovered = mentions.first { $0.kind == "uncovered" && $0.polarity != .negated }
    if let uncovered, !tellsOfOwnPain(mentions), !tellsWhatOthersSay(mentions) {
      return .notCovered(subject: names[uncovered.concept], nearest: [])
    }
    return .report
  }

  /// Whether something that the article does not cover is named only to deny it: "no fever, no weight loss, just sore".
  func deniesUncovered(_ mentions: [Mention]) -> Bool {
    let uncovered = mentions.filter { $0.kind == "uncovered" }
    return !uncovered.isEmpty && uncovered.allSatisfy { $0.polarity == .negated }
  }

  /// Whether where it hurts, how, or how it began is told of the person themselves.
  func tellsOfOwnPain(_ mentions: [Mention]) -> Bool {
    mentions.contains { painSlots.contains($0.kind) && $0.experiencer == .speaker }
  }

  /// Whether all that a segment names of the content's topics is long gone.
  func isOver(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    let named = reading.mentions(in: segment).filter { !$0.isNested && namesTopic($0) }
    return !named.isEmpty && named.allSatisfy { $0.temporality == .historical }
  }

  func hasFindings(_ mentions: [Mention]) -> Bool {
    mentions.contains { findings.isSlot($0.kind) }
  }

  /// Words of the subject: the body, pain, training, treatment.
  func isAboutSubject(_ mention: Mention) -> Bool {
    subjectKinds.contains(mention.kind)
  }

  /// The topic that a segment names and that has something to say about the aspect: the last named one.
  func topic(of mentions: [Mention], answering aspect: String) -> String? {
    for mention in mentions.reversed() where mention.polarity != .negated {
      if let id = mention.topic {
        if let topic = topics[id], topic.id != generalTopic, topic.aspects[aspect] != nil { return id }
      } else if let cause = causes.first(where: { pointsTo($0, mention.concept) }) {
        return cause.id
      }
    }
    return nil
  }

  /// Whether a finding is a cause's own reason.
  private func pointsTo(_ cause: Cause, _ finding: String) -> Bool {
    cause.evidence.contains { $0.when == FindingValue(finding) && $0.weight >= 4 }
  }

  /// The side of their topic that facts are: the narrowest one that has them all.
  func aspect(of facts: [String]) -> String? {
    sides.first { side in facts.allSatisfy(side.facts.contains) }?.aspect
  }

  /// Whether words stand for something by "it" or "that".
  func leans(_ tokens: ArraySlice<Token>) -> Bool { tokens.contains { pronouns.contains($0.word) } }
}
