/// What is said in a `*.chat` file: Markdown with commands in brackets (`[Typing]`, `[Delay=3000]`).
///
/// As in Markdown, a backslash makes any punctuation literal, and `&#32;` is the character of that number.
enum ChatText {
  /// The commands of chatdown: what they do is no text.
  private static let commands: Set<String> = [
    "typing", "conversationupdate", "delay", "attachment", "attachmentlayout", "suggestions", "basiccard",
    "herocard", "thumbnailcard", "mediacard", "animationcard", "audiocard", "videocard", "oauthcard",
    "signincard", "receiptcard", "adaptivecard",
  ]

  /// - Returns: `nil` if there are commands and no text.
  static func text(of source: String) -> String? {
    var scalars: [(scalar: Unicode.Scalar, isLiteral: Bool)] = []
    var hasCommands = false
    var rest = source.unicodeScalars[...]
    while let scalar = rest.first {
      if let end = commandEnd(in: rest) {
        hasCommands = true
        rest = rest[end...]
      } else if let (character, end) = entity(in: rest) {
        scalars.append((character, true))
        rest = rest[end...]
      } else {
        rest.removeFirst()
        let isEscape = scalar == "\\" && rest.first.map(isPunctuation) ?? false
        scalars.append(isEscape ? (rest.removeFirst(), true) : (scalar, false))
      }
    }
    let isText = { (piece: (scalar: Unicode.Scalar, isLiteral: Bool)) in
      piece.isLiteral || !piece.scalar.isBlank
    }
    guard let first = scalars.firstIndex(where: isText), let last = scalars.lastIndex(where: isText) else {
      return hasCommands ? nil : ""
    }
    return String(String.UnicodeScalarView(scalars[first...last].map(\.scalar)))
  }

  /// Where a command ends that the text begins with.
  private static func commandEnd(in text: Substring.UnicodeScalarView) -> String.Index? {
    guard text.first == "[", let close = text.firstIndex(of: "]") else { return nil }
    let inside = Substring(text[text.index(after: text.startIndex)..<close])
    let name = inside.prefix { $0 != "=" && $0 != "\n" }.trimmed.lowercased()
    return commands.contains(name) ? text.index(after: close) : nil
  }

  private static func entity(in text: Substring.UnicodeScalarView) -> (Unicode.Scalar, String.Index)? {
    guard text.starts(with: "&#".unicodeScalars), let end = text.firstIndex(of: ";"),
      let scalar = UInt32(Substring(text[..<end]).dropFirst(2)).flatMap(Unicode.Scalar.init)
    else { return nil }
    return (scalar, text.index(after: end))
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }

  /// What is read as this text.
  static func source(of text: String) -> String {
    let scalars = text.unicodeScalars
    var reversed: [Unicode.Scalar] = []  // what has to be escaped depends on what follows
    for i in scalars.indices.reversed() {
      let isEdge = i == scalars.startIndex || scalars.index(after: i) == scalars.endIndex
      if scalars[i] == "\r" || (isEdge && scalars[i].isBlank) {
        reversed += "&#\(scalars[i].value);".unicodeScalars.reversed()
      } else {
        reversed.append(scalars[i])
        let isMisread =
          switch scalars[i] {
          case "\\": reversed.dropLast().last.map(isPunctuation) ?? false
          case "[": commandEnd(in: scalars[i...]) != nil
          case "&": entity(in: scalars[i...]) != nil
          case ":": endsSender(scalars[..<i])
          default: false
          }
        if isMisread { reversed.append("\\") }
      }
    }
    return String(String.UnicodeScalarView(reversed.reversed()))
  }

  /// Whether what stands before a colon, on any line but the first, says who speaks.
  private static func endsSender(_ text: Substring.UnicodeScalarView) -> Bool {
    guard let end = text.lastIndex(of: "\n") else { return false }
    let line = Substring(text[text.index(after: end)...]).lowercased()
    return ["user", "bot", "user->user", "bot->user"].contains(line)
  }
}
