internal import Understanding

/// Cuts a message into the pieces that can each be an answer: "Slowly. And only the back, no twist".
struct AnswerClauses: Sendable {
  /// Words like "or", whose parts stand under one denial: "no numbness or weakness".
  let alternatives: WordSet

  /// The numbers of the words of each clause: what stands between signs, as a whole and cut at "and" and its like.
  /// Questions are left out.
  func clauses(of reading: Reading) -> [[Int]] {
    statements(of: reading).flatMap { segment in
      let marked = pieces(of: segment.tokens) { reading.tokens[$0].kind == .punctuation }
      return topicWithAnswer(marked) + marked.flatMap { parted($0, in: reading) }
    }
  }

  /// Whether there is a clause, of those that no other is a part of, that is like this.
  func anyPart(of reading: Reading, where isLike: (Range<Int>) -> Bool) -> Bool {
    reading.segments.indices.contains { number in
      guard isStatement(number, in: reading) else { return false }
      let segment = reading.segments[number].tokens
      var start = segment.lowerBound
      for i in segment
      where reading.tokens[i].kind == .punctuation || isJoint(reading.tokens[i]) {
        if i > start, isLike(start..<i) { return true }
        start = i + 1
      }
      return start < segment.upperBound && isLike(start..<segment.upperBound)
    }
  }

  /// "And", but not "or".
  private func isJoint(_ token: Token) -> Bool { token.joins && !alternatives.contains(token.word) }

  /// A piece as a whole, and cut at "and".
  private func parted(_ piece: Range<Int>, in reading: Reading) -> [[Int]] {
    let parts = pieces(of: piece) { isJoint(reading.tokens[$0]) }
    return (parts.count > 1 ? [piece] : []).map { Array($0) } + parts.map { Array($0) }
  }

  /// "The legs, nothing": one answer.
  private func topicWithAnswer(_ pieces: [Range<Int>]) -> [[Int]] {
    guard pieces.count == 2, pieces[0].count <= Self.longName, pieces[1].count == 1 else { return [] }
    return [Array(pieces[0]) + Array(pieces[1])]
  }

  private static let longName = 3

  private func statements(of reading: Reading) -> [Reading.Segment] {
    reading.segments.indices.filter { isStatement($0, in: reading) }.map { reading.segments[$0] }
  }

  /// Whether a segment, given by its number, is no question, and no beginning of one: "and the plank, how should my arms be?"
  private func isStatement(_ number: Int, in reading: Reading) -> Bool {
    if reading.segments[number].isQuestion { return false }
    let isBeforeQuestion = number + 1 < reading.segments.count && reading.segments[number + 1].isQuestion
    return !isBeforeQuestion
      || reading.tokens[reading.segments[number].tokens.upperBound - 1].endsSentence
  }

  private func pieces(of range: Range<Int>, cutAt isCut: (Int) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for i in range where isCut(i) {
      if i > start { pieces.append(start..<i) }
      start = i + 1
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }
}
