public import Dialogue
public import Transcripts

/// The chat: prompts, commands, wrapped replies. Knows nothing of the terminal, so that it can be tested without one.
@MainActor
public struct ChatSession<Source: LineSource> {
  private let assistant: Assistant
  private var source: Source
  private let wrapper: TextWrapper
  private let recorder: TranscriptRecorder?
  private let write: (String) throws -> Void
  private var conversation = Conversation()

  /// - Parameters:
  ///   - width: columns of the page.
  ///   - recorder: writes the conversation down.
  ///   - write: prints one line.
  public init(
    assistant: Assistant, source: Source, width: Int, recorder: TranscriptRecorder? = nil,
    write: @escaping (String) throws -> Void
  ) {
    self.assistant = assistant
    self.source = source
    self.recorder = recorder
    self.write = write
    wrapper = TextWrapper(width: min(max(width, 20), Self.widest))
  }

  /// Longer lines are hard to read.
  private static var widest: Int { 110 }

  /// Chats until the person leaves.
  public mutating func run() throws {
    for line in assistant.opening { try print(line) }
    try write("")
    while true {
      switch source.next(prompt: "> ") {
      case .end:
        try write("")
        return
      case .cancelled: continue
      case .line(let line):
        if try !respond(to: line.trimmed) { return }
      }
    }
  }

  /// - Returns: whether the chat goes on.
  private mutating func respond(to line: String) throws -> Bool {
    guard !line.isEmpty else { return true }
    switch ChatCommand(line: line) {
    case .help: try printHelp()
    case .quit: return false
    case let command: try printReply(to: command?.plainWords ?? line)
    }
    return true
  }

  private mutating func printReply(to message: String) throws {
    let isFirst = conversation.turn == 0
    let reply = assistant.reply(to: message, in: &conversation)
    try recorder?.record(message, reply, isFirst: isFirst)
    for paragraph in reply.text.split(separator: "\n") { try print(String(paragraph)) }
    try write("")
  }

  private func printHelp() throws {
    try print("Ask in your own words, or tell me what hurts. These work as well:")
    for command in ChatCommand.allCases {
      let name = "/" + command.rawValue
      try write("  " + name + String(repeating: " ", count: 9 - name.count) + command.summary)
    }
    try write("")
  }

  private func print(_ text: String) throws {
    for line in wrapper.lines(of: text) { try write(line) }
  }
}

extension String {
  var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(tail[...last])
  }
}
