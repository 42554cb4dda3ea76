/// How a transcript of a file went.
public struct ReplayResult: Sendable {
  public var entry: TranscriptEntry
  public var playback: Playback

  public var passed: Bool { playback.passed }
}

extension ReplayResult: CustomStringConvertible {
  public var description: String { ([line] + details).joined(separator: "\n") }

  /// `ok    disc.convo.txt: A disc in between, 4 turns`
  var line: String {
    let names = [entry.transcript.name, entry.phrasing ?? ""].filter { !$0.isEmpty }
    let name = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
    return "\(passed ? "ok  " : "FAIL")  \(entry.file)\(name), \(outcome)"
  }

  private var outcome: String {
    let failed = playback.turns.indices.filter { !playback.turns[$0].passed }.map { String($0 + 1) }
    let count = counted(playback.turns.count, "turn")
    guard !failed.isEmpty else { return count }
    return "turn\(failed.count == 1 ? "" : "s") \(failed.joined(separator: ", ")) of \(playback.turns.count)"
  }

  /// The conversation up to the last turn that failed, each failure at its place; empty if it passed.
  var details: [String] {
    if playback.expectsNothing {
      return ["  It expects nothing: add '#bot' sections, or let --update write them."]
    }
    guard let last = playback.turns.lastIndex(where: { !$0.passed }) else { return [] }
    return zip(playback.turns, entry.places).prefix(last + 1).flatMap(lines)
  }

  private func lines(of turn: Playback.Turn, at place: TranscriptEntry.Place) -> [String] {
    let heading = turn.passed ? [] : ["  \(entry.file):\(place.turn): not as expected"]
    let message = turn.expected.message.map { ["#me"] + $0.lines.map(String.init) } ?? []
    let reply =
      turn.saysAsExpected
      ? turn.said.lines.map { "  \($0)" }
      : LineDifference(expected: turn.expected.reply, said: turn.said).lines
    let failures = zip(turn.expected.assertions, turn.failures).flatMap { assertion, failure in
      failure.map { ["- \(assertion.line)", "+ \($0)"] } ?? []
    }
    return heading + (message + ["#bot"] + reply + failures).map { "    \($0)" }
  }
}
