/// Cuts a message into the things that are said in it: sentences, and questions joined by "and".
struct Segmenter: Sendable {
  /// Words that begin a question: "what", "can", "is".
  let questionStarters: Set<String>
  /// Words that join: "and", "also", "plus".
  let connectors: Set<String>
  /// Words without weight of their own: "just", "really".
  let fillers: Set<String>
  /// Words that begin a clause which another one completes: "when", "if".
  let subordinators: Set<String>
  /// Words behind a question word that show that the subject was left out: "no", "been".
  let subjectless: Set<String>
  /// Pronouns and the like: "I", "it", "my".
  let clauseStarters: Set<String>

  func segments(of tokens: [Token]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for i in tokens.indices {
      if i > start, tokens[i].startsLine || (joinsQuestion(at: i, in: tokens) && !isOpen(tokens[start..<i])) {
        ranges.append(start..<i)
        start = i
      }
      if endsSentence(tokens, at: i) {
        ranges.append(start..<(i + 1))
        start = i + 1
      }
    }
    if start < tokens.count { ranges.append(start..<tokens.count) }
    return merged(ranges, tokens)
  }

  /// The range without the connectors and commas in front, which tell the classifier nothing.
  func withoutConnectors(_ range: Range<Int>, in tokens: [Token]) -> Range<Int> {
    let start = tokens[range].firstIndex { !joins($0) } ?? range.lowerBound
    return start..<range.upperBound
  }

  /// Whether the person asks: a question mark, or a question word at the beginning or after a comma.
  func isQuestion(_ tokens: ArraySlice<Token>) -> Bool {
    if tokens.contains(where: { $0.word == "?" }) { return true }
    var atStart = true
    for token in tokens {
      if atStart, questionStarters.contains(token.word) { return true }
      atStart = token.word == "," || (atStart && connectors.contains(token.word))
    }
    return false
  }

  /// Whether a segment is built as a question: it begins with a question word, and not with a statement whose
  /// subject was left out ("can't pee", "have no feeling", "was thrown off").
  func isInterrogative(_ tokens: ArraySlice<Token>) -> Bool {
    let words = tokens.filter { $0.kind == .word && !connectors.contains($0.word) }.prefix(3).map(\.word)
    guard let first = words.first, questionStarters.contains(first) else { return false }
    guard words.count > 1 else { return true }
    if words[1] == "not" { return words.count > 2 && clauseStarters.contains(words[2]) }
    return !subjectless.contains(words[1])
  }

  private func endsSentence(_ tokens: [Token], at i: Int) -> Bool {
    guard tokens[i].endsSentence else { return false }
    return i + 1 >= tokens.count || tokens[i + 1].kind != .punctuation
  }

  /// A connector or comma with a question word behind it begins something new.
  private func joinsQuestion(at i: Int, in tokens: [Token]) -> Bool {
    guard joins(tokens[i]), i == 0 || !joins(tokens[i - 1]) else { return false }
    var next = i + 1
    while next < tokens.count, connectors.contains(tokens[next].word) || fillers.contains(tokens[next].word) {
      next += 1
    }
    return next + 1 < tokens.count && questionStarters.contains(tokens[next].word)
  }

  /// Whether what stands before a comma waits for its main clause.
  private func isOpen(_ tokens: ArraySlice<Token>) -> Bool {
    let first = tokens.first { !joins($0) }
    return first.map { subordinators.contains($0.word) } ?? true
  }

  private func joins(_ token: Token) -> Bool { token.word == "," || connectors.contains(token.word) }

  /// A segment without words belongs to the one before it.
  private func merged(_ ranges: [Range<Int>], _ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges {
      if tokens[range].contains(where: { $0.kind != .punctuation }) || result.isEmpty {
        result.append(range)
      } else {
        result[result.count - 1] = result[result.count - 1].lowerBound..<range.upperBound
      }
    }
    return result
  }
}
