internal import Foundation
internal import Knowledge

/// A `*.utterances.txt` file: a name on the first line, then one phrasing a line.
struct UtteranceList {
  static let suffix = ".utterances.txt"

  var file: String
  var name: String
  var phrasings: [String]

  /// - Returns: `nil`, with a report, if the file has no name or no phrasings.
  init?(_ source: String, file: String, log: ContentLog) {
    let lines = source.lines.map(\.trimmed)
    self.file = file
    name = String(BotiumLine.text(of: lines[0]))
    phrasings = lines.dropFirst().filter { !$0.isBlank }.map { String(BotiumLine.text(of: $0)) }
    guard !name.isEmpty, !phrasings.isEmpty else {
      let mistake =
        name.isEmpty ? "the first line has to name the list" : "no phrasings under the name '\(name)'"
      log.report(mistake, at: .init(file: file, line: 1))
      return nil
    }
  }
}

/// The lists that are known: a transcript uses those of its own folder before those of others.
struct UtteranceLists {
  private var lists: [String: [UtteranceList]] = [:]

  mutating func add(_ list: UtteranceList, log: ContentLog) {
    if let other = lists[list.name]?.first(where: { Self.folder(of: $0.file) == Self.folder(of: list.file) })
    {
      log.report(
        "the name '\(list.name)' is already used by \(other.file)", at: .init(file: list.file, line: 1))
    }
    lists[list.name, default: []].append(list)
  }

  static func folder(of file: String) -> String { (file as NSString).deletingLastPathComponent }

  /// The phrasings that a message of a file names, if it does.
  func phrasings(named name: String, at place: ContentLog.Location, log: ContentLog) -> [String]? {
    guard let lists = lists[name] else { return nil }
    let own = lists.first { Self.folder(of: $0.file) == Self.folder(of: place.file) }
    if own == nil, lists.count > 1 {
      let files = lists.map(\.file).joined(separator: ", ")
      log.report("'\(name)' is the name of more than one list: \(files)", at: place)
    }
    return (own ?? lists[0]).phrasings
  }
}

extension TranscriptEntry {
  /// The transcript with each phrasing of the messages that name a list; itself if there are none.
  func runs(with lists: UtteranceLists, log: ContentLog) -> [TranscriptEntry] {
    var runs = [self]
    for (number, turn) in transcript.turns.enumerated() {
      let place = ContentLog.Location(file: file, line: places[number].turn)
      guard let message = turn.message,
        let phrasings = lists.phrasings(named: message, at: place, log: log)
      else { continue }
      guard runs.count * phrasings.count <= TranscriptLoader.mostRuns else {
        log.report(
          "the phrasings make more than \(TranscriptLoader.mostRuns) runs of this transcript", at: place)
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
