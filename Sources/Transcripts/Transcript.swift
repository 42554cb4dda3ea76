/// A conversation as a test: what the person writes, and what has to hold of each reply.
public struct Transcript: Sendable, Equatable {
  /// One line; empty if there is none.
  public var name: String
  /// What the conversation is about, for people; any number of lines.
  public var description: String
  public var turns: [Turn]

  /// - Parameter name: line ends in it become spaces.
  public init(name: String, description: String = "", turns: [Turn]) {
    self.name = String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
    self.description = description
    self.turns = turns
  }

  /// A message, and what is expected of the reply to it.
  public struct Turn: Sendable, Equatable {
    /// `nil`, in the first turn only: what the assistant says before anybody has written.
    public var message: String?
    /// The reply to the letter, paragraphs parted by line ends; `nil` if any wording will do.
    public var reply: String?
    /// What must hold of the reply, however it is worded.
    public var assertions: [Assertion]

    public init(message: String?, reply: String? = nil, assertions: [Assertion] = []) {
      self.message = message
      self.reply = reply
      self.assertions = assertions
    }

    var expectsNothing: Bool { reply == nil && assertions.isEmpty }
  }

  /// A transcript that expects nothing passes whatever the assistant says: a mistake.
  var expectsNothing: Bool { turns.allSatisfy(\.expectsNothing) }
}
