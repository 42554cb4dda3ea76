internal import Knowledge

/// The search for a mention of each part of a red flag's pattern, all near enough to each other.
struct Placing {
  private let pattern: RedFlag.Pattern
  private let mentions: [Mention]
  /// Where what explains the flag away is mentioned, and where something is set against what was said before.
  private let excuses: [Int]
  private let contrasts: [Int]
  private let looksForDenial: Bool
  private let hasPlace: Bool
  private let refersBack: Bool

  /// - Parameter mentions: those of one sentence, or of the whole message if the pattern has no limit.
  init(_ pattern: RedFlag.Pattern, mentions: [Mention], of reading: Reading) {
    self.pattern = pattern
    self.mentions = mentions.filter { Self.counts($0, for: pattern) }
    contrasts = reading.contrasts
    let looksForDenial = pattern.all.joined().contains { !$0.present }
    self.looksForDenial = looksForDenial
    // Where a denial is looked for it reaches over what excuses it, too: "my legs won't work after leg day".
    excuses = mentions.filter { pattern.unless.contains($0.concept) && (looksForDenial || !$0.isDenied) }
      .map(\.tokens.lowerBound)
    hasPlace = mentions.contains { $0.isPlace }
    refersBack =
      reading.tokens.count <= Self.fewWords || mentions.contains { $0.concept == Self.pronoun }
  }

  func isComplete() -> Bool { place(pattern.all[...], span: nil) }

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
    return place(open[...], span: nil)
  }

  private static let pronoun = "ref.it"
  /// So few words leave out what they speak of: "tingling all the way down".
  private static let fewWords = 6

  private func place(_ groups: ArraySlice<[FindingValue]>, span: Range<Int>?) -> Bool {
    guard let group = groups.first else { return span.map { !isExcused($0) } ?? false }
    return mentions.contains { mention in
      guard group.contains(where: { isMet($0, by: mention) }) else { return false }
      let start = min(span?.lowerBound ?? mention.tokens.lowerBound, mention.tokens.lowerBound)
      let end = max(span?.upperBound ?? mention.tokens.upperBound, mention.tokens.upperBound)
      guard pattern.within == 0 || end - start <= pattern.within else { return false }
      return place(groups.dropFirst(), span: start..<end)
    }
  }

  /// Whether it is explained away. "Tired legs after squats, but the left foot drags": what is said before the "but" does
  /// not explain what is set against it.
  private func isExcused(_ span: Range<Int>) -> Bool {
    excuses.contains { excuse in !contrasts.contains { excuse < $0 && $0 <= span.lowerBound } }
  }

  /// Whether a mention says it: for what is absent a denial that is none of the words of a longer phrase. Where a denial
  /// is looked for it reaches over the parts of the body in it, too: "no strength in my leg".
  private func isMet(_ value: FindingValue, by mention: Mention) -> Bool {
    guard value.finding == mention.concept else { return false }
    if !value.present { return mention.polarity == .negated && !mention.isNested }
    return mention.polarity != .negated || looksForDenial && mention.isPlace
  }

  /// Said to be so or not to be so, or feared, now; whoever has it.
  private static func counts(_ mention: Mention, for pattern: RedFlag.Pattern) -> Bool {
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
  var isPlace: Bool { kind == Concept.placeKind }

  /// Whether it is a symptom or an event, which can be denied by itself.
  var isSign: Bool { kind == "sign" || kind == "event" || kind == "act" }
}
