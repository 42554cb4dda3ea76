package import Knowledge
internal import Transcripts

/// All that a check found: every mistake, how much of the content is used, and a last line that sums up.
package struct CheckReport: Sendable {
  package var folder: String
  package var knowledge: KnowledgeBase
  /// In the order of the places.
  package var issues: [ContentIssue]
  package var coverage: ContentCoverage

  package init(folder: String, knowledge: KnowledgeBase, issues: [ContentIssue], coverage: ContentCoverage) {
    self.folder = folder
    self.knowledge = knowledge
    self.issues = issues.sorted(by: ContentIssue.precedes)
    self.coverage = coverage
  }

  package var errors: Int { issues.count { $0.severity == .error } }
  package var warnings: Int { issues.count { $0.severity == .warning } }

  /// For people.
  package var lines: [String] {
    var excerpts = IssueExcerpts()
    return issues.flatMap { excerpts.lines(of: $0) } + coverage.lines + [summary]
  }

  private var summary: String {
    let examples = knowledge.intents.reduce(0) { $0 + $1.examples.count }
    return
      "\(folder): \(counted(knowledge.facts.count, "fact")), \(counted(knowledge.causes.count, "cause")), "
      + "\(counted(knowledge.intents.count, "intent")) with \(counted(examples, "example")), "
      + "\(counted(knowledge.concepts.count, "concept")): \(verdict)"
  }

  private var verdict: String {
    switch (errors, warnings) {
    case (0, 0): "no mistakes"
    case (0, _): "no errors, \(counted(warnings, "warning"))"
    case (_, 0): counted(errors, "error")
    default: "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    }
  }
}

extension CheckReport: Encodable {
  private enum CodingKeys: CodingKey { case folder, errors, warnings, issues, coverage }
  private enum IssueKeys: CodingKey { case severity, file, line, column, message }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(folder, forKey: .folder)
    try container.encode(errors, forKey: .errors)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(coverage.rows, forKey: .coverage)
    var list = container.nestedUnkeyedContainer(forKey: .issues)
    for issue in issues {
      var keys = list.nestedContainer(keyedBy: IssueKeys.self)
      try keys.encode(issue.severity.rawValue, forKey: .severity)
      try keys.encode(issue.file, forKey: .file)
      try keys.encode(issue.line, forKey: .line)
      try keys.encode(issue.column, forKey: .column)
      try keys.encode(issue.message, forKey: .message)
    }
  }
}
