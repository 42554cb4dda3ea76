package import Knowledge
package import Transcripts

/// How much of the content is asked for, cited and tested.
package struct ContentCoverage: Sendable, Encodable {
  package struct Row: Sendable, Encodable {
    package var name: String
    package var reached: Int
    package var all: Int
    /// What of it.
    package var what: String
    package var missing: [String]
  }

  package private(set) var rows: [Row] = []

  /// - Parameters:
  ///   - samples: the examples' replies; `nil` where the content is too broken to reply.
  ///   - transcripts: replayed conversations; `nil` without any.
  package init(of knowledge: KnowledgeBase, samples: SampleCheck?, transcripts: [ReplayResult]?) {
    let facts = knowledge.facts.map(\.id)
    let asked = knowledge.facts.filter { $0.level == nil }.map(\.id)
    if let samples {
      add("facts", "are stated in reply to an example", of: asked, samples.facts)
    }
    let paragraphs = knowledge.sources.flatMap(\.sections).flatMap { section in
      (0..<section.paragraphs).map { "\(section.id)/\($0 + 1)" }
    }
    add("paragraphs", "are cited by a fact", of: paragraphs, Set(knowledge.facts.map(\.place.code)))
    if let samples {
      rows.append(
        Row(
          name: "questions", reached: samples.count - samples.issues.count, all: samples.count,
          what: "examples reach their own facts", missing: []))
    }
    if let transcripts {
      let missing = Coverage(of: knowledge, by: transcripts).parts.first { $0.name == "facts" }?.missing ?? []
      add("transcripts", "facts are stated in one", of: facts, Set(facts).subtracting(missing))
    }
  }

  private mutating func add(_ name: String, _ what: String, of all: [String], _ reached: Set<String>) {
    let missing = all.filter { !reached.contains($0) }
    rows.append(
      Row(name: name, reached: all.count - missing.count, all: all.count, what: what, missing: missing))
  }

  /// `paragraphs  10 of 10 are cited by a fact`
  package var lines: [String] {
    let width = (rows.map(\.name.count).max() ?? 0) + 2
    return rows.map { row in
      let rest = row.missing.isEmpty ? "" : ", not " + row.missing.joined(separator: ", ")
      return row.name.padded(to: width) + "\(row.reached) of \(row.all) \(row.what)\(rest)"
    }
  }
}

extension Place {
  /// As the content writes it: `core/2`; the name alone for guidance.
  package var code: String { paragraph.map { "\(section)/\($0)" } ?? section }
}

extension String {
  /// Filled up with spaces.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
