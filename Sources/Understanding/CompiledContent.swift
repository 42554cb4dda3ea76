public import Foundation
public import Knowledge

/// Content ready to be used: checked and trained. Made when the program is built, or from a folder at run time.
public struct CompiledContent: Sendable {
  public let knowledge: KnowledgeBase
  public let matcher: TrainedMatcher
  /// Tells contents apart, the same on every machine: 16 hexadecimal digits.
  public let fingerprint: String

  /// Reads, checks and trains the content of a folder.
  ///
  /// - Throws: ``ContentError`` with all mistakes, ``MissingContent`` if there is nothing to read.
  /// - Complexity: some ten seconds for the content built in; the training is most of it.
  public init(folder: String, vectors: WordVectors? = .builtIn) throws {
    let knowledge = try ContentLoader().load(folder: folder)
    try self.init(training: knowledge, vectors: vectors)
  }

  public init(training knowledge: KnowledgeBase, vectors: WordVectors? = .builtIn) throws {
    matcher = TrainedMatcher(training: knowledge, vectors: vectors)
    self.knowledge = knowledge
    fingerprint = try Self.fingerprint(of: knowledge)
  }

  /// Reads what ``encoded()`` wrote.
  public init(encoded: Data) throws {
    self = try Archive.decode(Self.self, copying: Array(encoded))
  }

  /// Reads what ``encoded()`` wrote from memory that stays.
  ///
  /// - Parameter done: told each part that is not read again.
  package init(
    permanent encoded: UnsafeRawBufferPointer, done: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) throws {
    self = try Archive.decode(Self.self, permanent: encoded, done: done)
  }

  /// One block of ASCII without quotes or control characters. Of examples and phrases only the first are kept: the training has
  /// used all, and no other is ever shown. All phrases of "yes" and "no" are: questions are compared with them. The matcher keeps
  /// the ordinary words.
  public func encoded() throws -> Data {
    var slim = knowledge
    for i in slim.intents.indices {
      slim.intents[i].examples = Array(slim.intents[i].examples.prefix(1))
      slim.intents[i].nearMisses = []
    }
    for i in slim.concepts.indices where ![Concept.yes, Concept.no].contains(slim.concepts[i].id) {
      slim.concepts[i].phrases = Array(slim.concepts[i].phrases.prefix(1))
    }
    slim.redFlagExamples = []
    slim.findingExamples = []
    slim.language.ordinaryWords = ""
    return Data(
      try Archive.encode(CompiledContent(knowledge: slim, matcher: matcher, fingerprint: fingerprint)))
  }

  /// What another training has to know of the language.
  package var language: Language {
    var language = knowledge.language
    language.ordinaryWords = matcher.vocabulary.ordinaryWords.string
    return language
  }

  private static func fingerprint(of knowledge: KnowledgeBase) throws -> String {
    var hash = FNV(seed: 0)
    let bytes = try Archive.encode(knowledge)
    hash.combine(bytes.span)
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  package init(knowledge: KnowledgeBase, matcher: TrainedMatcher, fingerprint: String) {
    self.knowledge = knowledge
    self.matcher = matcher
    self.fingerprint = fingerprint
  }
}

extension CompiledContent: Archivable {
  package init(_ archive: inout Archive, _ given: CompiledContent?) throws {
    knowledge = try archive(given?.knowledge)
    matcher = try archive(given?.matcher)
    fingerprint = try archive(given?.fingerprint)
  }
}
