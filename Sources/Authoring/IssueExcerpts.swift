internal import Foundation
package import Knowledge

/// Shows mistakes within the lines where they stand, with a caret under the place.
package struct IssueExcerpts {
  private var files: [String: [Substring]] = [:]

  package init() {}

  /// The message, the line, and the caret.
  package mutating func lines(of issue: ContentIssue) -> [String] {
    let lines = self.lines(of: issue.file)
    guard lines.indices.contains(issue.line - 1) else { return [issue.description] }
    let scalars = Array(lines[issue.line - 1].unicodeScalars)
    // A long line is cut around the place.
    let start = max(0, min(issue.column - 1 - Self.context, scalars.count - Self.width))
    let shown = String(String.UnicodeScalarView(scalars[start...].prefix(Self.width)))
    return [
      issue.description, "  \(shown)",
      "  \(String(repeating: " ", count: max(0, issue.column - 1 - start)))^",
    ]
  }

  private static let width = 100
  private static let context = 30

  private mutating func lines(of path: String) -> [Substring] {
    if let known = files[path] { return known }
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = text.replacingOccurrences(of: "\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    files[path] = lines
    return lines
  }
}
