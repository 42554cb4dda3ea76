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
  package enum Kind: String, Sendable {
    case source, fact, topic, cause, concept, slot, intent, phrase, file
    case redFlag = "red flag"
    case section
    case languageKey = "language key"
    /// The part of a concept's id before the dot.
    case conceptKind = "kind of concept"
    /// A side that some topic has.
    case aspect
    /// A side that some intent asks for.
    case askedAspect

    /// What is said of a name that is defined nowhere.
    fileprivate var unknown: String {
      switch self {
      case .aspect: "no topic has the aspect"
      case .askedAspect: "no question asks for the aspect"
      default: "unknown \(rawValue)"
      }
    }
  }

  package private(set) var issues: [ContentIssue] = []
  package private(set) var places = ContentPlaces()

  package init() {}

  package func report(_ message: String, at place: Location) {
    issues.append(ContentIssue(message, at: place))
  }

  /// In the order of the places.
  package var sortedIssues: [ContentIssue] { issues.sorted(by: ContentIssue.precedes) }

  /// Ends a load that went wrong.
  ///
  /// - Throws: ``ContentError`` with everything that was reported, in the order of the places.
  package func throwIssues() throws {
    guard !issues.isEmpty else { return }
    throw ContentError(issues: sortedIssues)
  }

  /// Notes that a name is defined here; reports a second definition.
  func define(_ kind: Kind, _ name: String, at place: Location) {
    if let first = places.definition(of: kind, name) {
      report("\(kind.rawValue) '\(name)' is already defined at \(first.file):\(first.line)", at: place)
    } else {
      places.definitions[kind, default: [:]][name] = place
    }
  }

  /// Notes that a name exists, here and maybe elsewhere.
  func declare(_ kind: Kind, _ name: String, at place: Location) {
    if places.definition(of: kind, name) == nil { places.definitions[kind, default: [:]][name] = place }
  }

  /// Notes that a name is used here; whether it exists is known when all files are read.
  func refer(_ kind: Kind, to name: String, at place: Location) {
    places.references.append(.init(kind: kind, name: name, location: place))
  }

  /// Notes a text of the content with its place.
  func note(_ text: ContentPlaces.Text) { places.texts.append(text) }

  /// Reports every name that is used and defined nowhere, with the nearest one that is.
  ///
  /// - Parameter others: names that need no definition.
  func resolveReferences(besides others: [Kind: Set<String>] = [:]) {
    for reference in places.references where places.definition(of: reference.kind, reference.name) == nil {
      let others = others[reference.kind] ?? []
      guard !others.contains(reference.name) else { continue }
      let known = others.union(places.definitions[reference.kind, default: [:]].keys).sorted()
      report(
        "\(reference.kind.unknown) '\(reference.name)'\(hint(for: reference.name, among: known))",
        at: reference.location)
    }
  }
}
