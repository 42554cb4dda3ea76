internal import Knowledge
internal import Understanding

/// Looks for red flags in a reading, before anything else is done with it.
struct RedFlagScanner: Sendable {
  private let flags: [RedFlag]
  /// For each concept the flags that a mention of it may be part of: those with a pattern that begins with it.
  private let flagsByConcept: [String: [Int]]
  /// Words by which somebody is spoken of.
  private let persons: Set<String>

  init(knowledge: KnowledgeBase) {
    flags = knowledge.redFlags
    persons = Set(knowledge.language.firstPerson + knowledge.language.thirdPerson)
    var flagsByConcept: [String: [Int]] = [:]
    for (i, flag) in knowledge.redFlags.enumerated() {
      for concept in Set(flag.patterns.flatMap { $0.all.first ?? [] }) {
        flagsByConcept[concept, default: []].append(i)
      }
    }
    self.flagsByConcept = flagsByConcept
  }

  /// The flags that a message reports, in the order of the content.
  func reported(in reading: Reading) -> [RedFlag] {
    let mentioned = Set(reading.mentions.map(\.concept))
    let candidates = Set(mentioned.flatMap { flagsByConcept[$0] ?? [] })
    return candidates.sorted().map { flags[$0] }.filter { flag in
      flag.patterns.contains { isPossible($0, with: mentioned) && matches($0, in: reading) }
    }
  }

  /// Whether a message denies what a flag is made of.
  func denies(_ flag: RedFlag, in reading: Reading) -> Bool {
    let signs = Set(flag.patterns.flatMap { $0.all.first ?? [] })
    return reading.mentions.contains { signs.contains($0.concept) && $0.polarity == .negated }
  }

  /// Whether each part of a pattern is mentioned at all, which is rare and quick to see.
  private func isPossible(_ pattern: RedFlag.Pattern, with mentioned: Set<String>) -> Bool {
    pattern.all.allSatisfy { group in group.contains(where: mentioned.contains) }
  }

  private func matches(_ pattern: RedFlag.Pattern, in reading: Reading) -> Bool {
    let sentences = sentences(of: reading)
    let scopes = pattern.within == 0 ? [sentences] : sentences.map { [$0] }
    return scopes.contains { scope in
      let mentions = reading.mentions.filter { mention in
        scope.contains { $0.contains(mention.tokens.lowerBound) }
      }
      if mentions.contains(where: { pattern.unless.contains($0.concept) && $0.polarity != .negated }) {
        return false
      }
      let reported = mentions.filter { isReported($0, pastCounts: pattern.pastCounts) }
      return place(pattern.all[...], among: reported, within: pattern.within, span: nil)
    }
  }

  /// Whether each group has a mention of its own, all near enough to each other.
  private func place(
    _ groups: ArraySlice<[String]>, among mentions: [Mention], within limit: Int, span: Range<Int>?
  ) -> Bool {
    guard let group = groups.first else { return true }
    return mentions.contains { mention in
      guard group.contains(mention.concept) else { return false }
      let start = min(span?.lowerBound ?? mention.tokens.lowerBound, mention.tokens.lowerBound)
      let end = max(span?.upperBound ?? mention.tokens.upperBound, mention.tokens.upperBound)
      guard limit == 0 || end - start <= limit else { return false }
      return place(groups.dropFirst(), among: mentions, within: limit, span: start..<end)
    }
  }

  /// Said to be so, or feared to be so, now; whoever has it.
  private func isReported(_ mention: Mention, pastCounts: Bool) -> Bool {
    mention.polarity != .negated
      && (mention.temporality == .current || (pastCounts && mention.temporality == .historical))
  }

  /// The sentences that report: a question reports only if the person speaks of somebody in it
  /// ("I have numbness, is it serious?" does, "is numbness serious?" does not).
  private func sentences(of reading: Reading) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    for segment in reading.segments where !isGeneralQuestion(segment, in: reading) {
      if let last = sentences.last, last.upperBound == segment.tokens.lowerBound,
        !reading.tokens[last.upperBound - 1].endsSentence
      {
        sentences[sentences.count - 1] = last.lowerBound..<segment.tokens.upperBound
      } else {
        sentences.append(segment.tokens)
      }
    }
    return sentences
  }

  private func isGeneralQuestion(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    segment.isInterrogative && !reading.tokens[segment.tokens].contains { persons.contains($0.word) }
  }
}
