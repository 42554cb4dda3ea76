internal import Dialogue
internal import Transcripts

/// A line of text in, a line of text out; with tags `conversation<TAB>text`.
struct TextFormat: LineFormat {
  var isTagged = false
  /// The one that all lines without a tag belong to.
  var conversation = LineMessage.onlyConversation
  /// Cuts long replies into several lines.
  var splitter: LineSplitter?

  func request(in line: InputLine) -> LineRequest {
    switch line {
    case .text(let text) where text.allSatisfy(\.isWhitespace): .nothing
    case .text(let text): request(in: message(in: text))
    case .tooLong(let start): .failure(.tooLong, message(in: start))
    }
  }

  private func request(in message: LineMessage) -> LineRequest {
    message.conversation.utf8.count > LineMessage.longestName
      ? .failure(.tooLong, LineMessage(conversation: "")) : .message(message)
  }

  private func message(in line: String) -> LineMessage {
    guard isTagged else { return LineMessage(conversation: conversation, text: line) }
    let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return LineMessage(conversation: conversation, text: line) }
    return LineMessage(conversation: String(parts[0]), text: String(parts[1]))
  }

  func lines(for reply: Reply, to message: LineMessage, trace: ReadingTrace?) -> [String] {
    let tag = isTagged ? LineText.folded(message.conversation) + "\t" : ""
    let line = LineText.folded(reply.text)
    guard let splitter else { return [tag + line] }
    return splitter.parts(of: line).map { tag + $0 }
  }

  func lines(for failure: BotFailure, to message: LineMessage, reply: Reply?) -> [String] {
    reply.map { lines(for: $0, to: message, trace: nil) } ?? []
  }
}

/// Text that fits on a line.
enum LineText {
  /// Paragraphs joined by a space, nothing that a terminal or a bridge could take for a command.
  static func folded(_ text: String) -> String {
    // ASCII, as nearly every reply is, can be gone through byte by byte.
    var bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for i in bytes.indices where Unicode.Scalar(bytes[i]).isCommand { bytes[i] = UInt8(ascii: " ") }
      return String(decoding: bytes, as: UTF8.self)
    }
    guard text.unicodeScalars.contains(where: \.isCommand) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isCommand ? " " : $0 }))
  }
}
