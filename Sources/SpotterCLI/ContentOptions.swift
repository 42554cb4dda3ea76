import ArgumentParser
import Spotter

/// Where the content comes from; shared by all commands.
struct ContentOptions: ParsableArguments {
  @Option(help: "Use the content of this folder instead of the content built into the program.")
  var intents: String?

  /// The assistant; content with mistakes ends the command.
  func assistant() throws -> Assistant {
    try explainingFailure {
      if let intents { try Assistant.reading(folder: intents) } else { try Assistant.builtIn() }
    }
  }
}
