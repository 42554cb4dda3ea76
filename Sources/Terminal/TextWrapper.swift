/// Breaks text into lines at spaces. Spaces in front and between words are kept.
struct TextWrapper: Sendable {
  /// The most characters of a line; a longer word stands alone.
  var width: Int

  /// - Parameter hanging: how far all lines but the first are indented.
  func lines(of text: String, hanging: Int = 0) -> [String] {
    let indent = String(repeating: " ", count: hanging)
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " })
    var isEmpty = true
    for word in text.dropFirst(line.count).split(separator: " ", omittingEmptySubsequences: false) {
      if isEmpty {
        line += word
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line.withoutSpacesBehind)
        line = indent + word
      }
      isEmpty = false
    }
    return lines + [line.withoutSpacesBehind]
  }
}

extension String {
  fileprivate var withoutSpacesBehind: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
