internal import Knowledge

/// What a typed line asks of the chat.
enum ChatRequest: Equatable {
  /// A blank line.
  case nothing
  case message(String)
  case command(ChatCommand, argument: String)
  /// One word behind a slash, almost a command.
  case misspelt(String, nearest: ChatCommand)
  /// A number for which the open question has no choice.
  case noSuchChoice(most: Int)

  /// - Parameter choices: the answers that were offered to the open question.
  init(line: String, choices: [String] = []) {
    let line = line.trimmingSpaces
    if line.isEmpty {
      self = .nothing
    } else if line.hasPrefix("/"), let request = Self.slashed(line) {
      self = request
    } else if let request = Self.numbered(line, choices) ?? Self.inPlainWords(line) {
      self = request
    } else {
      self = .message(line)
    }
  }

  /// Only a whole known word is a command, and one that takes nothing has to stand alone: nothing that somebody says is
  /// dropped.
  private static func slashed(_ line: String) -> ChatRequest? {
    let word = line.dropFirst().prefix { !$0.isWhitespace }.lowercased()
    let rest = String(line.dropFirst(word.count + 1)).trimmingSpaces
    if let command = ChatCommand(rawValue: word), rest.isEmpty || command.argument != nil {
      return .command(command, argument: rest)
    }
    guard rest.isEmpty, let near = nearest(to: word, in: ChatCommand.allCases.map(\.rawValue)),
      near != word, let command = ChatCommand(rawValue: near)
    else { return nil }
    return .misspelt("/" + word, nearest: command)
  }

  /// "2", "2." and "2)" are the second choice.
  private static func numbered(_ line: String, _ choices: [String]) -> ChatRequest? {
    let digits = line.hasSuffix(".") || line.hasSuffix(")") ? String(line.dropLast()) : line
    guard !choices.isEmpty, digits.allSatisfy(\.isASCII), let number = Int(digits) else { return nil }
    return choices.indices.contains(number - 1)
      ? .message(choices[number - 1]) : .noSuchChoice(most: choices.count)
  }

  private static func inPlainWords(_ line: String) -> ChatRequest? {
    let folded = line.lowercased()
    for command in ChatCommand.allCases where !command.isUnderstoodByAssistant {
      let words = command.plainWords
      if folded == words || (folded.hasPrefix(words) && ".!?".contains(folded.dropFirst(words.count))) {
        return .command(command, argument: "")
      }
      if command == .save, folded.hasPrefix(words + " ") {
        return .command(command, argument: String(line.dropFirst(words.count)).trimmingSpaces)
      }
    }
    return nil
  }
}
