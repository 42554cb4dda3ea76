internal import Knowledge

/// What the learnt model of red flags looks at: the stems of a message, their neighbours and the next but one, what is mentioned
/// and how it is meant, and what is mentioned beside what.
struct RedFlagFeatures: Sendable {
  private let marks: MentionMarks
  /// Whether a concept is something that flags are made of, or stands beside it.
  private let isPart: [Bool]
  /// Whether a concept is a sign, an event, or a place where one can be.
  private let isSign: [Bool]

  init(concepts: [Concept]) {
    let ids = concepts.map(\.id).sorted()
    marks = MentionMarks(ids: ids)
    isPart = ids.map { Self.kindsOfParts.contains(Concept.kind(of: $0)) }
    isSign = ids.map { Self.kindsOfSigns.contains(Concept.kind(of: $0)) }
  }

  /// Whether a message mentions anything that a flag could be made of. Of 286 reports that no pattern saw, seven did not;
  /// of what people say otherwise, more than half does not.
  func mayReport(_ reading: Reading) -> Bool {
    reading.mentions.contains { !$0.isNested && $0.number < isSign.count && isSign[$0.number] }
  }

  func ngrams(of reading: Reading) -> NGrams { ngrams(of: reading.tokens[...], reading.mentions[...]) }

  /// - Parameter sentence: its tokens.
  func ngrams(of reading: Reading, in sentence: Range<Int>) -> NGrams {
    ngrams(of: reading.tokens[sentence], reading.mentions(in: sentence))
  }

  private func ngrams(of tokens: ArraySlice<Token>, _ mentions: ArraySlice<Mention>) -> NGrams {
    // Punctuation and "and" only join: in lists of signs there are many of them, and they would speak for one.
    let words = tokens.lazy.filter { $0.kind != .punctuation && !$0.roles.contains(.connector) }
    return NGrams(stemsOf: words, marks: marks(of: mentions) + leaps(in: words))
  }

  /// Stems with the next but one: "not ... feel", whatever stands between.
  private func leaps(in words: some Sequence<Token>) -> [UInt64] {
    let stems = words.map { NGrams.hash(ofStem: $0.stem) }
    return zip(stems, stems.dropFirst(2)).map(MentionMarks.combined)
  }

  private func marks(of mentions: ArraySlice<Mention>) -> [UInt64] {
    var found: [UInt64] = []
    var parts: [UInt64] = []
    for i in mentions.indices {
      guard let mark = marks.mark(of: mentions[i]), !found.contains(mark) else { continue }
      found.append(mark)
      if isPart[mentions[i].number], parts.count < Self.mostParts { parts.append(mark) }
    }
    for i in parts.indices {
      for j in parts[..<i] {
        // Whichever comes first.
        found.append(MentionMarks.combined(min(parts[i], j), max(parts[i], j)))
      }
    }
    return found
  }

  private static let kindsOfSigns: Set<String> = ["sign", "event", "part", "able", "act", "place"]
  private static let kindsOfParts = kindsOfSigns.union(["time", "post", "limb", "care"])
  /// So many parts are looked at in pairs.
  private static let mostParts = 16
}
