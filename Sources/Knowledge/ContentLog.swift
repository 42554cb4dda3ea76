/// What a load has seen so far: mistakes, names that were defined, names that were used.
///
/// A class because every reader of one load adds to the same lists; it never leaves the load.
package final class ContentLog {
  package struct Location: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int = 1) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// What a name can be the name of.
  enum Kind: String {
    case source, fact, topic, cause, concept, slot, intent, phrase
    case redFlag = "red flag"
    case section
  }

  package private(set) var issues: [ContentIssue] = []
  private var definitions: [Kind: [String: Location]] = [:]
  private var references: [(kind: Kind, name: String, location: Location)] = []

  package init() {}

  package func report(_ message: String, at place: Location) {
    issues.append(ContentIssue(file: place.file, line: place.line, column: place.column, message: message))
  }

  /// Ends a load that went wrong.
  ///
  /// - Throws: ``ContentError`` with everything that was reported, in the order of the places.
  package func throwIssues() throws {
    guard !issues.isEmpty else { return }
    throw ContentError(
      issues: issues.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) })
  }

  /// Notes that a name is defined here; reports a second definition.
  func define(_ kind: Kind, _ name: String, at place: Location) {
    if let first = definitions[kind]?[name] {
      report("\(kind.rawValue) '\(name)' is already defined at \(first.file):\(first.line)", at: place)
    } else {
      definitions[kind, default: [:]][name] = place
    }
  }

  /// Notes that a name is used here; whether it exists is known when all files are read.
  func refer(_ kind: Kind, to name: String, at place: Location) {
    references.append((kind, name, place))
  }

  /// Reports every name that is used and defined nowhere, with the nearest one that is.
  func resolveReferences() {
    for (kind, name, place) in references where definitions[kind]?[name] == nil {
      let known = definitions[kind].map { Array($0.keys) } ?? []
      let hint = nearest(to: name, in: known.sorted()).map { ", did you mean '\($0)'?" } ?? ""
      report("unknown \(kind.rawValue) '\(name)'\(hint)", at: place)
    }
  }
}
