/// The words of a text without case and signs, for comparing texts: "Don't lift (yet)!" is dont, lift, yet.
func plainWords(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for character in text.lowercased() {
    if character.isLetter || character.isNumber {
      word.append(character)
    } else if !"'\u{2019}".contains(character), !word.isEmpty {
      words.append(word)
      word = ""
    }
  }
  return word.isEmpty ? words : words + [word]
}

/// The sentences of a text, each with its end mark.
func sentences(_ text: String) -> [Substring] {
  var sentences: [Substring] = []
  var rest = text[...]
  while let end = rest.indices.first(where: { isEnd($0, of: rest) }) {
    sentences.append(rest[...end])
    rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
  }
  return rest.isEmpty ? sentences : sentences + [rest]
}

private func isEnd(_ i: Substring.Index, of text: Substring) -> Bool {
  guard ".?!".contains(text[i]) else { return false }
  let next = text.index(after: i)
  return next == text.endIndex || text[next].isWhitespace
}
