/// What Tab offers: commands, and the answers to the open question.
public struct Completions {
  /// The answers that were offered.
  var choices: [String] = []
  /// What can stand behind `/facts`: asked for only when it is needed.
  var topics: () throws -> [String] = { [] }

  /// What Tab does at a place in the line.
  enum Offer: Equatable {
    /// Whole lines, in order.
    case lines([String])
    case fileName
  }

  /// - Parameter line: what is typed, up to the cursor.
  func offer(for line: String) -> Offer {
    if line.lowercased().hasPrefix(ChatCommand.save.name + " ") { return .fileName }
    let commands = ChatCommand.allCases.map(\.name)
    // A list of all that there is on an empty line is long: what was asked is more likely to be meant.
    let lines = line.isEmpty && !choices.isEmpty ? choices : choices + commands + facts(for: line)
    let start = line.lowercased()
    return .lines(lines.filter { $0.lowercased().hasPrefix(start) })
  }

  private func facts(for line: String) -> [String] {
    let start = ChatCommand.facts.name + " "
    // Where there are none to be had, there is nothing to offer.
    return line.lowercased().hasPrefix(start) ? ((try? topics()) ?? []).map { start + $0 } : []
  }
}
