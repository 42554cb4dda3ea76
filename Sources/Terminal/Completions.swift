/// What Tab offers: commands, and the answers to the open question.
public struct Completions: Sendable, Equatable {
  /// The answers that were offered.
  var choices: [String] = []
  /// What can stand behind `/facts`.
  var topics: [String] = []

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
    let facts = topics.map { "\(ChatCommand.facts.name) \($0)" }
    // A list of all that there is on an empty line is long: what was asked is more likely to be meant.
    let lines = line.isEmpty && !choices.isEmpty ? choices : choices + commands + (line.contains(" ") ? facts : [])
    let start = line.lowercased()
    return .lines(lines.filter { $0.lowercased().hasPrefix(start) })
  }
}
