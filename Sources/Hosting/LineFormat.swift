internal import Dialogue

/// How messages and replies stand on lines. What a line asks for and how an answer looks is all that formats differ in.
protocol LineFormat: Sendable {
  func request(in line: InputLine) -> LineRequest
  /// The lines of a reply.
  ///
  /// - Parameter trace: how the message was read, if that is asked for.
  func lines(for reply: Reply, to message: LineMessage, trace: ReadingTrace?) -> [String]
  /// The lines that turn a message down.
  ///
  /// - Parameter reply: the same for people; `nil` where only a program can have made the mistake.
  func lines(for failure: BotFailure, to message: LineMessage, reply: Reply?) -> [String]
}

/// What a line asks for.
enum LineRequest {
  /// No answer: a blank line, somebody joining a channel, the bot itself.
  case nothing
  case message(LineMessage)
  case command(BotCommand, LineMessage)
  case failure(BotFailure, LineMessage)
}

/// What can be asked for beside an answer.
enum BotCommand: String, CaseIterable {
  /// Start over.
  case reset
  /// Delete everything kept of a conversation.
  case forget
  /// A sign of life.
  case ping
}

/// What somebody wrote, and what the reply needs to reach them.
struct LineMessage: Equatable {
  var conversation = Self.onlyConversation
  var text = ""
  /// The request's `id` as JSON, as it was written.
  var id: String?
  /// Where matterbridge shall deliver the reply.
  var gateway = ""

  /// The conversation where none is named.
  static let onlyConversation = "default"
  /// Bytes of a conversation's name: a name is kept for as long as its conversation.
  static let longestName = 1024
}

/// Why a line gets no reply.
struct BotFailure: Error, Equatable {
  enum Code: String, CaseIterable {
    case badJSON = "bad_json"
    case badRequest = "bad_request"
    case tooLong = "too_long"
    case overloaded
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static let tooLong = BotFailure(.tooLong, "the line is longer than \(LineReader.longestLine) bytes")
  static let longName = BotFailure(
    .badRequest, "key 'conversation' must have at most \(LineMessage.longestName) bytes")
}
