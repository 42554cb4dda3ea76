/// Breaks text into lines at spaces.
struct TextWrapper {
  /// The most characters of a line; a longer word stands alone.
  var width: Int

  func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
