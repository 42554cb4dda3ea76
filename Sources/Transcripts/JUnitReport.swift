/// The results as JUnit XML, which continuous integration servers show.
package struct JUnitReport: Sendable {
  private let results: [ReplayResult]

  package init(_ results: [ReplayResult]) {
    self.results = results
  }

  package var xml: String {
    let failed = results.count { !$0.passed }
    let cases = results.map { result in
      let (file, title) = (escaped(result.entry.file), escaped(result.entry.title))
      let head = #"  <testcase classname="\#(file)" name="\#(title)""#
      guard !result.passed else { return head + "/>" }
      let details = escaped(result.details.joined(separator: "\n"))
      return """
        \(head)>
            <failure message="\(escaped(result.line))">\(details)</failure>
          </testcase>
        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="transcripts" tests="\(results.count)" failures="\(failed)">
      \(cases.joined(separator: "\n"))
      </testsuite>

      """
  }

  /// XML 1.0 has no way to write most control characters.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\r": escaped += "&#13;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
