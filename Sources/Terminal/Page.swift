public import Dialogue
internal import Knowledge
internal import Transcripts

/// Sets replies as lines of a window.
public struct Page: Sendable {
  private let style: PageStyle
  private var wrapper: TextWrapper

  /// Longer lines are hard to read.
  private static let widest = 110
  private static let narrowest = 20
  /// In front of each line of an emergency.
  private static let mark = "!!"

  /// - Parameter width: columns of the window.
  public init(width: Int, style: PageStyle) {
    self.style = style
    wrapper = TextWrapper(width: min(max(width, Self.narrowest), Self.widest))
  }

  /// - Parameter choices: what a number stands for; a reply that lists its choices itself is left as it is.
  public func lines(of reply: Reply, choices: [String] = []) -> [String] {
    let isListed = choices.first.map { reply.text.contains("1) \($0)") } ?? false
    let choices = isListed ? [] : lines(ofChoices: choices)
    let level = reply.safety
    guard level == .emergency || (level == .urgent && reply.act == .safety) else {
      return reply.paragraphs.flatMap(lines) + choices
    }
    return warning(of: level) + marked(reply.paragraphs, isMarked: level == .emergency) + choices
  }

  /// Plain text. Line ends in it are kept.
  ///
  /// - Parameter hanging: how far all lines but the first are indented.
  func lines(of text: String, hanging: Int = 0) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapper.lines(of: String($0).printable, hanging: hanging)
    }
  }

  /// What can be chosen, with the numbers to type.
  func lines(ofChoices choices: [String]) -> [String] {
    guard !choices.isEmpty else { return [] }
    let numbered = zip(1..., choices)
    if style.isAccessible {
      let list = numbered.map { "\($0) for \"\($1)\"" }.joined(separator: ", ")
      return lines(of: "Type \(list), or use your own words.")
    }
    let entries = numbered.map { "  \($0)) \($1)" }
    let row = entries.joined(separator: " ")
    return row.count <= wrapper.width ? [row] : entries
  }

  private func lines(of paragraph: Reply.Paragraph) -> [String] {
    guard !paragraph.source.isEmpty else { return lines(of: paragraph.text) }
    let source = "[\(paragraph.source)]"
    var dimmed = source.split(separator: " ").count
    var lines: [String] = []
    for line in self.lines(of: "\(paragraph.text) \(source)").reversed() {
      let words = line.split(separator: " ")
      let count = min(dimmed, words.count)
      dimmed -= count
      let parts = [
        words.dropLast(count).joined(separator: " "),
        style.set(words.suffix(count).joined(separator: " "), .dim),
      ]
      lines.append(parts.filter { !$0.isEmpty }.joined(separator: " "))
    }
    return lines.reversed()
  }

  // MARK: Warnings

  private func warning(of level: SafetyLevel) -> [String] {
    let word = level.rawValue
    if style.isAccessible { return [word.prefix(1).uppercased() + word.dropFirst() + "."] }
    return [style.set("\(Self.mark) \(word.uppercased()) \(Self.mark)", .alarm)]
  }

  /// A mark before each line is seen without colour, too.
  private func marked(_ paragraphs: [Reply.Paragraph], isMarked: Bool) -> [String] {
    guard isMarked, !style.isAccessible else { return paragraphs.flatMap(lines) }
    var narrower = self
    narrower.wrapper.width -= Self.mark.count + 1
    return paragraphs.flatMap(narrower.lines).map {
      style.set(Self.mark, .alarm) + " " + style.set($0, .bold)
    }
  }
}
