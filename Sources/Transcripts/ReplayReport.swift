/// How transcripts went: a line each, the conversations that failed, and a summary.
package struct ReplayReport {
  private let results: [ReplayResult]

  package init(_ results: [ReplayResult]) {
    self.results = results
  }

  package var lines: [String] {
    let failed = results.filter { !$0.passed }
    let conversations = failed.flatMap { ["", $0.line] + $0.details } + (failed.isEmpty ? [] : [""])
    return (results.map(\.line) + conversations + [summary(failed.count)]).map(\.printable)
  }

  private func summary(_ failed: Int) -> String {
    let turns = results.reduce(0) { $0 + $1.playback.turns.count }
    let outcome = failed == 0 ? "all as expected" : "\(results.count - failed) as expected, \(failed) not"
    return "\(counted(results.count, "transcript")), \(counted(turns, "turn")): \(outcome)"
  }
}

/// "1 turn", "2 turns"
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
