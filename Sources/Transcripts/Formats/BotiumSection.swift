internal import Knowledge

/// A tag of a `*.convo.txt` file with the lines under it; the first section has no tag.
struct BotiumSection {
  var speaker: BotiumLine.Speaker?
  /// The number of the tag's line; 0 for the first section.
  var line: Int
  /// As they stand in the file, without the tag.
  var lines: [Substring] = []

  /// What the section says; mistakes are reported with their lines.
  func content(in file: String, log: ContentLog) -> TranscriptEntry.Expectation {
    var content = TranscriptEntry.Expectation()
    var text: [(line: Substring, place: ContentLog.Location)] = []
    for (number, line) in zip((line + 1)..., lines.map(\.trimmed)) {
      let place = ContentLog.Location(file: file, line: number)
      switch BotiumLine(line, of: speaker) {
      case .assertion(let assertion): content.add(assertion, line: number)
      case .mistake(let message): log.report(message, at: place)
      case .text, .speaker:
        if !text.isEmpty || !line.isBlank { text.append((line, place)) }
      }
    }
    while let last = text.last, last.line.isBlank { text.removeLast() }
    add(text, to: &content, log: log)
    return content
  }

  private func add(
    _ text: [(line: Substring, place: ContentLog.Location)], to content: inout TranscriptEntry.Expectation,
    log: ContentLog
  ) {
    guard speaker != nil, let first = text.first else { return }
    let isLiteral = BotiumLine.isProtected(first.line)
    let marks = BotiumMarks(isLiteral ? "" : first.line)
    if marks.isOptional {
      log.report(
        "'?' in front of a text: \(BotiumMarks.noOptional); write '??' for a question mark", at: first.place)
    }
    if marks.isNegated, speaker == .me {
      log.report(
        "'!' in front of a message means nothing; write '!!' for an exclamation mark", at: first.place)
    }
    let lines = [isLiteral ? first.line : marks.rest] + text.dropFirst().map(\.line)
    let whole = lines.map { BotiumLine.text(of: $0) }.joined(separator: "\n")
    if marks.isNegated {
      content.add(Assertion(.text(TextMatch(.equals)), isNegated: true, [whole]), line: first.place.line)
    } else {
      content.text = whole
    }
  }
}
