import ArgumentParser
import Hosting
import Logging
import Spotter
import Storage
import Transcripts

/// Lines in, replies out.
struct Bot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bot",
    abstract: "Read lines from standard input and answer each with one line.",
    discussion: """
      With --format text all lines are one conversation, or with --tagged the one named before a tab. With --format \
      jsonl each line is an object {"text": ..., "conversation": ...}, and any number of conversations may be \
      interleaved. With --format matterbridge each line is a message of its API, and so is each reply.

      SIGUSR1 prints counters on standard error; SIGTERM and SIGINT end the bot once everything read is answered.

      \(Examples.text([
        ("spotter bot --format jsonl --state chats.db", "for a program, any number of conversations"),
        ("spotter bot --tagged --max-bytes 400", "for a chat bridge of lines"),
        ("spotter bot --format matterbridge --name spotter --address spotter", "for matterbridge"),
      ]))
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, matterbridge }

  @Option(help: "How lines are written.")
  var format = Format.text

  @Flag(help: "With --format text: a line is 'conversation<TAB>text', and so is its reply.")
  var tagged = false

  @Flag(help: "With --format jsonl or matterbridge: say in each reply how the message was read.")
  var trace = false

  @Option(help: ArgumentHelp("With --format matterbridge: the bot's own nick.", valueName: "nick"))
  var name = "spotter"

  @Option(
    help: ArgumentHelp(
      "Not with jsonl: answer only those who speak to the bot by this name or have a question open.",
      valueName: "name"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "Not with jsonl: cut longer replies into lines of at most so many bytes, at sentences.", valueName: "n")
  )
  var maxBytes: Int?

  @Option(help: ArgumentHelp("Write each conversation down in a file of this folder.", valueName: "dir"))
  var record: String?

  @OptionGroup var keeping: KeepingOptions

  @Option(help: "What to log on standard error.")
  var logLevel = LogLevel.notice

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if tagged, format != .text { throw ValidationError("--tagged goes with --format text.") }
    if trace, format == .text { throw ValidationError("--trace goes with --format jsonl or matterbridge.") }
    if format == .jsonl, address != nil {
      throw ValidationError("--address goes with --format text or matterbridge.")
    }
    if let address, !Self.isOneWord(address) {
      throw ValidationError("--address is one word, for example --address spotter.")
    }
    if format == .jsonl, maxBytes != nil {
      throw ValidationError("--max-bytes goes with --format text or matterbridge.")
    }
    if let maxBytes, maxBytes < LineSplitter.fewestBytes {
      throw ValidationError("--max-bytes is \(LineSplitter.fewestBytes) or more.")
    }
  }

  private static func isOneWord(_ name: String) -> Bool {
    name.contains { $0.isLetter || $0.isNumber } && !name.contains(where: \.isWhitespace)
  }

  func run() throws {
    let assistant = try content.assistant()
    let recorder = try explainingFailure { try record.map { try TranscriptRecorder(folder: $0) } }
    try Self.serve(assistant, settings: settings, logging: logLevel.level, recorder: recorder) {
      try keeping.store(for: assistant)
    }
  }

  private var settings: BotSettings {
    let lines: BotSettings.Format =
      switch format {
      case .text: tagged ? .tagged : .text
      case .jsonl: .jsonl
      case .matterbridge: .matterbridge
      }
    return BotSettings(format: lines, name: name, address: address, mostBytes: maxBytes, traces: trace)
  }

  /// Answers lines until the input ends.
  ///
  /// - Parameter store: made once signals are held back, because it may start threads.
  static func serve(
    _ assistant: Assistant, settings: BotSettings = BotSettings(), logging level: Logger.Level = .notice,
    recorder: TranscriptRecorder? = nil, store: () throws -> any ConversationStore = { MemoryStore() }
  ) throws {
    try explainingFailure {
      let signals = Signals.heldBack()
      StandardError.log(from: level)
      let bot = LineBot(assistant: assistant, settings: settings, store: try store(), recorder: recorder)
      var server = LineServer(bot: bot, signals: signals) { StandardError.write($0) }
      try server.run()
    }
  }
}
