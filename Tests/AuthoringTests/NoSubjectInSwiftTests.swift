import Foundation
import Knowledge
import Testing

@testable import ContentChecks

/// What the assistant is about stands in its content and nowhere in Swift.
@Suite struct NoSubjectInSwiftTests {
  @Test func hasNoWordOfTheContentInItsStrings() throws {
    let words = try subjectWords()
    #expect(words.count > 100)
    #expect(words.isSuperset(of: ["spine", "abdominal", "sciatica", "plank", "abs", "leg"]))
    var exceptions: [String: Set<String>] = [:]
    for file in try swiftFiles() {
      let found = Set(try strings(of: file).flatMap(plainWords).filter(words.contains))
      if !found.isEmpty { exceptions[file.lastPathComponent] = found }
    }
    #expect(exceptions == Self.exceptions)
  }

  /// What does stand in Swift and should stand in the content, beside what only looks like a word of it. It may get shorter.
  private static let exceptions: [String: Set<String>] = [
    // Kinds of concepts that count as exercise, and those that can be a complaint.
    "Findings.swift": ["abs", "activity"], "Mention.swift": ["leg", "feel"],
    // A side of a topic, which has the name of a question.
    "Turn+Comparisons.swift": ["feel"], "Fact.swift": ["feel"],
    // What Bot Framework calls an entry of a conversation.
    "ActivityLog.swift": ["activity"],
  ]

  /// Words that prove a claim, and names, without those that are as much about programs, talk and time, and without the
  /// questions that the dialogue knows itself.
  private func subjectWords() throws -> Set<String> {
    let knowledge = try ContentLoader().load(folder: Repository.root.appending(path: "Intents").path)
    let texts =
      knowledge.facts.flatMap { $0.evidence + [$0.id] } + knowledge.topics.flatMap { [$0.id, $0.name] }
      + knowledge.causes.flatMap { [$0.id, $0.name] } + knowledge.slots.map(\.id)
    return Set(texts.flatMap(plainWords)).subtracting(Self.ofEverySubject).subtracting(Slot.ofTheDialogue)
      .filter { $0.count > 2 }
  }

  private static let ofEverySubject: Set<String> = [
    "back", "before", "better", "care", "cause", "causes", "different", "down", "four", "stand", "wrong",
    "long", "lying", "number",
    "pain",
    "place", "short", "term", "weights", "work", "yellow",
    "intro", "safety", "when", "somebody", "role", "region", "signs", "many", "with", "warning", "much",
    "little", "time", "force",
    "and", "any", "few", "not", "out", "see", "the", "too", "way",
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
