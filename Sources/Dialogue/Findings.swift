internal import Knowledge
internal import Understanding

/// Turns mentions into findings about the person's pain.
struct FindingExtractor: Sendable {
  private let slots: [String: Slot]
  private let firstPerson: Set<String>
  /// Days from which pain counts as long: the article's "a few days".
  private static let longDuration = 3.0

  init(knowledge: KnowledgeBase) {
    slots = Dictionary(knowledge.slots.map { ($0.id, $0) }) { first, _ in first }
    firstPerson = Set(knowledge.language.firstPerson)
  }

  /// What the message says about the person's own pain, in the order of the content so that the order of mention
  /// does not matter.
  ///
  /// - Parameter counts: whether a segment, given by its number, is about the person's pain at all.
  func findings(in reading: Reading, where counts: (Int) -> Bool = { _ in true }) -> [FindingValue] {
    var values: [FindingValue] = []
    var tells = false
    for (number, segment) in reading.segments.enumerated()
    where counts(number) && speaksOfSelf(segment, in: reading) {
      tells = true
      values += reading.mentions(in: segment).compactMap(value)
    }
    if tells { values += duration(in: reading) }
    return reconciled(values)
  }

  /// Whether a slot can be filled by a concept of this kind.
  func isSlot(_ kind: some StringProtocol) -> Bool { slots[String(kind)] != nil }

  func isExclusive(_ slot: String) -> Bool { slots[slot]?.exclusive ?? false }

  private func value(of mention: Mention) -> FindingValue? {
    guard slots[String(mention.kind)] != nil, !mention.isNested, mention.temporality == .current,
      mention.experiencer == .speaker
    else { return nil }
    switch mention.polarity {
    case .affirmed, .possible: return FindingValue(mention.concept)
    case .negated: return FindingValue(mention.concept, present: false)
    }
  }

  /// A question counts only if the person speaks of themselves in it.
  private func speaksOfSelf(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    !segment.isQuestion || reading.tokens[segment.tokens].contains { firstPerson.contains($0.word) }
  }

  private func duration(in reading: Reading) -> [FindingValue] {
    guard slots["duration"] != nil, let longest = reading.durations.max(), longest >= 0.5 else { return [] }
    return [FindingValue(longest >= Self.longDuration ? "duration.long" : "duration.short")]
  }

  /// One value a finding; of two values of an exclusive slot the last said wins.
  private func reconciled(_ values: [FindingValue]) -> [FindingValue] {
    var result: [FindingValue] = []
    for value in values {
      result.removeAll {
        $0.finding == value.finding
          || (isExclusive(value.slot) && $0.slot == value.slot && $0.present && value.present)
      }
      result.append(value)
    }
    return result.sorted { $0.finding < $1.finding }
  }
}
