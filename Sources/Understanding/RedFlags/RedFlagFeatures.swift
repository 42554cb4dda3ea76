internal import Knowledge

/// What the learnt model of red flags looks at: the stems of a message, their neighbours and the next but one, what is mentioned
/// and how it is meant, and what is mentioned beside what.
struct RedFlagFeatures: Sendable {
  /// Whether a concept is something that flags are made of, or stands beside it.
  private let isPart: [Bool]
  /// Whether a concept is a sign, an event, or a place where one can be.
  private let isSign: [Bool]

  init(concepts: [Concept]) {
    let ids = concepts.map(\.id).sorted()
    isPart = ids.map { Self.kindsOfParts.contains(Concept.kind(of: $0)) }
    isSign = ids.map { Self.kindsOfSigns.contains(Concept.kind(of: $0)) }
  }

  /// Whether a message mentions anything that a flag could be made of. Of 286 reports that no pattern saw, seven did not;
  /// of what people say otherwise, more than half does not.
  func mayReport(_ reading: Reading) -> Bool {
    reading.mentions.contains { !$0.isNested && $0.number < isSign.count && isSign[$0.number] }
  }

  func ngrams(of reading: Reading) -> NGrams { ngrams(of: reading, in: reading.tokens.indices) }

  /// - Parameter sentence: its tokens.
  func ngrams(of reading: Reading, in sentence: Range<Int>) -> NGrams {
    // Punctuation and "and" only join: in lists of signs there are many of them, and they would speak for one.
    var stems: [UInt64] = []
    stems.reserveCapacity(sentence.count)
    for i in sentence
    where reading.tokens[i].kind != .punctuation && !reading.tokens[i].roles.contains(.connector) {
      stems.append(reading.tokens[i].stemHash)
    }
    return NGrams(stems: stems, marks: marks(of: reading.mentions(in: sentence), beside: stems))
  }

  /// What is mentioned and how it is meant, and beside what, and each stem with the next but one: "not ... feel", whatever stands
  /// between.
  private func marks(of mentions: ArraySlice<Mention>, beside stems: [UInt64]) -> [UInt64] {
    let most = min(mentions.count, Self.mostParts)
    var found: [UInt64] = []
    found.reserveCapacity(mentions.count + most * (most - 1) / 2 + stems.count)
    var parts: [UInt64] = []
    parts.reserveCapacity(most)
    for i in mentions.indices {
      let mark = mentions[i].mark
      if found.contains(mark) { continue }
      found.append(mark)
      if isPart[mentions[i].number], parts.count < Self.mostParts { parts.append(mark) }
    }
    for i in parts.indices {
      for j in parts[..<i] {
        // Whichever comes first.
        found.append(NGrams.hash(of: min(parts[i], j), max(parts[i], j)))
      }
    }
    for i in stems.indices.dropLast(2) { found.append(NGrams.hash(of: stems[i], stems[i + 2])) }
    return found
  }

  private static let kindsOfSigns: Set<String> = ["sign", "event", "part", "able", "act", "place"]
  private static let kindsOfParts = kindsOfSigns.union(["time", "post", "limb", "care"])
  /// So many parts are looked at in pairs.
  private static let mostParts = 16
}
