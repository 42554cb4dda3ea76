import ArgumentParser
import Foundation
import Hosting
import Spotter
import Terminal

/// One message, one reply.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer one message and exit.",
    discussion: """
      At a terminal the answer is wrapped to the window, elsewhere each of its paragraphs is a line.

      \(Examples.text([
        ("spotter ask what can you help me with", "the answer and where it stands"),
        ("spotter ask --json where do you know that from", "with facts, citations and the level of safety"),
      ]))
      """)

  @Argument(help: "The message.")
  var text: [String]

  @Flag(help: "Print the reply object of 'spotter bot --format jsonl'.")
  var json = false

  @OptionGroup var color: ColorOption

  @OptionGroup var content: ContentOptions

  func run() throws {
    let assistant = try content.assistant()
    var conversation = Conversation()
    let reply = assistant.reply(to: text.joined(separator: " "), in: &conversation)
    try explainingFailure {
      for line in lines(of: reply) { try LineWriter().write(line) }
    }
  }

  private func lines(of reply: Reply) -> [String] {
    if json { return [BotReply(reply).line] }
    let style = color.style()
    guard Screen.showsOutput || style.usesColor else { return [reply.text] }
    let width = Screen.width(environment: ProcessInfo.processInfo.environment)
    return Page(width: width, style: style).lines(of: reply)
  }
}
