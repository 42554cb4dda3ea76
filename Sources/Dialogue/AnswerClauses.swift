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

  /// A piece as a whole, and cut at "and".
  private func parted(_ piece: Range<Int>, in reading: Reading) -> [[Int]] {
    let parts = pieces(of: piece) {
      reading.tokens[$0].joins && !alternatives.contains(reading.tokens[$0].word)
    }
    return (parts.count > 1 ? [piece] : []).map { Array($0) } + parts.map { Array($0) }
  }

  /// "The legs, nothing": one answer.
  private func topicWithAnswer(_ pieces: [Range<Int>]) -> [[Int]] {
    guard pieces.count == 2, pieces[0].count <= Self.longName, pieces[1].count == 1 else { return [] }
    return [Array(pieces[0]) + Array(pieces[1])]
  }

  private static let longName = 3

  /// What is no question, and no beginning of one: "and the plank, how should my arms be?"
  private func statements(of reading: Reading) -> [Reading.Segment] {
    reading.segments.indices.filter { i in
      let next = i + 1 < reading.segments.count ? reading.segments[i + 1] : nil
      let leadsOn =
        next?.isQuestion ?? false && !reading.tokens[reading.segments[i].tokens.upperBound - 1].endsSentence
      return !reading.segments[i].isQuestion && !leadsOn
    }.map { reading.segments[$0] }
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
