internal import Knowledge
internal import Understanding

// Questions that set two causes side by side.
extension MeaningFinder {
  /// "Core or strain?", "how do I tell a disc from a strain?": the two causes that are compared, in the order of mention.
  func causesCompared(in segment: Reading.Segment, of reading: Reading) -> [String]? {
    let mentions = reading.mentions(in: segment)
    let places = mentions.indices.filter { i in
      roles[mentions[i]].contains(.cause) && mentions[i].polarity != .negated
    }
    guard places.count > 1 else { return nil }
    let named = places.map { mentions[$0] }
    let causes = named.compactMap(\.topic).reduce(into: [String]()) { causes, cause in
      if !causes.contains(cause) { causes.append(cause) }
    }
    guard causes.count == 2,
      mentions.contains(where: { $0.concept == Self.comparison })
        || segment.isQuestion && mentions.contains(where: { $0.concept == Self.both })
        || (segment.isQuestion || segment.tokens.count <= Self.bareChoice)
          && offersChoice(between: named, in: reading)
    else { return nil }
    return causes
  }

  /// Whether an "or" stands between the first and the last of them.
  private func offersChoice(between named: [Mention], in reading: Reading) -> Bool {
    guard let start = named.map(\.tokens.lowerBound).min(), let end = named.map(\.tokens.upperBound).max()
    else { return false }
    return reading.tokens[start..<end].contains(where: \.isAlternative)
  }

  /// "Core or that nerve thing": so few words that name two causes choose between them, with or without a question mark.
  private static let bareChoice = 6
  static let both = "ask.both"

  static let comparison = "ask.compare"
}
