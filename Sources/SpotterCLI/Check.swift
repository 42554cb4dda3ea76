import ArgumentParser
import Hosting
import Knowledge
import Understanding

/// Checks content.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the content of a folder: every mistake at once, with file, line and column.")

  @Argument(help: "The content folder.")
  var folder = "Intents"

  @Flag(help: "Also list words of the examples that mean nearly what a concept means and stand in none.")
  var hints = false

  func run() throws {
    try explainingFailure {
      let knowledge = try ContentLoader().load(folder: folder)
      let examples = knowledge.intents.reduce(0) { $0 + $1.examples.count }
      try LineWriter().write(
        "\(folder): \(knowledge.facts.count) facts, \(knowledge.causes.count) causes, \(knowledge.intents.count) "
          + "intents with \(examples) examples, \(knowledge.concepts.count) concepts: no mistakes")
      if hints, let vectors = WordVectors.builtIn {
        for hint in LexiconHints(for: knowledge, vectors: vectors).hints {
          try LineWriter().write("hint: '\(hint.word)' is near '\(hint.phrase)' of \(hint.concept)")
        }
      }
    }
  }
}
