public import Dialogue

/// What a bot has done since it started; numbers only, nothing of what was said.
public struct BotStatistics: Sendable {
  public private(set) var turns = 0
  /// Replies without an answer, by the kind of gap.
  public private(set) var gaps: [Reply.Gap: Int] = [:]
  /// Lines that could not be taken.
  public private(set) var failures = 0

  mutating func count(_ reply: Reply) {
    turns += 1
    if let gap = reply.gap { gaps[gap, default: 0] += 1 }
  }

  mutating func count(_ failure: BotFailure) { failures += 1 }

  /// One line for people.
  ///
  /// - Parameters:
  ///   - conversations: how many are kept.
  ///   - latencies: from the arrival of lines to the departure of their replies.
  func summary(conversations: Int, latencies: Latencies) -> String {
    let gaps = [Reply.Gap.notCovered, .offTopic, .unclear].map {
      "\($0.rawValue) \(self.gaps[$0, default: 0])"
    }
    return "turns: \(turns), conversations kept: \(conversations), bad lines: \(failures); "
      + "gaps: \(gaps.joined(separator: ", ")); latency in microseconds: "
      + "median \(latencies.quantile(0.5)), p99 \(latencies.quantile(0.99)), most \(latencies.most)"
  }
}
