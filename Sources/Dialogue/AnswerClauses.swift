internal import Understanding

/// A message taken apart for answers: once a turn, since many steps ask for it.
struct AnswerParts {
  /// What can each be an answer, as tokens; a sign among them is none of its words.
  let clauses: [Range<Int>]
  /// For each token whether it is a word that counts: no sign, and none that changes nothing about an answer.
  let counts: [Bool]

  /// How many words of some tokens count.
  func length(of tokens: Range<Int>) -> Int { tokens.count { counts[$0] } }
}

/// Cuts a message into the pieces that can each be an answer: "Slowly. And only the back, no twist".
struct AnswerClauses: Sendable {
  /// Words like "or", whose parts stand under one denial: "no numbness or weakness".
  let alternatives: WordSet

  /// What stands between signs, as a whole and cut at "and" and its like. Questions are left out.
  func clauses(of reading: Reading) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    for number in reading.segments.indices where isStatement(number, in: reading) {
      let marked = pieces(of: reading.segments[number].tokens) { reading.tokens[$0].kind == .punctuation }
      // "The legs, nothing": one answer.
      if marked.count == 2, marked[0].count <= Self.longName, marked[1].count == 1 {
        clauses.append(marked[0].lowerBound..<marked[1].upperBound)
      }
      for piece in marked {
        let parts = pieces(of: piece) {
          reading.tokens[$0].joins && !alternatives.contains(reading.tokens[$0].wordHash)
        }
        if parts.count > 1 { clauses.append(piece) }
        clauses += parts
      }
    }
    return clauses
  }

  private static let longName = 3

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
