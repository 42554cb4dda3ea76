import ArgumentParser
import Foundation
import Knowledge
import Spotter
import Understanding

/// Where the content and the word vectors come from; shared by all commands.
struct ContentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use the content of this folder instead of the content built into the program.", valueName: "dir"),
    completion: .directory)
  var intents: String?

  @Option(
    help:
      "Use the word vectors of this fastText .vec file (with --intents), or 'none', instead of those built in.",
    completion: .file(extensions: ["vec"]))
  var vectors: String?

  private static let none = "none"

  /// Whether it is the content built in with its vectors, which cannot have mistakes.
  var isBuiltIn: Bool { intents == nil && vectors == nil }

  /// The assistant; content with mistakes ends the command.
  func assistant() throws -> Assistant {
    let vectors = try wordVectors()
    return Assistant(content: try compiled(vectors), vectors: vectors)
  }

  /// What is known, without training anything.
  func knowledge() throws -> KnowledgeBase {
    try explainingFailure {
      if let intents {
        try ContentLoader().load(folder: intents)
      } else {
        try CompiledContent.builtIn().knowledge
      }
    }
  }

  /// Reads the content again, mistakes as they are; `nil` for content that is built in.
  func rereading() throws -> (() throws -> Assistant)? {
    guard let intents else { return nil }
    let vectors = try wordVectors()
    return { Assistant(content: try CompiledContent(folder: intents, vectors: vectors), vectors: vectors) }
  }

  /// The content itself.
  func compiled(_ vectors: WordVectors?) throws -> CompiledContent {
    try explainingFailure {
      if let intents {
        try CompiledContent(folder: intents, vectors: vectors)
      } else if let file = self.vectors, file != Self.none {
        throw ValidationError(
          "--vectors \(file) needs --intents DIR: the content built in was trained with the vectors built in."
        )
      } else {
        try CompiledContent.builtIn()
      }
    }
  }

  /// The word vectors; a file that cannot be used ends the command.
  func wordVectors() throws -> WordVectors? {
    try explainingFailure {
      guard let vectors else { return .builtIn }
      guard vectors != Self.none else { return nil }
      guard let contents = FileManager.default.contents(atPath: vectors) else {
        throw MissingContent(path: vectors, expected: "a fastText .vec file")
      }
      return try WordVectors(contents: contents, file: vectors)
    }
  }
}
