internal import Foundation

/// Reads a content folder: every `.yml` file in it, at any depth, in the order of their names.
///
/// What a file holds follows from its top-level keys (`facts`, `causes`, `nlu`, ...), not from its name,
/// so authors may divide the content as they like.
public struct ContentLoader: Sendable {
  public init() {}

  /// The knowledge of a folder.
  ///
  /// - Throws: ``ContentError`` with every mistake of every file, or ``MissingContent`` if there is no such
  ///   folder or no content in it.
  public func load(folder: String) throws -> KnowledgeBase {
    let content = try read(folder: folder)
    guard content.issues.isEmpty else { throw ContentError(issues: content.issues) }
    return content.knowledge
  }

  /// The knowledge of a folder as far as it can be read, with its mistakes and the places of everything.
  ///
  /// - Throws: ``MissingContent`` if there is no such folder or no content in it.
  package func read(folder: String) throws -> LoadedContent {
    let files = try contentFiles(in: folder)
    let log = ContentLog()
    var knowledge = KnowledgeBase()
    for path in files {
      guard let source = text(of: path, log: log) else { continue }
      if isOrdinaryWords(path) {
        log.define(.file, Self.ordinaryWordsName, at: .init(file: path, line: 1))
        knowledge.language.ordinaryWords = sortedWords(source)
      } else {
        ContentFile(path: path, source: source).root(log: log).map { read($0, into: &knowledge) }
      }
    }
    log.resolveReferences(besides: [.askedAspect: Topic.aspectsOfTheDialogue])
    PhraseKey.reportMissing(
      from: knowledge.phrases, at: .init(file: files[0], line: 1, column: 1), log: log)
    return LoadedContent(
      folder: folder, knowledge: knowledge, issues: log.sortedIssues, places: log.places)
  }

  private static let ordinaryWordsName = "ordinary-words.txt"

  private func isOrdinaryWords(_ path: String) -> Bool {
    path.split(separator: "/").last.map { $0 == Self.ordinaryWordsName } ?? false
  }

  private func contentFiles(in folder: String) throws -> [String] {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard let names = FileManager.default.enumerator(atPath: root) else {
      throw MissingContent(path: folder)
    }
    let wanted = names.compactMap { $0 as? String }.filter {
      $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") || isOrdinaryWords($0)
    }
    guard !wanted.isEmpty else { throw MissingContent(path: folder) }
    return wanted.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  private func text(of path: String, log: ContentLog) -> String? {
    do {
      return try Self.contents(of: path, log: log)
    } catch {
      log.report("the file cannot be read", at: .init(file: path, line: 1, column: 1))
      return nil
    }
  }

  /// The text of a file, its line ends made plain; `nil` with a report if it is no UTF-8.
  ///
  /// - Throws: ``MissingContent`` if there is no such file.
  static func contents(of path: String, log: ContentLog) throws -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { throw MissingContent(path: path) }
    guard let text = String(data: data, encoding: .utf8) else {
      log.report("the file is not UTF-8", at: .init(file: path, line: 1, column: 1))
      return nil
    }
    return text.utf8.contains(UInt8(ascii: "\r")) ? text.replacingOccurrences(of: "\r\n", with: "\n") : text
  }

  /// With spaces between them, which need no escape where the content is stored.
  private func sortedWords(_ text: String) -> String {
    Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }).sorted().joined(separator: " ")
  }

  private func read(_ root: ContentNode, into knowledge: inout KnowledgeBase) {
    let sections = root.fields([
      "version", "nlu", "sources", "facts", "topics", "causes", "slots", "red_flags", "red_flag_examples",
      "finding_examples", "cautions", "cues", "phrases", "language",
    ])
    func each<Value>(_ key: String, _ read: (ContentNode) -> Value?) -> [Value] {
      sections[key]?.items().compactMap(read) ?? []
    }
    knowledge.sources += each("sources") { $0.source() }
    knowledge.facts += each("facts") { $0.fact() }
    knowledge.topics += each("topics") { $0.topic() }
    knowledge.causes += each("causes") { $0.cause() }
    knowledge.slots += each("slots") { $0.slot() }
    knowledge.redFlags += each("red_flags") { $0.redFlag() }
    knowledge.redFlagExamples += each("red_flag_examples") { $0.redFlagExamples() }.joined()
    knowledge.findingExamples += each("finding_examples") { $0.findingExamples() }.joined()
    knowledge.cautions += each("cautions") { $0.caution() }
    knowledge.cues += each("cues") { $0.contextCue() }
    sections["nlu"]?.items().forEach { $0.trainingEntry(into: &knowledge) }
    knowledge.phrases.merge(sections["phrases"]?.phrases() ?? [:]) { $1 }
    sections["language"]?.language(into: &knowledge.language)
  }
}

/// A content folder as it was read.
package struct LoadedContent: Sendable {
  package var folder: String
  /// All that could be read.
  package var knowledge: KnowledgeBase
  /// In the order of the places.
  package var issues: [ContentIssue]
  package var places: ContentPlaces
}

/// There is no content where it was looked for.
public struct MissingContent: Error, Sendable, CustomStringConvertible {
  /// The folder or file that was asked for.
  public var path: String
  public var expected: String

  public init(path: String, expected: String = ".yml files (facts, causes, questions, words)") {
    self.path = path
    self.expected = expected
  }

  public var description: String { "\(path): nothing here; expected \(expected)" }
}
