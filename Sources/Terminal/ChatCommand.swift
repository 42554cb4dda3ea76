/// A command of the chat: a known word behind a slash. Each can be said in plain words as well.
enum ChatCommand: String, CaseIterable {
  case help, why, what, more, back, skip, reset, sources, facts, topics, explain, save, reload, forget, quit

  /// What it does, for `/help`.
  var summary: String {
    switch self {
    case .help: "this list"
    case .why: "why I asked that"
    case .what: "what I understood so far"
    case .more: "more on the same subject"
    case .back: "go back a question"
    case .skip: "skip the question"
    case .reset: "start over"
    case .sources: "where the last answer comes from"
    case .facts: "everything I know, or what I know of a topic"
    case .topics: "what I can talk about"
    case .explain: "how I read your last message, or another text"
    case .save: "keep this conversation as a file"
    case .reload: "read the content again, with --intents"
    case .forget: "delete this conversation, and every line you typed"
    case .quit: "leave (Ctrl-D does too)"
    }
  }

  /// What a person would say for it. For what only the chat itself can do, exactly these words are taken for it.
  var plainWords: String {
    switch self {
    case .help: "help"
    case .why: "why do you ask?"
    case .what: "what did you understand?"
    case .more: "tell me more"
    case .back: "go back a question"
    case .skip: "skip"
    case .reset: "start over"
    case .sources: "list the sources"
    case .facts: "list the facts"
    case .topics: "list the topics"
    case .explain: "explain how you read that"
    case .save: "save this as"
    case .reload: "reload the content"
    case .forget: "forget everything"
    case .quit: "bye"
    }
  }

  /// Words that end a chat whatever is replied to them.
  static let partings: Set = ["bye", "quit", "exit"]

  /// Whether the assistant does it when it is told to in plain words, and nothing but that is needed.
  var isAnsweredByAssistant: Bool {
    switch self {
    case .why, .what, .more, .back, .skip, .reset: true
    case .help, .sources, .facts, .topics, .explain, .save, .reload, .forget, .quit: false
    }
  }

  /// Whether its plain words are for the assistant, whose reply tells the chat what to do.
  var isUnderstoodByAssistant: Bool { isAnsweredByAssistant || self == .help || self == .quit }

  /// What may stand behind it, for `/help`; `nil` for nothing.
  var argument: String? {
    switch self {
    case .facts: "[TOPIC]"
    case .explain: "[TEXT]"
    case .save: "FILE"
    default: nil
    }
  }

  /// As it is typed.
  var name: String { "/" + rawValue }
}
