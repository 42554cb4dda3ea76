import ArgumentParser
import Authoring
import Hosting
import Knowledge

/// The knowledge base to read.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what is known: all facts, or one fact, topic, cause, question or intent.",
    discussion: """
      As 'dot' it is a graph for Graphviz, as 'json' a schema.org FAQPage in JSON-LD; both are always the whole.

      \(Examples.text([
        ("spotter show", "all facts with their places"),
        ("spotter show back", "one topic with its facts; a fact's id shows all that leads to it"),
        ("spotter show --format dot", "causes, findings, facts and questions as a graph"),
      ]))
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, dot }

  @Argument(help: "The id of a fact, a topic, a cause, a question or an intent.")
  var id: String?

  @Option(help: "How it is shown.")
  var format = Format.text

  @OptionGroup var content: ContentOptions

  func validate() throws {
    guard id == nil || format == .text else {
      throw ValidationError("--format \(format.rawValue) shows the whole.")
    }
  }

  func run() throws {
    let view = KnowledgeView(try content.knowledge())
    try explainingFailure {
      let output = LineWriter()
      for line in try lines(of: view) { try output.write(line) }
    }
  }

  private func lines(of view: KnowledgeView) throws -> [String] {
    switch format {
    case .json: return [try JSONLine.encode(FAQPage(view.knowledge))]
    case .dot: return view.dot
    case .text:
      guard let id else { return view.table }
      do {
        return try view.lines(about: id)
      } catch let error as KnowledgeView.Unknown {
        throw ValidationError(error.description)
      }
    }
  }
}
