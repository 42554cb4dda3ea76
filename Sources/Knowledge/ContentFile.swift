internal import Yams

/// One file of YAML, or of JSON, which is YAML too, with its lines, so that places within text blocks can be named.
package struct ContentFile {
  let path: String
  private let lines: [Substring]
  private let source: String
  private let notation: String

  /// - Parameter notation: what messages call the notation.
  package init(path: String, source: String, notation: String = "YAML") {
    self.path = path
    self.source = source
    self.notation = notation
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Where a piece of a line begins.
  func location(line: Int, of piece: Substring) -> ContentLog.Location {
    let column =
      lines.indices.contains(line - 1)
      ? lines[line - 1].unicodeScalars.prefix { $0 == " " }.count + 1 : 1
    return .init(file: path, line: line, column: piece.isEmpty ? 1 : column)
  }

  /// The file's root, or `nil` with a report if it is not YAML.
  package func root(log: ContentLog) -> ContentNode? {
    do {
      guard let node = try Yams.compose(yaml: source) else {
        log.report("the file is empty", at: .init(file: path, line: 1, column: 1))
        return nil
      }
      return ContentNode(node: node, file: self, log: log)
    } catch let error as YamlError {
      report(error, log: log)
    } catch {
      log.report("cannot be read as \(notation): \(error)", at: .init(file: path, line: 1, column: 1))
    }
    return nil
  }

  private func report(_ error: YamlError, log: ContentLog) {
    let start = ContentLog.Location(file: path, line: 1, column: 1)
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let around = context.map { "\($0.text.trimmingSpaces) " } ?? ""
      log.report(
        "not valid \(notation): \(around)\(problem)",
        at: .init(file: path, line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      log.report(
        "key '\(keys.joined(separator: "', '"))' stands in this mapping twice",
        at: .init(file: path, line: context.mark.line, column: context.mark.column))
    default:
      log.report("cannot be read as \(notation): \(error)", at: start)
    }
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmingSpaces: String {
    let tail = drop { $0.isWhitespace }
    guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(tail[...last])
  }
}
