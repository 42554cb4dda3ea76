internal import Dialogue
internal import Hosting
internal import Knowledge
internal import Transcripts

/// The chat: prompts, commands, replies as pages. Knows nothing of the terminal, so that it can be tested without one.
@MainActor
public struct ChatSession {
  /// What was said last, for `/sources` and `/explain`.
  struct Exchange {
    var message: String
    var reply: Reply
    /// The conversation before it.
    var before: Conversation
  }

  let setup: ChatSetup
  /// Gives the assistant as it is since the content was last read.
  var load: () throws -> Assistant
  var store: any ConversationStore
  private var source: any LineSource
  let display: any Display
  var exchanges: [Exchange] = []
  /// What a number stands for: the answers to the open question, or messages to begin with.
  var choices: [String] = []
  private var hasEnded = false

  /// - Throws: what the store throws.
  public init(_ setup: ChatSetup, source: any LineSource, display: any Display) throws {
    self.setup = setup
    self.source = source
    self.display = display
    load = setup.assistant
    store = try setup.makeStore?(setup.assistant()) ?? MemoryStore()
  }

  var assistant: Assistant { get throws { try load() } }

  /// Chats until the person leaves.
  ///
  /// - Throws: what the store, the recorder and the display throw.
  public mutating func run() throws {
    if try !(setup.makeStore != nil && resume()) { try open() }
    while !hasEnded {
      let completions = Completions(choices: choices) { [load] in
        try load().knowledge.topics.map(\.id)
      }
      switch source.next(prompt: "> ", completions: completions) {
      case .end:
        try write("")
        hasEnded = true
      case .cancelled: continue
      case .line(let line): try respond(to: line)
      }
    }
  }

  private mutating func respond(to line: String) throws {
    switch ChatRequest(line: line, choices: choices) {
    case .nothing: return
    case .message(let message): try answer(message)
    case .command(.quit, _): hasEnded = true
    case .command(.forget, _): try forget()
    case .command(let command, _) where command.isAnsweredByAssistant: try answer(command.plainWords)
    case .command(let command, let argument): try run(command, argument)
    case .misspelt(let word, let command):
      try print("There is no \(word). Did you mean \(command.name)?")
      try write("")
    case .noSuchChoice(let most):
      let range = most == 2 ? "1 or 2" : "a number from 1 to \(most)"
      try print("Type \(range), or answer in your own words.")
      try write("")
    }
  }

  // MARK: Turns

  /// One turn is load, reply, save; it is shown once it is kept.
  private mutating func answer(_ message: String) throws {
    let assistant = try assistant
    guard message.utf8.count <= LineReader.longestLine else {
      return try show(assistant.replyToOverlongMessage())
    }
    let (before, isLost) = try store.conversation(setup.conversation, for: assistant)
    var conversation = before
    var reply = assistant.reply(to: message, in: &conversation)
    if isLost { assistant.sayThatConversationWasLost(in: &reply) }
    try store.save(conversation, as: setup.conversation)
    try store.commit()
    try setup.recorder?.record(message, reply, isFirst: before.turn == 0)
    exchanges.append(Exchange(message: message, reply: reply, before: before))
    try show(reply)
    if reply.act == .help { try printHelp() }
    // With an emergency open, the last word is its advice, and who wants to leave can leave.
    hasEnded = reply.act == .bye || ChatCommand.partings.contains(message.lowercased())
  }

  /// Says where a conversation that was kept goes on.
  ///
  /// - Returns: whether there is one.
  private mutating func resume() throws -> Bool {
    let assistant = try assistant
    let (conversation, _) = try store.conversation(setup.conversation, for: assistant)
    try store.commit()
    guard conversation.turn > 0 else { return false }
    for line in assistant.opening { try print(line) }
    try write("")
    try show(assistant.resumption(of: conversation))
    if setup.recorder != nil {
      try print("This conversation is not recorded: what was said before would be missing.")
      try write("")
    }
    return true
  }

  private mutating func forget() throws {
    try store.forget(setup.conversation)
    try store.commit()
    try setup.recorder?.forget()
    source.forgetLines()
    exchanges = []
    try show(assistant.replyToForget())
  }
}
