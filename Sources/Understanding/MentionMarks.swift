internal import Knowledge

/// What is mentioned and how it is meant, as features of learnt models: a hash for each concept in each manner.
struct MentionMarks: Sendable {
  /// For each concept, by its number, a hash of its id: numbers change with the content.
  private let hashes: [UInt64]

  /// - Parameter ids: the ids of the content's concepts, sorted.
  init(ids: [String]) {
    hashes = ids.map { id in
      var hash = FNV(seed: NGrams.Group.concepts.rawValue)
      hash.combine(id.utf8Span.span)
      return hash.value
    }
  }

  /// `nil` for a concept of other content.
  func mark(of mention: Mention) -> UInt64? {
    guard mention.number < hashes.count else { return nil }
    return Self.combined(hashes[mention.number], Self.manner(of: mention))
  }

  /// Polarity, temporality and experiencer as a number.
  private static func manner(of mention: Mention) -> UInt64 {
    let polarity: UInt64 = mention.polarity == .affirmed ? 1 : mention.polarity == .negated ? 2 : 3
    let temporality: UInt64 =
      mention.temporality == .current ? 0 : mention.temporality == .historical ? 4 : 8
    return polarity + temporality + (mention.experiencer == .other ? 16 : 0)
  }

  static func combined(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = FNV(seed: NGrams.Group.concepts.rawValue)
    hash.combine(word: a)
    hash.combine(word: b)
    return hash.value
  }
}
