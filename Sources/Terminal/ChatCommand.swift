/// A command of the chat: a known word behind a slash at the start of a line. Each has an equivalent in plain words.
enum ChatCommand: String, CaseIterable {
  case help, why, what, more, back, skip, reset, quit

  /// What it does, for `/help`.
  var summary: String {
    switch self {
    case .help: "what you can type"
    case .why: "why I asked that"
    case .what: "what I understood so far"
    case .more: "more on the same subject"
    case .back: "go back a question"
    case .skip: "skip the question"
    case .reset: "start over"
    case .quit: "leave (Ctrl-D does too)"
    }
  }

  /// What a person would say for it; `nil` for what only the chat itself can do.
  var plainWords: String? {
    switch self {
    case .why: "why do you ask?"
    case .what: "what did you understand?"
    case .more: "tell me more"
    case .back: "go back a question"
    case .skip: "skip"
    case .reset: "start over"
    case .help, .quit: nil
    }
  }

  /// The command of a line, if the line begins with one.
  init?(line: String) {
    guard line.hasPrefix("/") else { return nil }
    self.init(rawValue: line.dropFirst().prefix { !$0.isWhitespace }.lowercased())
  }
}
