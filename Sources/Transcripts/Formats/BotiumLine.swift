/// What a line of a `*.convo.txt` file is.
///
/// Botium cannot write every text that a person may type. Here a backslash at the beginning of a line takes the meaning
/// from whatever follows (`\#me`), and at both ends it protects white space; it is not part of the text.
enum BotiumLine {
  enum Speaker: String { case me, bot }

  /// Begins a section.
  case speaker(Speaker)
  case assertion(Assertion)
  case text
  case mistake(String)

  /// - Parameters:
  ///   - line: without white space at its ends.
  ///   - speaker: whose section the line stands in; `nil` for the lines in front of the first.
  init(_ line: Substring, of speaker: Speaker?) {
    if let section = Self.section(line) {
      self = section
      return
    }
    let name = String(BotiumMarks(line.firstWord).rest)
    if speaker != nil, BotiumWords.instructions.contains(name) {
      self = .mistake(
        "'\(name)' is an instruction of Botium's that is not supported; if it is text, write '\\\(name)'")
      return
    }
    guard speaker == .bot else {
      self = .text
      return
    }
    switch Assertion.read(line) {
    case .assertion(let assertion): self = .assertion(assertion)
    case .mistake(let message): self = .mistake(message)
    case .other: self = .text
    }
  }

  private static func section(_ line: Substring) -> BotiumLine? {
    guard line.unicodeScalars.first == "#" else { return nil }
    let behind = Substring(line.unicodeScalars.dropFirst()).trimmed
    let word = String(behind.firstWord)
    guard BotiumWords.sections.contains(word) else { return nil }
    guard let speaker = Speaker(rawValue: word) else {
      return .mistake("'#\(word)' sections are not supported; expected '#me' or '#bot'")
    }
    guard behind == word else {
      return .mistake(
        "text behind '#\(word)' belongs on the next line; if all of it is text, write '\\#\(word)'")
    }
    return .speaker(speaker)
  }

  private var isText: Bool {
    if case .text = self { true } else { false }
  }

  // MARK: Text

  /// The text of a line, without what protects it.
  static func text(of line: Substring) -> Substring {
    var scalars = line.unicodeScalars
    if scalars.first == "\\" { scalars.removeFirst() }
    if scalars.last == "\\" { scalars.removeLast() }
    return Substring(scalars)
  }

  static func isProtected(_ line: Substring) -> Bool { line.unicodeScalars.first == "\\" }

  /// The lines that are read as this text.
  static func lines(of text: String, of speaker: Speaker?) -> [String] {
    let lines = text.lines
    return lines.indices.map { i in
      let isAtEdge = i == lines.startIndex || i == lines.endIndex - 1
      return line(lines[i], of: speaker, isFirst: i == lines.startIndex, isAtEdge: isAtEdge)
    }
  }

  private static func line(_ text: Substring, of speaker: Speaker?, isFirst: Bool, isAtEdge: Bool) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return isAtEdge ? "\\" : ""  // blank lines at the ends of a text are no part of it
    }
    let end = last.isBlank || last == "\\" ? "\\" : ""
    let marked = isFirst && speaker != nil ? BotiumMarks.literal(text) : text
    let isPlain = !first.isBlank && first != "\\" && BotiumLine(marked + end, of: speaker).isText
    return isPlain && !looksLikeData(text, isFirst: isFirst) ? marked + end : "\\\(text)\(end)"
  }

  /// Botium takes a message that is JSON for raw data.
  private static func looksLikeData(_ text: Substring, isFirst: Bool) -> Bool {
    isFirst && (text.unicodeScalars.first == "{" || text.unicodeScalars.first == "[")
  }
}
