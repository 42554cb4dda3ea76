public import Dialogue
internal import Foundation
public import Transcripts

/// Lines in, replies out: one line for each non-blank line, in order. Knows nothing of where lines come from.
public struct LineBot<Store: ConversationStore>: Sendable {
  /// How lines are written.
  public enum Format: String, Sendable, CaseIterable {
    /// Plain text; all lines are one conversation.
    case text
    /// `conversation<TAB>text` in and out.
    case tagged
    /// One JSON object a line.
    case jsonl
  }

  private let assistant: Assistant
  private let format: Format
  private let traces: Bool
  private var store: Store
  private let recorder: TranscriptRecorder?

  /// - Parameters:
  ///   - traces: whether a `jsonl` reply says how the message was read.
  ///   - recorder: writes every conversation down.
  public init(
    assistant: Assistant, format: Format, store: Store, traces: Bool = false,
    recorder: TranscriptRecorder? = nil
  ) {
    self.assistant = assistant
    self.format = format
    self.store = store
    self.traces = traces
    self.recorder = recorder
  }

  /// The reply line to a line; `nil` for a blank one.
  ///
  /// - Throws: what the store and the recorder throw, and nothing else: bad lines get a reply that says so.
  public mutating func respond(to line: InputLine) throws -> String? {
    switch (format, line) {
    case (.jsonl, .tooLong):
      return try JSONLine.encode(BotFailure(.tooLong, "the line is longer than 65536 bytes"))
    case (.text, .tooLong), (.tagged, .tooLong): return oneLine(assistant.replyToOverlongMessage().text)
    case (_, .text(let text)) where text.allSatisfy(\.isWhitespace): return nil
    case (.text, .text(let text)): return oneLine(try reply(to: text, in: Self.defaultName).text)
    case (.tagged, .text(let text)): return try respondTagged(to: text)
    case (.jsonl, .text(let text)): return try respondJSON(to: text)
    }
  }

  private static var defaultName: String { "default" }

  private mutating func reply(to text: String, in name: String) throws -> Reply {
    var conversation = try store.load(name)
    let isFirst = conversation.turn == 0
    let reply = assistant.reply(to: text, in: &conversation)
    try store.save(conversation, as: name)
    try recorder?.record(text, reply, in: name, isFirst: isFirst)
    return reply
  }

  private mutating func respondTagged(to line: String) throws -> String {
    let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let (name, text) = parts.count == 2 ? (String(parts[0]), String(parts[1])) : (Self.defaultName, line)
    return "\(oneLine(name))\t\(oneLine(try reply(to: text, in: name).text))"
  }

  /// Paragraphs joined by a space, nothing that a terminal or a bridge could take for a command.
  private func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  // MARK: JSON Lines

  private mutating func respondJSON(to line: String) throws -> String {
    let request: BotRequest
    do {
      request = try JSONDecoder().decode(BotRequest.self, from: Data(line.utf8))
    } catch DecodingError.dataCorrupted {
      return try JSONLine.encode(BotFailure(.badJSON, "the line is not a JSON object"))
    } catch {
      return try JSONLine.encode(BotFailure(.badRequest, describe(error)))
    }
    let name = request.conversation ?? Self.defaultName
    switch (request.command, request.text) {
    case (let command?, _): return try run(command, name: name, id: request.id)
    case (nil, let text?):
      let trace = traces ? ReadingTrace(assistant.explanation(of: text)) : nil
      return try JSONLine.encode(
        BotReply(try reply(to: text, in: name), conversation: name, id: request.id, trace: trace))
    case (nil, nil):
      return try JSONLine.encode(BotFailure(.badRequest, "missing key 'text', a string", id: request.id))
    }
  }

  private mutating func run(_ name: String, name conversation: String, id: JSONValue?) throws -> String {
    guard let command = BotRequest.Command(rawValue: name) else {
      let known = BotRequest.Command.allCases.map(\.rawValue).joined(separator: ", ")
      return try JSONLine.encode(
        BotFailure(.badRequest, "unknown command '\(name)'; expected one of: \(known)", id: id))
    }
    if command != .ping { try store.forget(conversation) }
    if command == .forget { try recorder?.forget(conversation) }
    let reply: Reply =
      switch command {
      case .reset: assistant.replyToRestart()
      case .forget: assistant.replyToForget()
      case .ping: assistant.replyToPing()
      }
    return try JSONLine.encode(BotReply(reply, conversation: conversation, id: id))
  }

  private func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty:
      "expected a JSON object with the key 'text'"
    case DecodingError.typeMismatch(let type, let context),
      DecodingError.valueNotFound(let type, let context):
      "key '\(context.codingPath.map(\.stringValue).joined(separator: "."))' must be a \(type)".lowercased()
    default: "the request cannot be read"
    }
  }
}
