// What is mentioned and how it is meant, as features of learnt models: a hash for each concept in each manner.
extension Mention {
  /// Its concept together with how it is meant.
  @inline(__always) var mark: UInt64 { NGrams.hash(of: name.hash, manner) }

  /// Polarity, temporality and experiencer as a number.
  @inline(__always) private var manner: UInt64 {
    let polarity: UInt64 = polarity == .affirmed ? 1 : polarity == .negated ? 2 : 3
    let temporality: UInt64 = temporality == .current ? 0 : temporality == .historical ? 4 : 8
    return polarity + temporality + (experiencer == .other ? 16 : 0)
  }
}

extension NGrams {
  /// The hash of two things that are seen together.
  static func hash(of a: UInt64, _ b: UInt64) -> UInt64 {
    var hash = FNV(seed: Group.concepts.rawValue)
    hash.combine(word: a)
    hash.combine(word: b)
    return hash.value
  }
}
