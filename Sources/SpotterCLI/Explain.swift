import ArgumentParser
import Hosting
import Spotter
import Understanding

/// What was understood of a message, and why.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what was understood of a message, and why.",
    discussion: Examples.text([
      ("spotter explain no pain, just a bit stiff", "words, mentions, intents, the decision"),
      ("spotter explain --json when should i see somebody", "the same for a program"),
    ]))

  @Argument(help: "The message.")
  var text: [String]

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var content: ContentOptions

  func run() throws {
    let explanation = try content.assistant().explanation(of: text.joined(separator: " "))
    try explainingFailure {
      let lines =
        json ? [try JSONLine.encode(ReadingTrace(explanation))] : ExplanationReport(explanation).lines
      for line in lines { try LineWriter().write(line) }
    }
  }
}
