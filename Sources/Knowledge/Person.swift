/// How a reply speaks of somebody else than the one who writes.
public struct Person: Sendable, Equatable {
  /// What is put into a question about them: "she" for `they`, "has" for `have`.
  public var forms: [String: String]
  /// Words for them by which a reply names them: "wife".
  public var words: [String]
  /// Words that only point at them: "she".
  public var pointers: [String]
  /// How they are named, with a place for the word: "your {word}".
  public var named: String

  /// The forms that every person has, by the names of their places.
  package static let places: Set<String> = ["they", "their", "them", "do", "have"]

  /// The place of the word in ``named``.
  static let placesOfName: Set<String> = ["word"]
}
