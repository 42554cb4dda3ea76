internal import Knowledge

/// A red flag's pattern as it is looked for: with its concepts by their numbers.
struct FlagPattern: Sendable {
  let groups: [Group]
  /// What explains it away.
  let excuses: ConceptSet
  /// Whether something in it has to be denied.
  let looksForDenial: Bool
  /// How many tokens all parts may span, within one sentence; 0 for anywhere in the message.
  let within: Int
  /// Whether it counts if it is over, or only thought of.
  let pastCounts: Bool
  var hypotheticalCounts: Bool

  /// What one mention of a pattern can be.
  struct Group: Sendable {
    /// What has to be said to be so, and what has to be denied.
    let said: ConceptSet
    let denied: ConceptSet
    /// Whether it is parts of the body that are looked for.
    let isPlace: Bool

    func isNamed(in mentioned: ConceptSet) -> Bool {
      !said.isDisjoint(with: mentioned) || !denied.isDisjoint(with: mentioned)
    }

    func contains(_ sign: OpenSign) -> Bool {
      sign.present ? said.contains(sign.concept) : denied.contains(sign.concept)
    }
  }

  /// - Parameter set: the set of some concepts, given by their ids.
  init(_ pattern: RedFlag.Pattern, set: ([String]) -> ConceptSet) {
    groups = pattern.all.map { group in
      Group(
        said: set(group.filter(\.present).map(\.finding)),
        denied: set(group.filter { !$0.present }.map(\.finding)),
        isPlace: group.allSatisfy { ConceptName.isPlace(kind: $0.slot) })
    }
    excuses = set(pattern.unless)
    looksForDenial = pattern.all.joined().contains { !$0.present }
    within = pattern.within
    pastCounts = pattern.pastCounts
    hypotheticalCounts = pattern.hypotheticalCounts
  }
}

/// What was said that flags are made of, and that waits for what is still to be said.
struct OpenSign {
  /// Its concept's number.
  let concept: Int
  let present: Bool
  let isPlace: Bool
}

extension OpenSign {
  init(_ mention: borrowing Mention) {
    self.init(concept: mention.number, present: mention.polarity != .negated, isPlace: mention.isPlace)
  }
}
