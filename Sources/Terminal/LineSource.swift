/// What comes of asking for a line.
public enum TypedLine: Sendable, Equatable {
  /// What was typed, or pasted: that may have line ends in it.
  case line(String)
  /// Ctrl-C: the line was dropped.
  case cancelled
  /// Ctrl-D on an empty line, or the end of input.
  case end
}

/// Where a chat gets its lines from: the line editor, or a list in a test.
@MainActor
public protocol LineSource {
  mutating func next(prompt: String, completions: Completions) -> TypedLine
  /// Deletes what is kept of the lines that were typed.
  mutating func forgetLines()
}
