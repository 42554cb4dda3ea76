internal import Knowledge

/// A `*.convo.txt` file: name and description, then sections of `#me` and `#bot`.
struct BotiumConvo {
  private(set) var sections: [BotiumSection]

  init(_ source: String) {
    sections = [BotiumSection(speaker: nil, line: 0)]
    for (number, line) in source.lines.enumerated() {
      if case .speaker(let speaker) = BotiumLine(line.trimmed, of: nil) {
        sections.append(BotiumSection(speaker: speaker, line: number + 1))
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
  }

  /// The transcript; mistakes are reported with their lines.
  func entry(file: String, log: ContentLog) -> TranscriptEntry {
    var entry = TranscriptEntry(file: file, transcript: header)
    for section in sections {
      let content = section.content(in: file, log: log)
      let place = ContentLog.Location(file: file, line: section.line)
      switch section.speaker {
      case .me:
        if content.text == nil { log.report("'#me' has no message under it", at: place) }
        entry.append(message: content.text ?? "", line: section.line)
      case .bot: entry.expect(content, line: section.line, log: log)
      case nil: break
      }
    }
    entry.reportIfEmpty(expected: "a line '#me' with the message under it", log: log)
    return entry
  }

  private var header: Transcript {
    let lines = sections[0].lines.map(\.trimmed)
    let description = Array(lines.dropFirst()).trimmed.map { BotiumLine.text(of: $0) }
    return Transcript(
      name: String(BotiumLine.text(of: lines.first ?? "")),
      description: description.joined(separator: "\n"), turns: [])
  }

  // MARK: Writing

  /// The file of a transcript; what ``init(_:)`` reads from it is the transcript again.
  static func source(of transcript: Transcript) -> String {
    var lines: [String] = []
    if !transcript.name.isEmpty || !transcript.description.isEmpty {
      lines += BotiumLine.lines(of: transcript.name, of: nil)
      if !transcript.description.isEmpty { lines += BotiumLine.lines(of: transcript.description, of: nil) }
      lines.append("")
    }
    lines += transcript.turns.flatMap(Self.lines)
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// The lines of a turn, with a blank one behind each section.
  static func lines(of turn: Transcript.Turn) -> [String] {
    var lines: [String] = []
    if let message = turn.message { lines += ["#me"] + BotiumLine.lines(of: message, of: .me) + [""] }
    return turn.expectsNothing ? lines : lines + expectation(of: turn) + [""]
  }

  /// The `#bot` section of a turn.
  static func expectation(of turn: Transcript.Turn) -> [String] {
    ["#bot"] + (turn.reply.map { BotiumLine.lines(of: $0, of: .bot) } ?? []) + turn.assertions.map(\.line)
  }
}
