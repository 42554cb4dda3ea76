internal import Knowledge

/// A `*.utterances.txt` file: a name on the first line, then one phrasing a line.
struct UtteranceList {
  static let suffix = ".utterances.txt"

  var name: String
  var phrasings: [String]

  /// - Returns: `nil`, with a report, if the file has no name or no phrasings.
  init?(_ source: String, file: String, log: ContentLog) {
    let lines = source.lines.map(\.trimmed)
    name = String(BotiumLine.text(of: lines[0]))
    phrasings = lines.dropFirst().filter { !$0.isBlank }.map { String(BotiumLine.text(of: $0)) }
    guard !name.isEmpty, !phrasings.isEmpty else {
      log.report(
        name.isEmpty ? "the first line has to name the list" : "no phrasings under the name '\(name)'",
        at: .init(file: file, line: 1))
      return nil
    }
  }
}

extension TranscriptEntry {
  /// The transcript with each phrasing of the messages that name a list; itself if there are none.
  func runs(with lists: [String: [String]], log: ContentLog) -> [TranscriptEntry] {
    var runs = [self]
    for (number, turn) in transcript.turns.enumerated() {
      guard let phrasings = turn.message.flatMap({ lists[$0] }) else { continue }
      guard runs.count * phrasings.count <= TranscriptLoader.mostRuns else {
        log.report(
          "the phrasings of this transcript make more than \(TranscriptLoader.mostRuns) runs",
          at: .init(file: file, line: places[number].turn))
        return []
      }
      runs = runs.flatMap { run in phrasings.map { run.saying($0, in: number) } }
    }
    return runs
  }

  private func saying(_ message: String, in turn: Int) -> TranscriptEntry {
    var run = self
    run.transcript.turns[turn].message = message
    run.phrasing = phrasing.map { "\($0); \(message)" } ?? message
    return run
  }
}
