import ArgumentParser
import Hosting
import Spotter

/// One message, one reply.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer one message and exit.",
    discussion: "For example: spotter ask what can you help me with")

  @Argument(help: "The message.")
  var text: [String]

  @Flag(help: "Print the reply object of 'spotter bot --format jsonl'.")
  var json = false

  @OptionGroup var content: ContentOptions

  func run() throws {
    let assistant = try content.assistant()
    var conversation = Conversation()
    let reply = assistant.reply(to: text.joined(separator: " "), in: &conversation)
    try explainingFailure {
      try LineWriter().write(json ? BotReply(reply).line : reply.text)
    }
  }
}
