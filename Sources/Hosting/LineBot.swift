public import Dialogue
internal import Logging
public import Transcripts

/// Lines in, replies out, in order. Knows nothing of where lines come from.
public struct LineBot: Sendable {
  private let assistant: Assistant
  private let format: any LineFormat
  private let address: Address?
  private let traces: Bool
  private var store: any ConversationStore
  private var recent = RecentMessages()
  /// What was answered so far.
  public private(set) var statistics = BotStatistics()
  private let recorder: TranscriptRecorder?
  private let logger = Logger(label: "bot")

  /// - Parameter recorder: writes every conversation down.
  public init(
    assistant: Assistant, settings: BotSettings, store: any ConversationStore,
    recorder: TranscriptRecorder? = nil
  ) {
    self.recorder = recorder
    self.assistant = assistant
    self.store = store
    format = settings.lineFormat
    address = settings.address.map(Address.init)
    traces = settings.traces
  }

  /// The lines in answer to a line: most often one, none where nobody waits for an answer.
  ///
  /// They may go out only after ``commit()``.
  ///
  /// - Throws: what the store and the recorder throw, and nothing else: bad lines get a reply that says so.
  public mutating func respond(to line: InputLine) throws -> [String] {
    switch format.request(in: line) {
    case .nothing: []
    case .message(let message): try respond(to: message)
    case .command(let command, let message): try run(command, for: message)
    case .failure(let failure, let message): refuse(message, failure)
    }
  }

  /// Makes the turns behind all replies so far durable.
  public mutating func commit() throws { try store.commit() }

  /// How many conversations are kept.
  public func conversations() throws -> Int { try store.count() }

  private mutating func respond(to message: LineMessage) throws -> [String] {
    var (conversation, isLost) = try store.conversation(message.conversation, for: assistant)
    guard let text = text(of: message, in: conversation) else { return [] }
    let trace = traces ? ReadingTrace(assistant.explanation(of: text, in: conversation)) : nil
    let isFirst = conversation.turn == 0
    let understood = recent.message(text, in: conversation, for: assistant)
    var reply = assistant.reply(to: understood, in: &conversation)
    do {
      try store.save(conversation, as: message.conversation)
    } catch is StoreIsFull where !conversation.hasOpenEmergency {
      return refuse(message, BotFailure(.overloaded, "too many conversations"))
    } catch is StoreIsFull {
      logger.warning("no room for one more open emergency: answered and not kept")
    }
    if isLost { assistant.sayThatConversationWasLost(in: &reply) }
    try recorder?.record(text, reply, in: message.conversation, isFirst: isFirst)
    statistics.count(reply)
    return format.lines(for: reply, to: message, trace: trace)
  }

  /// What is said to the bot; in a group that is what names it or answers its question.
  private func text(of message: LineMessage, in conversation: Conversation) -> String? {
    guard let address else { return message.text }
    return address.message(in: message.text) ?? (conversation.hasOpenQuestion ? message.text : nil)
  }

  private mutating func run(_ command: BotCommand, for message: LineMessage) throws -> [String] {
    if command != .ping { try store.forget(message.conversation) }
    if command == .forget {
      try recorder?.forget(message.conversation)
      recent.forget()
    }
    let reply =
      switch command {
      case .reset: assistant.replyToRestart()
      case .forget: assistant.replyToForget()
      case .ping: assistant.replyToPing()
      }
    return format.lines(for: reply, to: message, trace: nil)
  }

  private mutating func refuse(_ message: LineMessage, _ failure: BotFailure) -> [String] {
    statistics.count(failure)
    let reply: Reply? =
      switch failure.code {
      case .tooLong: assistant.replyToOverlongMessage()
      case .overloaded: assistant.replyToOverload()
      case .badJSON, .badRequest: nil
      }
    let lines = format.lines(for: failure, to: message, reply: reply)
    if lines.isEmpty { logger.warning("a line was skipped: \(failure.message)") }
    return lines
  }
}
