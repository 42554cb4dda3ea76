internal import Logging
@preconcurrency internal import Glibc

/// Serves a bot on one stream of lines: waits, answers what has come, makes it durable, sends the replies.
///
/// Lines that wait are answered together: one commit and one flush for all of them, which is what makes durability cheap.
/// Nothing is held back while the server waits. Memory is bounded: what nobody reads stops the reading of more.
public struct LineServer {
  private var input: LineReader
  private let output: LineWriter
  private let signals: Signals
  private var bot: LineBot
  private var latencies = Latencies()
  private let clock = ContinuousClock()
  private let logger = Logger(label: "bot")
  /// Where a report of the counters goes.
  private let report: @Sendable (String) -> Void
  private var isStopping = false

  /// Lines that are answered together: enough to share the cost of a commit, few enough to keep the first reply early.
  private static let mostLines = 256
  /// A pipe that can be written at all takes so many bytes without blocking (`PIPE_BUF`).
  private static let pieceBytes = 4096
  /// Milliseconds that a stopping server waits for a reader.
  private static let patience: Int32 = 2000

  public init(
    bot: LineBot, input: LineReader = LineReader(), output: LineWriter = LineWriter(),
    signals: Signals = .untouched, report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.bot = bot
    self.input = input
    self.output = output
    self.signals = signals
    self.report = report
  }

  /// Serves until the input ends or a signal says stop; what was read by then is answered.
  ///
  /// - Throws: ``InputError``, ``OutputClosed``, or what the bot's store throws; replies that were not stored are not
  ///   sent.
  public mutating func run() throws {
    logger.info("started")
    repeat { try answerWhatHasCome() } while try waitForMore()
    try answerWhatHasCome()  // a last line without an end
    logger.info("stopped")
  }

  private mutating func answerWhatHasCome() throws {
    while let first = input.takeLine() {
      let arrival = clock.now
      var lines = 1
      var replies = try bot.respond(to: first)
      while lines < Self.mostLines, let line = input.takeLine() {
        replies += try bot.respond(to: line)
        lines += 1
      }
      try bot.commit()
      try send(replies)
      latencies.record(arrival.duration(to: clock.now), times: lines)
    }
  }

  /// Whether there is more input.
  private mutating func waitForMore() throws -> Bool {
    while !isStopping {
      switch signals.wait(for: input.descriptor, POLLIN) {
      case .ready: return try input.fill()
      case let event: try take(event)
      }
    }
    return false
  }

  /// Waits for whoever reads slowly, but not for ever when the process shall end.
  private mutating func send(_ lines: [String]) throws {
    var rest = lines.reduce(into: [UInt8]()) { bytes, line in
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
    }[...]
    while !rest.isEmpty {
      switch signals.wait(for: output.descriptor, POLLOUT, limit: isStopping ? Self.patience : nil) {
      case .ready: rest = rest.dropFirst(try output.writeSome(rest.prefix(Self.pieceBytes)))
      case .timeout: throw OutputClosed(code: ETIMEDOUT)
      case let event: try take(event)
      }
    }
  }

  private mutating func take(_ event: Signals.Event) throws {
    switch event {
    case .stop: isStopping = true
    case .report: report(bot.statistics.summary(conversations: try bot.conversations(), latencies: latencies))
    case .ready, .timeout: break
    }
  }
}
