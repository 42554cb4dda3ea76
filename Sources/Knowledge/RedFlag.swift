/// A sign of an emergency, composed from parts.
public struct RedFlag: Sendable, Equatable {
  public var id: String
  /// The safety fact that it raises.
  public var fact: String
  /// What a reply says was reported, for example "numbness in the saddle area".
  public var says: String
  /// Each way to report it: all its parts have to be mentioned in one sentence.
  public var patterns: [Pattern]
  /// Mentions that take it back, beside a denial of its signs.
  public var takenBackBy: [String] = []
  /// Whether it counts only for whom the back pain is: that somebody else had cancer is none.
  public var ownOnly = false

  public struct Pattern: Sendable, Equatable {
    /// Every group needs a mention of one of its concepts, said to be so or, for an absent one, denied.
    public var all: [[FindingValue]]
    /// Mentions that explain it away.
    public var unless: [String]
    /// How many tokens all parts may span, within one sentence; 0 for anywhere in the message.
    public var within: Int
    /// Whether it counts if it is over: once had cancer.
    public var pastCounts: Bool
    /// Whether it counts if it is only thought of: "would anybody care if I ended my life".
    public var hypotheticalCounts: Bool
  }
}

/// A message that teaches what a red flag sounds like.
public struct RedFlagExample: Sendable, Equatable {
  public var text: String
  /// The id of the flag that it reports; `nil` for a near miss, which reports none.
  public var flag: String?

  public init(text: String, flag: String?) {
    self.text = text
    self.flag = flag
  }
}
