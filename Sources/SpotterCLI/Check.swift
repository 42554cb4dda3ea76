import ArgumentParser
import Hosting
import Knowledge

/// Checks content.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the content of a folder: every mistake at once, with file, line and column.")

  @Argument(help: "The content folder.")
  var folder = "Intents"

  func run() throws {
    try explainingFailure {
      let knowledge = try ContentLoader().load(folder: folder)
      let examples = knowledge.intents.reduce(0) { $0 + $1.examples.count }
      try LineWriter().write(
        "\(folder): \(knowledge.facts.count) facts, \(knowledge.causes.count) causes, \(knowledge.intents.count) "
          + "intents with \(examples) examples, \(knowledge.concepts.count) concepts: no mistakes")
    }
  }
}
