internal import Yams

/// A YAML value that knows where it stands and what it should be, and reports what is wrong with it.
package struct ContentNode {
  let node: Node
  let file: ContentFile
  let log: ContentLog

  package var location: ContentLog.Location {
    .init(file: file.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  package func report(_ message: String) { log.report(message, at: location) }

  package var isMapping: Bool { node.mapping != nil }

  /// Whether there is no value: nothing at all, `~` or `null`.
  package var isNull: Bool {
    node.scalar.map { $0.style == .plain && ["", "~", "null"].contains($0.string) } ?? false
  }

  /// The text of a scalar; reports anything else.
  package func text() -> String? {
    guard let string = node.scalar?.string else {
      report("expected text, found \(kindName)")
      return nil
    }
    return string
  }

  func integer() -> Int? {
    guard let string = text() else { return nil }
    guard let number = Int(string) else {
      report("expected a whole number, found '\(string)'")
      return nil
    }
    return number
  }

  func bool() -> Bool? {
    guard let string = text() else { return nil }
    switch string {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report("expected yes or no, found '\(string)'")
      return nil
    }
  }

  /// One of the raw values of `Choice`; reports anything else with the nearest.
  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let string = text() else { return nil }
    if let choice = Choice(rawValue: string) { return choice }
    report("unknown value '\(string)'\(hintOrChoices(for: string, among: Choice.allCases.map(\.rawValue)))")
    return nil
  }

  /// The items of a list; a single text counts as a list of one.
  package func items() -> [ContentNode] {
    if let sequence = node.sequence { return sequence.map(wrap) }
    if node.scalar != nil { return [self] }
    report("expected a list, found \(kindName)")
    return []
  }

  func texts() -> [String] { items().compactMap { $0.text() } }

  /// A name that is defined here.
  func definition(of kind: ContentLog.Kind) -> String? {
    guard let name = text() else { return nil }
    log.define(kind, name, at: location)
    return name
  }

  /// A name that is defined elsewhere.
  func reference(to kind: ContentLog.Kind) -> String? {
    guard let name = text() else { return nil }
    log.refer(kind, to: name, at: location)
    return name
  }

  func references(to kind: ContentLog.Kind) -> [String] { items().compactMap { $0.reference(to: kind) } }

  /// The entries of a mapping, keys checked against what is allowed.
  package func fields(_ allowed: Set<String>, required: Set<String> = []) -> [String: ContentNode] {
    var fields: [String: ContentNode] = [:]
    for (key, value) in entries(among: allowed) { key.text().map { fields[$0] = value } }
    for name in required.subtracting(fields.keys).sorted() { report("missing key '\(name)'") }
    return fields
  }

  /// The entries of a mapping with keys that are allowed, in the order of the file; reports the others.
  func entries(among allowed: Set<String>) -> [(key: ContentNode, value: ContentNode)] {
    entries().filter { key, _ in
      guard let name = key.text() else { return false }
      if allowed.contains(name) { return true }
      key.report("unknown key '\(name)'\(hintOrChoices(for: name, among: allowed.sorted()))")
      return false
    }
  }

  /// Key and value pairs of a mapping, in the order of the file.
  package func entries() -> [(key: ContentNode, value: ContentNode)] {
    guard let mapping = node.mapping else {
      report("expected a mapping, found \(kindName)")
      return []
    }
    return mapping.map { (wrap($0.key), wrap($0.value)) }
  }

  /// The `- item` lines of a block of text, as Rasa's training data has them, each with its place.
  func exampleLines() -> [(text: String, location: ContentLog.Location)] {
    guard let block = text() else { return [] }
    guard let scalar = node.scalar, scalar.style == .literal else {
      report("expected a block of lines: 'examples: |' and under it lines that begin with '- '")
      return []
    }
    var examples: [(text: String, location: ContentLog.Location)] = []
    for (offset, line) in block.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.drop { $0 == " " }
      if trimmed.allSatisfy({ $0 == " " }) { continue }
      let place = file.location(line: location.line + 1 + offset, of: trimmed)
      guard trimmed.hasPrefix("- "), trimmed.count > 2 else {
        log.report("expected a line that begins with '- ', found '\(trimmed)'", at: place)
        continue
      }
      examples.append((String(trimmed.dropFirst(2)), place))
    }
    return examples
  }

  private func wrap(_ node: Node) -> ContentNode { ContentNode(node: node, file: file, log: log) }

  private var kindName: String {
    switch node {
    case .scalar: "text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}
