internal import Dialogue
internal import Knowledge

// What is shown, and what a number stands for after it.
extension ChatSession {
  mutating func open() throws {
    let opening = try setup.opening ?? Opening(lines: assistant.opening, starters: assistant.starters)
    choices = opening.starters
    for line in opening.lines { try print(line) }
    for line in page.lines(ofChoices: choices) { try write(line) }
    try write("")
  }

  mutating func show(_ reply: Reply) throws {
    let starters = try assistant.starters
    // Who goes by numbers is not left without any.
    let isBeginning = choices == starters && exchanges.last.map { starters.contains($0.message) } ?? false
    choices = reply.asks?.choices ?? (isBeginning || reply.leavesOpenWhatToSay ? starters : [])
    for line in page.lines(of: reply, choices: choices) { try write(line) }
    try write("")
  }

  var page: Page { Page(width: display.width, style: setup.style) }

  func print(_ text: String, hanging: Int = 0) throws {
    for line in page.lines(of: text, hanging: hanging) { try write(line) }
  }

  func write(_ line: String) throws { try display.write(line) }
}

extension Reply {
  /// Whether somebody may not know what to say next.
  fileprivate var leavesOpenWhatToSay: Bool { gap == .unclear || [.greet, .help, .restart].contains(act) }
}
