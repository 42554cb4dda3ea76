/// Where a claim comes from: the article, or public guidance for the safety facts.
public struct Source: Sendable, Equatable {
  /// `article` or the id of a guidance source; shown in citations.
  public var id: String
  /// What a reply calls it, for example "public health guidance".
  public var name: String
  public var title: String
  /// The sections a fact may cite, in order. A guidance source has none.
  public var sections: [Section]

  /// A part of the article.
  public struct Section: Sendable, Equatable {
    public var id: String
    /// How many paragraphs it has; they are counted from 1.
    public var paragraphs: Int
  }
}

/// One place in a source.
public struct Place: Sendable, Equatable {
  public var source: String
  /// The section of the article, or the name of the guidance.
  public var section: String
  /// Counted from 1 within the section; `nil` for guidance.
  public var paragraph: Int?
}
