/// Examples for a command's help.
enum Examples {
  /// - Parameter examples: what to type, and what it does.
  static func text(_ examples: [(line: String, does: String)]) -> String {
    "Examples:\n" + examples.map { "  \($0.line)\n      \($0.does)" }.joined(separator: "\n")
  }
}
