extension [LabelledUtterance] {
  /// Finds what makes these utterances useless for training: fewer than two intents.
  ///
  /// - Throws: ``ContentError`` at the first utterance.
  public func checkedForTraining() throws -> [LabelledUtterance] {
    guard let first, allSatisfy({ $0.intent == first.intent }) else { return self }
    throw ContentError(issues: [
      first.issue("all examples belong to the one intent '\(first.intent)': there is nothing to tell apart")
    ])
  }

  /// Finds labels that no training file has.
  ///
  /// - Throws: ``ContentError`` with all of them, each where it first stands and with the nearest intent.
  public func checked(against training: [LabelledUtterance]) throws -> [LabelledUtterance] {
    let known = Set(training.map(\.intent))
    let unknown = Dictionary(grouping: filter { !known.contains($0.intent) }, by: \.intent)
    let issues = unknown.sorted { $0.key < $1.key }.map { intent, utterances in
      let count = utterances.count == 1 ? "" : " (\(utterances.count) examples)"
      return utterances[0].issue(
        "no training file has the intent '\(intent)'\(count)\(hint(for: intent, among: known))")
    }
    guard issues.isEmpty else { throw ContentError(issues: issues) }
    return self
  }
}

extension LabelledUtterance {
  fileprivate func issue(_ message: String) -> ContentIssue {
    ContentIssue(message, at: .init(file: file, line: line, column: column))
  }
}
