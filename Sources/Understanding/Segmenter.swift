/// Cuts a message into the things that are said in it: sentences, and questions joined by "and".
struct Segmenter: Sendable {
  func segments(of tokens: [Token]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for i in tokens.indices {
      if i > start,
        tokens[i].startsLine || (joinsQuestion(at: i, in: tokens) && !isOpen(tokens[start..<i]))
          || asksBehindGreeting(at: i, of: tokens[start...])
      {
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
    let start = tokens[range].firstIndex { !$0.joins } ?? range.lowerBound
    return start..<range.upperBound
  }

  /// Whether the person asks: a question mark, or a question word at the beginning or after a comma.
  func isQuestion(_ tokens: ArraySlice<Token>) -> Bool {
    if tokens.contains(where: { $0.isSign("?") }) { return true }
    var atStart = true
    for i in tokens.indices {
      if atStart, tokens[i].roles.contains(.questionStarter), !isOrderOrDenial(tokens[(i + 1)...]),
        !isSubordinate(tokens[i], before: tokens[(i + 1)...].first)
      {
        return true
      }
      atStart = tokens[i].isSign(",") || (atStart && tokens[i].roles.contains(.connector))
    }
    return asksBehindCondition(tokens)
  }

  /// "If I only plank on Mondays is that enough": a condition with a question behind it, and no comma between.
  private func asksBehindCondition(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first(where: { !$0.joins }), first.isSubordinator else { return false }
    return tokens.indices.dropFirst(2).dropLast().contains { i in
      tokens[i].isVerb && tokens[i].roles.contains(.questionStarter)
        && tokens[i + 1].beginsClause && !tokens[i + 1].isVerb
        && !tokens[i + 1].roles.contains(.questionStarter)
        && tokens[i - 1].roles.isDisjoint(with: [.subject, .questionStarter, .subordinator])
    }
  }

  /// "Do not know", "can not say": what follows the first word shows that the subject was left out.
  private func isOrderOrDenial(_ rest: ArraySlice<Token>) -> Bool {
    guard rest.first?.word == "not", let next = rest.dropFirst().first else { return false }
    return !next.roles.contains(.clauseStarter)
  }

  /// "When I deadlift" says when, "when should I" asks.
  private func isSubordinate(_ word: Token, before next: Token?) -> Bool {
    word.roles.contains(.subordinator) && next?.roles.contains(.subject) ?? false
  }

  /// Whether a segment is built as a question: it begins with a question word, and not with a statement whose
  /// subject was left out ("can't pee", "have no feeling", "was thrown off").
  func isInterrogative(_ tokens: ArraySlice<Token>) -> Bool {
    var words = tokens.lazy.filter { $0.kind == .word && !$0.roles.contains(.connector) }.makeIterator()
    var opening = words.next()
    while let word = opening, word.roles.contains(.questionOpener) { opening = words.next() }
    guard let first = opening, first.roles.contains(.questionStarter) else { return false }
    guard let second = words.next() else { return true }
    if isSubordinate(first, before: second) { return false }
    if second.word == "not" { return words.next()?.roles.contains(.clauseStarter) ?? false }
    return !second.roles.contains(.subjectless)
  }

  private func endsSentence(_ tokens: [Token], at i: Int) -> Bool {
    guard tokens[i].endsSentence else { return false }
    return i + 1 >= tokens.count || tokens[i + 1].kind != .punctuation
  }

  /// A connector or comma with a question word behind it begins something new.
  private func joinsQuestion(at i: Int, in tokens: [Token]) -> Bool {
    guard tokens[i].joins, i == 0 || !tokens[i - 1].joins else { return false }
    var next = i + 1
    while next < tokens.count, !tokens[next].roles.isDisjoint(with: [.connector, .filler]) { next += 1 }
    return next + 1 < tokens.count && tokens[next].roles.contains(.questionStarter)
  }

  /// "Hi what is a disc", "hey doc can i squat", "wait what is that": a question word behind a greeting, or behind one and a word more.
  private func asksBehindGreeting(at i: Int, of tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, first.roles.contains(.greeting),
      tokens[i].roles.contains(.questionStarter)
    else { return false }
    switch i - tokens.startIndex {
    case 1: return true
    // "Hey it is sore" asks nothing.
    case 2: return tokens[i - 1].roles.isDisjoint(with: [.subject, .questionStarter]) || !tokens[i].isVerb
    default: return false
    }
  }

  /// Whether what stands before a comma waits for its main clause.
  private func isOpen(_ tokens: ArraySlice<Token>) -> Bool {
    let first = tokens.first { !$0.joins }
    return first?.roles.contains(.subordinator) ?? true
  }

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
