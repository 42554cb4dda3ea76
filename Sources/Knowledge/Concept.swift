/// A meaning with all the ways to say it.
public struct Concept: Sendable, Equatable {
  /// What ends a question that offers a choice: "yes or no".
  package static let (yes, no) = ("talk.yes", "talk.no")

  /// `kind.name`, for example `region.lower` or `topic.disc`.
  public var id: String
  public var phrases: [String]

  public init(id: String, phrases: [String]) {
    self.id = id
    self.phrases = phrases
  }

  public var kind: String { Self.kind(of: id) }

  /// The part of an id before the dot.
  public static func kind(of id: String) -> String {
    id.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(id[..<$0]) } ?? id
  }
}
