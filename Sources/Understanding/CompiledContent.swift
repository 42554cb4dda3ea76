public import Foundation
public import Knowledge

/// Content ready to be used: checked and trained. Made when the program is built, or from a folder at run time.
public struct CompiledContent: Sendable, Codable {
  public let knowledge: KnowledgeBase
  public let matcher: TrainedMatcher

  /// Reads, checks and trains the content of a folder.
  ///
  /// - Throws: ``ContentError`` with all mistakes, ``MissingContent`` if there is nothing to read.
  /// - Complexity: a second or two; the training is most of it.
  public init(folder: String, vectors: WordVectors? = .builtIn) throws {
    let knowledge = try ContentLoader().load(folder: folder)
    self.init(training: knowledge, vectors: vectors)
  }

  public init(training knowledge: KnowledgeBase, vectors: WordVectors? = .builtIn) {
    matcher = TrainedMatcher(training: knowledge, vectors: vectors)
    self.knowledge = knowledge
  }

  /// Reads what ``encoded()`` wrote.
  public init(encoded: Data) throws {
    self = try JSONDecoder().decode(Self.self, from: encoded)
  }

  /// One block of text (JSON, UTF-8) without NUL. Examples and phrases are left out: the training has used them, and
  /// of a concept's phrases only the first is ever shown.
  public func encoded() throws -> Data {
    var slim = knowledge
    for i in slim.intents.indices {
      slim.intents[i].examples = []
      slim.intents[i].nearMisses = []
    }
    for i in slim.concepts.indices { slim.concepts[i].phrases.removeSubrange(1...) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(CompiledContent(knowledge: slim, matcher: matcher))
  }

  package init(knowledge: KnowledgeBase, matcher: TrainedMatcher) {
    self.knowledge = knowledge
    self.matcher = matcher
  }
}
