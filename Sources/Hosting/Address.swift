/// A name that the bot is spoken to by in a group: "spotter: why ...", "@spotter why ...", "hey spotter, why ...",
/// "why ..., spotter?".
struct Address: Sendable {
  private let name: String

  /// - Parameter name: one word; a sign in front or behind it is no part of it.
  init(name: String) { self.name = Self.bare(name[...]) }

  /// What is said to the bot, without its name; `nil` if it is not spoken to.
  func message(in text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, let last = words.last else { return nil }
    if isName(first) { return rest(text[first.endIndex...], else: text) }
    if words.count > 1, isName(words[1]), words.count == 2 || isCall(words[1]) {
      return rest(first + " " + text[words[1].endIndex...], else: text)
    }
    if isName(last), words[words.count - 2].hasSuffix(",") {
      return rest(text[..<last.startIndex], else: text)
    }
    return nil
  }

  /// The name alone is a message too.
  private func rest(_ text: some StringProtocol, else whole: String) -> String {
    text.contains(where: { $0.isLetter || $0.isNumber }) ? String(text) : whole
  }

  private func isName(_ word: Substring) -> Bool { Self.bare(word) == name }

  private static func bare(_ word: Substring) -> String {
    var word = word.lowercased()[...]
    if word.first == "@" { word.removeFirst() }
    while let sign = word.last, ",:;.!?".contains(sign) { word.removeLast() }
    return String(word)
  }

  private func isCall(_ word: Substring) -> Bool { word.last.map { ",:!".contains($0) } ?? false }
}
