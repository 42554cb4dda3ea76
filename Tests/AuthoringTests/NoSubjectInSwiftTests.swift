import Foundation
import Knowledge
import Testing

/// What the assistant is about stands in its content and nowhere in Swift.
@Suite struct NoSubjectInSwiftTests {
  @Test func hasNoWordOfTheContentInItsStrings() throws {
    let words = try subjectWords()
    #expect(words.count > 100 && words.isSuperset(of: ["spine", "abdominal", "sciatica", "plank"]))
    for file in try swiftFiles() {
      let found = try strings(of: file).flatMap(plainWords).filter(words.contains)
      #expect(found == [], "\(file.path)")
    }
  }

  /// Words that prove a claim, and names, without those that are as much about programs, talk and time.
  private func subjectWords() throws -> Set<String> {
    let knowledge = try ContentLoader().load(folder: Repository.root.appending(path: "Intents").path)
    let texts =
      knowledge.facts.flatMap { $0.evidence + [$0.id] } + knowledge.topics.flatMap { [$0.id, $0.name] }
      + knowledge.causes.flatMap { [$0.id, $0.name] }
    return Set(texts.flatMap(plainWords)).subtracting(Self.ofEverySubject).filter { $0.count > 3 }
  }

  private static let ofEverySubject: Set<String> = [
    "back", "before", "better", "care", "cause", "causes", "different", "down", "four", "stand", "wrong",
    "long", "lying", "number",
    "pain",
    "place", "short", "term", "weights", "work", "yellow",
    "intro", "safety", "when", "somebody", "role", "region", "signs", "many", "with", "warning", "much",
    "little", "time", "force",
  ]

  private func swiftFiles() throws -> [URL] {
    let sources = Repository.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    #expect(swift.count > 100)
    return swift
  }

  /// The texts of a file: what stands between quotes, and the lines between triple ones.
  private func strings(of file: URL) throws -> [String] {
    var isBlock = false
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").flatMap { line -> [String] in
      let quotes = line.ranges(of: "\"\"\"").count
      defer { if quotes == 1 { isBlock.toggle() } }
      if isBlock { return [String(line).replacing(/\\\(.*?\)+/, with: "")] }
      let code = line.replacing(/(^|\s)\/\/.*/, with: "").replacing(/\\\([^"]*?\)/, with: "")
      return code.matches(of: /"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
    }
  }

  private func plainWords(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
