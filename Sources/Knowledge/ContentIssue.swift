/// A mistake in a content file: where it is, what is wrong, and what would work.
public struct ContentIssue: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Severity: String, Sendable { case error, warning }

  public var severity: Severity = .error
  /// The file's path as it was given.
  public var file: String
  /// Both counted from 1; columns count Unicode scalars.
  public var line: Int
  public var column: Int
  public var message: String

  package init(_ message: String, at place: ContentLog.Location, severity: Severity = .error) {
    self.severity = severity
    file = place.file
    line = place.line
    column = place.column
    self.message = message
  }

  /// The order of the places.
  package static func precedes(_ a: ContentIssue, _ b: ContentIssue) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  package init(
    severity: Severity = .error, file: String, line: Int, column: Int, message: String
  ) {
    (self.severity, self.file, self.line, self.column, self.message) = (severity, file, line, column, message)
  }

  /// `file:line:column: error: message`, the form that compilers and editors know.
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message)" }
}

/// All mistakes of a content folder at once.
public struct ContentError: Error, Sendable, CustomStringConvertible {
  public var issues: [ContentIssue]

  package init(issues: [ContentIssue]) { self.issues = issues }

  public var description: String { issues.map(\.description).joined(separator: "\n") }
}

/// The candidate nearest to a name by edit distance, if one is near enough to be meant.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let limit = max(2, name.count / 3)
  let best = candidates.map { (editDistance(name, $0), $0) }.min { $0 < $1 }
  guard let best, best.0 <= limit else { return nil }
  return best.1
}

/// What is put behind a name that nothing has: `, did you mean 'region'?`, or nothing where no candidate is near enough.
package func hint(for name: String, among candidates: some Sequence<String>) -> String {
  nearest(to: name, in: candidates).map { ", did you mean '\($0)'?" } ?? ""
}

/// The same, or where no candidate is near enough all of them: `; expected one of: yes, no`.
package func hintOrChoices(for name: String, among candidates: [String]) -> String {
  nearest(to: name, in: candidates) == nil
    ? "; expected one of: \(candidates.joined(separator: ", "))" : hint(for: name, among: candidates)
}

/// Levenshtein distance in characters.
package func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
