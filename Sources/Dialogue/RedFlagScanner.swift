internal import Knowledge
internal import Understanding

/// Looks for red flags in a reading, before anything else is done with it.
struct RedFlagScanner: Sendable {
  private let flags: [RedFlag]
  /// For each concept the flags that a mention of it may be part of: those with a pattern that begins with it.
  private let flagsByConcept: [String: [Int]]
  /// Everything that flags are made of.
  private let parts: Set<String>
  /// Words by which somebody is spoken of.
  private let persons: Set<String>

  init(knowledge: KnowledgeBase) {
    flags = knowledge.redFlags
    persons = Set(knowledge.language.firstPerson + knowledge.language.thirdPerson)
    var flagsByConcept: [String: [Int]] = [:]
    for (i, flag) in knowledge.redFlags.enumerated() {
      for concept in Set(flag.patterns.flatMap { $0.all.joined().map(\.finding) }) {
        flagsByConcept[concept, default: []].append(i)
      }
    }
    self.flagsByConcept = flagsByConcept
    parts = Set(flagsByConcept.keys)
  }

  /// The flags that a message reports, in the order of the content.
  ///
  /// - Parameter recent: what earlier messages said that this one may complete.
  func reported(in reading: Reading, beside recent: [FindingValue] = []) -> [RedFlag] {
    let candidates = Set(reading.mentions.flatMap { flagsByConcept[$0.concept] ?? [] })
    guard !candidates.isEmpty else { return [] }
    let sentences = sentences(of: reading)
    let mentioned = Set(reading.mentions.map(\.concept)).union(recent.map(\.finding))
    return candidates.sorted().map { flags[$0] }.filter { flag in
      let patterns = flag.patterns.filter { isPossible($0, with: mentioned) }
      return patterns.contains { matches($0, in: reading, sentences, beside: recent) }
        && !isWithdrawn(flag, in: reading, sentences)
    }
  }

  /// Whether a message denies what a flag is made of, or says what takes it back.
  func denies(_ flag: RedFlag, in reading: Reading) -> Bool { denies(flag, reading.mentions) }

  /// What a message says that flags are made of and that the next may complete: "it's gone numb", "between my legs".
  ///
  /// A sign that has its place already is not waiting for one.
  func openParts(of reading: Reading) -> [FindingValue] {
    openParts(mentions(of: reading, in: sentences(of: reading)))
  }

  private func openParts(_ mentions: [Mention]) -> [FindingValue] {
    let hasPlace = mentions.contains { $0.isPlace }
    return mentions.filter { mention in
      parts.contains(mention.concept) && !mention.isNested && mention.temporality == .current
        && (mention.isPlace ? mention.polarity != .negated : !hasPlace)
    }.map { FindingValue($0.concept, present: $0.polarity != .negated) }
  }

  // MARK: Matching

  /// Whether each part of a pattern is mentioned at all, which is rare and quick to see.
  private func isPossible(_ pattern: RedFlag.Pattern, with mentioned: Set<String>) -> Bool {
    pattern.all.allSatisfy { group in group.contains { mentioned.contains($0.finding) } }
  }

  private func matches(
    _ pattern: RedFlag.Pattern, in reading: Reading, _ sentences: [Range<Int>],
    beside recent: [FindingValue] = [], from start: Int = 0
  ) -> Bool {
    let scopes = pattern.within == 0 ? [sentences] : sentences.map { [$0] }
    var (recent, isSameMessage) = (recent, false)
    for scope in scopes {
      let said = mentions(of: reading, in: scope, from: start)
      let placing = Placing(pattern, mentions: said, of: reading)
      if placing.isComplete() || placing.isComplete(beside: recent, isSameMessage: isSameMessage) {
        return true
      }
      let open = openParts(said)
      if !open.isEmpty { (recent, isSameMessage) = (open, true) }
    }
    return false
  }

  private func mentions(of reading: Reading, in sentences: [Range<Int>], from start: Int = 0) -> [Mention] {
    reading.mentions.filter { mention in
      mention.tokens.lowerBound >= start && sentences.contains { $0.contains(mention.tokens.lowerBound) }
    }
  }

  // MARK: Taking back

  private func denies(_ flag: RedFlag, _ mentions: [Mention]) -> Bool {
    let parts = Set(flag.patterns.flatMap { $0.all.joined().filter(\.present).map(\.finding) })
    // "It doesn't hurt that much" denies nothing, "my chest doesn't hurt" does.
    let namesPlace = mentions.contains { $0.isPlace && parts.contains($0.concept) }
    return mentions.contains { mention in
      guard !mention.isNested, mention.temporality == .current else { return false }
      return mention.polarity == .negated
        ? (mention.isSign || namesPlace && !mention.isPlace) && parts.contains(mention.concept)
        : flag.takenBackBy.contains(mention.concept)
    }
  }

  /// Whether the message itself takes back what it said before: "my leg is weak, no wait, it isn't".
  private func isWithdrawn(_ flag: RedFlag, in reading: Reading, _ sentences: [Range<Int>]) -> Bool {
    let unsaid = reading.mentions.filter { mention in
      // "That's a lie, it does": what was denied is so after all.
      mention.concept == Self.unsaid && !mention.isDenied
        && !reading.mentions.contains {
          $0.concept == Self.reaffirmed && $0.tokens.lowerBound >= mention.tokens.upperBound
        }
    }
    return (reading.corrections + unsaid.map(\.tokens.lowerBound)).contains { point in
      let behind = reading.mentions.filter { $0.tokens.lowerBound >= point }
      let isTakenBack = denies(flag, behind) || unsaid.contains { $0.tokens.lowerBound >= point }
      return isTakenBack && !flag.patterns.contains { matches($0, in: reading, sentences, from: point) }
    }
  }

  /// What makes everything said before it unsaid: "just kidding".
  private static let unsaid = "talk.unsaid"
  private static let reaffirmed = "talk.reaffirm"

  // MARK: Sentences

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
