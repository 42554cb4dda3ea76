/// The search for a mention of each part of a red flag's pattern, all near enough to each other.
struct Placing {
  private let pattern: FlagPattern
  private let mentions: ArraySlice<Mention>
  /// From which token on nothing explains the flag away. "Tired legs after squats, but the left foot drags": what is said
  /// before the "but" does not explain what is set against it.
  private let unexcused: Int
  /// Whether the message is so short that it leaves out what it speaks of: "tingling all the way down".
  private let isShort: Bool

  /// - Parameter mentions: those of one sentence, or of the whole message if the pattern has no limit, in their order.
  init(_ pattern: FlagPattern, mentions: ArraySlice<Mention>, of reading: Reading) {
    self.pattern = pattern
    self.mentions = mentions
    // Where a denial is looked for it reaches over what excuses it, too: "my legs won't work after leg day".
    let lastExcuse = mentions.indices.last {
      pattern.excuses.contains(mentions[$0].number) && (pattern.looksForDenial || !mentions[$0].isDenied)
    }
    unexcused =
      lastExcuse.map { excuse in
        reading.contrasts.filter { $0 > mentions[excuse].tokens.lowerBound }.min() ?? .max
      } ?? 0
    isShort = reading.tokens.count <= Self.fewWords
  }

  func isComplete() -> Bool { isPlaced(pattern.groups) }

  /// Whether the mentions complete what was said before. A place that was named before is meant only where no other is,
  /// and where something stands for it: "it keeps giving way".
  ///
  /// - Parameter isSameMessage: within a message only the place may be missing, or the sign that a place belongs to.
  func isComplete(beside recent: [OpenSign], isSameMessage: Bool) -> Bool {
    if recent.isEmpty { return false }
    let mayMeanPlace = refersBack && !mentions.contains(where: \.isPlace)
    let usable = recent.filter { !$0.isPlace || mayMeanPlace }
    let (given, open) = pattern.groups.reduce(into: ([FlagPattern.Group](), [FlagPattern.Group]())) {
      parted, group in
      if usable.contains(where: group.contains) { parted.0.append(group) } else { parted.1.append(group) }
    }
    guard !given.isEmpty, !open.isEmpty else { return false }
    if isSameMessage, !given.allSatisfy(\.isPlace), !open.allSatisfy(\.isPlace) { return false }
    return isPlaced(open)
  }

  private var refersBack: Bool { isShort || mentions.contains { $0.concept == Self.pronoun } }

  private static let pronoun = "ref.it"
  private static let fewWords = 6

  /// Whether each group has a mention, all near enough to each other, that nothing explains away.
  ///
  /// - Complexity: linear in the mentions.
  private func isPlaced(_ groups: [FlagPattern.Group]) -> Bool {
    // For each group where the nearest mention ends of those that begin here or later.
    var ends = groups.map { _ in Int.max }
    for number in mentions.indices.reversed() where counts(mentions[number]) {
      let start = mentions[number].tokens.lowerBound
      if start < unexcused { return false }
      let (isSaid, isDenied) = (mayBeSaid(number), mayBeDenied(number))
      for i in groups.indices
      where isSaid && groups[i].said.contains(mentions[number].number)
        || isDenied && groups[i].denied.contains(mentions[number].number)
      {
        ends[i] = min(ends[i], mentions[number].tokens.upperBound)
      }
      guard let end = ends.max(), end < .max else { continue }
      if pattern.within == 0 || end - start <= pattern.within { return true }
    }
    return false
  }

  /// Whether a mention, given by its place, says that something is so. Where a denial is looked for it reaches over the parts of
  /// the body in it, too: "no strength in my leg".
  private func mayBeSaid(_ i: Int) -> Bool {
    mentions[i].polarity != .negated || pattern.looksForDenial && mentions[i].isPlace
  }

  /// Whether it says that something is not so: a denial that is none of the words of a longer phrase.
  private func mayBeDenied(_ i: Int) -> Bool { mentions[i].polarity == .negated && !mentions[i].isNested }

  /// Said to be so or not to be so, or feared, now; whoever has it.
  private func counts(_ mention: Mention) -> Bool {
    switch mention.temporality {
    case .current: true
    case .historical: pattern.pastCounts
    case .hypothetical: pattern.hypotheticalCounts
    }
  }
}

extension Mention {
  var isPlace: Bool { name.isPlace }

  var isSign: Bool { name.isSign }
}
