import ArgumentParser
import Spotter
import Understanding

/// Where the content comes from; shared by all commands.
struct ContentOptions: ParsableArguments {
  @Option(help: "Use the content of this folder instead of the content built into the program.")
  var intents: String?

  /// The assistant; content with mistakes ends the command.
  func assistant() throws -> Assistant { Assistant(content: try compiled()) }

  /// The content itself.
  func compiled() throws -> CompiledContent {
    try explainingFailure {
      if let intents { try CompiledContent(folder: intents) } else { try CompiledContent.builtIn() }
    }
  }
}
