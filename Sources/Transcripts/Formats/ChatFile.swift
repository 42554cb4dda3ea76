internal import Knowledge

/// A `*.chat` file of the Bot Framework's `chatdown`: a header (`user=Joe`, `bot=Lula`), then what each says behind
/// `user:`, `bot:` or their names.
struct ChatFile {
  private struct Message {
    var isUsers: Bool
    var line: Int
    var lines: [Substring]
  }

  private var names: (user: [Substring], bot: [Substring]) = (["user"], ["bot"])
  private var messages: [Message] = []
  private var mistakes: [(line: Int, message: String)] = []

  init(_ source: String) {
    var isHeader = true
    for (number, line) in zip(1..., source.lines.map(\.withoutReturn)) {
      isHeader = isHeader && readOption(line, number)
      guard !isHeader else { continue }
      if let (isUsers, text) = beginning(of: line) {
        messages.append(Message(isUsers: isUsers, line: number, lines: [text]))
      } else if !messages.isEmpty {
        messages[messages.count - 1].lines.append(line)
      } else if !line.isBlank {
        mistakes.append((number, "nobody says this; expected 'user:' or 'bot:' in front of it"))
      }
    }
  }

  /// - Returns: whether the line is an option of the header.
  private mutating func readOption(_ line: Substring, _ number: Int) -> Bool {
    guard let sign = line.firstIndex(of: "=") else { return false }
    let values = line[line.index(after: sign)...].split(separator: ",").map(\.trimmed)
    switch line[..<sign] {
    case "user", "users":
      if values.count > 1 { mistakes.append((number, "one person a conversation; expected one name")) }
      names.user += values
    case "bot": names.bot += values
    case "channelId": break
    default: return false
    }
    return true
  }

  /// Who begins to speak in a line, and what stands behind the colon.
  private func beginning(of line: Substring) -> (isUsers: Bool, text: Substring)? {
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return nil }
    let sender = Substring(scalars[..<colon]).lowercased()
    func isOne(of names: [Substring]) -> Bool {
      names.map { $0.lowercased() }.contains { name in
        sender == name || self.names.user.contains { sender == "\(name)->\($0.lowercased())" }
      }
    }
    let text = Substring(scalars[scalars.index(after: colon)...])
    return isOne(of: names.user) ? (true, text) : isOne(of: names.bot) ? (false, text) : nil
  }

  func entry(file: String, log: ContentLog) -> TranscriptEntry {
    for mistake in mistakes { log.report(mistake.message, at: .init(file: file, line: mistake.line)) }
    var entry = TranscriptEntry(file: file, transcript: Transcript(name: "", turns: []))
    for message in messages {
      guard let text = ChatText.text(of: message.lines.joined(separator: "\n")) else { continue }
      if message.isUsers {
        entry.append(message: text, line: message.line)
      } else {
        var expectation = TranscriptEntry.Expectation()
        if !text.isEmpty { expectation.text = text }
        entry.expect(expectation, line: message.line, log: log)
      }
    }
    entry.reportIfEmpty(expected: "a line 'user: ...'", log: log)
    return entry
  }

  /// Only the words; name, description and assertions have no place in the format.
  static func source(of transcript: Transcript) -> String {
    transcript.turns.flatMap { turn in
      [
        turn.message.map { "user: \(ChatText.source(of: $0))\n" },
        turn.reply.map { "bot: \(ChatText.source(of: $0))\n" },
      ]
    }.compactMap { $0 }.joined()
  }
}

extension Substring {
  /// A line that ended in "\r\n".
  fileprivate var withoutReturn: Substring {
    unicodeScalars.last == "\r" ? Substring(unicodeScalars.dropLast()) : self
  }
}
