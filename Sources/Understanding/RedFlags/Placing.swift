internal import Knowledge

/// The search for a mention of each part of a red flag's pattern, all near enough to each other.
struct Placing {
  private let pattern: RedFlag.Pattern
  private let mentions: ArraySlice<Mention>
  /// From which token on nothing explains the flag away. "Tired legs after squats, but the left foot drags": what is said
  /// before the "but" does not explain what is set against it.
  private let unexcused: Int
  private let looksForDenial: Bool
  private let hasPlace: Bool
  private let refersBack: Bool

  /// - Parameter mentions: those of one sentence, or of the whole message if the pattern has no limit, in their order.
  init(_ pattern: RedFlag.Pattern, mentions: ArraySlice<Mention>, of reading: Reading) {
    self.pattern = pattern
    self.mentions = mentions
    let looksForDenial = pattern.all.joined().contains { !$0.present }
    self.looksForDenial = looksForDenial
    // Where a denial is looked for it reaches over what excuses it, too: "my legs won't work after leg day".
    let lastExcuse = mentions.last { pattern.unless.contains($0.concept) && (looksForDenial || !$0.isDenied) }
    unexcused =
      lastExcuse.map { excuse in
        reading.contrasts.filter { $0 > excuse.tokens.lowerBound }.min() ?? .max
      } ?? 0
    hasPlace = mentions.contains { $0.isPlace }
    refersBack =
      reading.tokens.count <= Self.fewWords || mentions.contains { $0.concept == Self.pronoun }
  }

  func isComplete() -> Bool { isPlaced(pattern.all) }

  /// Whether the mentions complete what was said before. A place that was named before is meant only where no other is,
  /// and where something stands for it: "it keeps giving way".
  ///
  /// - Parameter isSameMessage: within a message only the place may be missing, or the sign that a place belongs to.
  func isComplete(beside recent: [FindingValue], isSameMessage: Bool) -> Bool {
    let usable = recent.filter { !Concept.isPlace($0.finding) || refersBack && !hasPlace }
    let (given, open) = pattern.all.reduce(into: ([[FindingValue]](), [[FindingValue]]())) { parted, group in
      if group.contains(where: usable.contains) { parted.0.append(group) } else { parted.1.append(group) }
    }
    guard !given.isEmpty, !open.isEmpty else { return false }
    if isSameMessage, !given.allSatisfy(\.isPlace), !open.allSatisfy(\.isPlace) { return false }
    return isPlaced(open)
  }

  private static let pronoun = "ref.it"
  /// So few words leave out what they speak of: "tingling all the way down".
  private static let fewWords = 6

  /// Whether each group has a mention, all near enough to each other, that nothing explains away.
  ///
  /// - Complexity: linear in the mentions.
  private func isPlaced(_ groups: [[FindingValue]]) -> Bool {
    // For each group where the nearest mention ends of those that begin here or later.
    var ends = Array(repeating: Int.max, count: groups.count)
    for number in mentions.indices.reversed() where counts(mentions[number]) {
      let start = mentions[number].tokens.lowerBound
      if start < unexcused { return false }
      for i in groups.indices where groups[i].contains(where: { isMet($0, by: mentions[number]) }) {
        ends[i] = min(ends[i], mentions[number].tokens.upperBound)
      }
      guard let end = ends.max(), end < .max else { continue }
      if pattern.within == 0 || end - start <= pattern.within { return true }
    }
    return false
  }

  /// Whether a mention says it: for what is absent a denial that is none of the words of a longer phrase. Where a denial
  /// is looked for it reaches over the parts of the body in it, too: "no strength in my leg".
  private func isMet(_ value: FindingValue, by mention: Mention) -> Bool {
    guard value.finding == mention.concept else { return false }
    if !value.present { return mention.polarity == .negated && !mention.isNested }
    return mention.polarity != .negated || looksForDenial && mention.isPlace
  }

  /// Said to be so or not to be so, or feared, now; whoever has it.
  private func counts(_ mention: Mention) -> Bool {
    switch mention.temporality {
    case .current: true
    case .historical: pattern.pastCounts
    case .hypothetical: pattern.hypotheticalCounts
    }
  }
}

extension Concept {
  /// Whether it is a part of the body.
  static func isPlace(_ id: String) -> Bool { kind(of: id) == placeKind }

  fileprivate static let placeKind = "part"
}

extension [FindingValue] {
  /// Whether it is parts of the body that are looked for.
  fileprivate var isPlace: Bool { allSatisfy { Concept.isPlace($0.finding) } }
}

extension Mention {
  var isPlace: Bool { name.isPlace }

  var isSign: Bool { name.isSign }
}
