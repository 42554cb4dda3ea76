/// A word or phrase that changes how the mentions around it count, in the terms of ConText
/// (Harkema et al. 2009, "ConText: An algorithm for determining negation, experiencer, and temporal
/// status from clinical reports").
public struct ContextCue: Sendable, Equatable {
  public enum Category: String, Sendable, CaseIterable {
    /// The mention is denied.
    case negated
    /// Turns round what its clause says: "I can't say that", "it isn't as though". A denial under it is none.
    case reversed
    /// Looks like a negation and is none; nothing follows from it.
    case pseudoNegation = "pseudo_negation"
    /// The speaker is not sure.
    case possible
    /// Not said to be so: "if", "what if".
    case hypothetical
    /// Over and done with.
    case historical
    /// Somebody else's.
    case otherPerson = "other_person"
    /// Takes out of what was said before: denied behind a statement, meant behind a denial ("everything except",
    /// "no pain except", "not without").
    case exception
    /// Ends the scope of what came before.
    case termination
    /// Ends it and sets something against it: "but".
    case contrast
    /// Says that a correction follows: "actually", "I meant".
    case correction
  }

  public enum Direction: String, Sendable, CaseIterable {
    case forward, backward
  }

  public var category: Category
  public var direction: Direction
  public var phrases: [String]
  /// The kinds of concepts that it touches; empty for all.
  public var kinds: [String] = []
}
