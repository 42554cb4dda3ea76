internal import CWordVectors
public import Foundation

/// Vectors of word pieces: words that are used alike point the same way, also those that no example has.
///
/// A sentence's vector is the sum of the vectors of its pieces. The pieces of a word are found by greedy longest match from
/// the left (Wu et al. 2016, WordPiece); a piece inside a word is stored with `##` in front.
public struct WordVectors: Sendable {
  let table: VectorTable

  /// The vectors that are part of the program. `nil` only if they were damaged when it was built: the matcher does without,
  /// and is the weaker for it.
  public static let builtIn: WordVectors? = try? WordVectors(
    table: VectorTable(
      permanent: UnsafeRawBufferPointer(
        start: spotter_word_vectors(), count: Int(spotter_word_vectors_size()))))

  init(table: VectorTable) { self.table = table }

  /// Reads a `.vec` text or a table that ``encoded(text:)`` has made.
  ///
  /// - Throws: ``DamagedVectors`` with the line or the byte.
  public init(contents: Data, file: String) throws {
    do {
      let isTable = contents.starts(with: VectorTable.mark)
      table = try VectorTable(copying: isTable ? Array(contents) : VectorText(contents).table)
    } catch var error as DamagedVectors {
      error.file = file
      throw error
    }
  }

  /// The table of a `.vec` text, as it is built into the program.
  ///
  /// - Throws: ``DamagedVectors`` with the line.
  public static func encoded(text: Data) throws -> Data { Data(try VectorText(text).table) }

  var dimensions: Int { table.dimensions }

  static func hash(of piece: String) -> UInt32 {
    var hash = FNV(seed: 0)
    hash.combine(piece.utf8Span.span)
    return hash.folded
  }

  /// The normalised sum of the vectors of words; `nil` if none of them has a piece.
  func vector(of words: [String]) -> [Float]? {
    vector { sums in
      for word in words { add(word, to: &sums) }
    }
  }

  /// The vector of some words of a message; `nil` if none of them has a piece.
  func sentence(of tokens: ArraySlice<Token>) -> SentenceVector? {
    vector { sums in
      for i in tokens.indices where tokens[i].kind != .punctuation {
        // Most words are a piece as a whole.
        if let row = table.row(of: FNV.folded(tokens[i].wordHash)) {
          table.add(row: row, to: &sums)
        } else {
          add(tokens[i].word, to: &sums)
        }
      }
    }.map(SentenceVector.init)
  }

  /// - Parameter addWords: adds the vectors of all words.
  private func vector(addWords: (inout [Float]) -> Void) -> [Float]? {
    var sums = [Float](zeros: dimensions)
    addWords(&sums)
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    var numbers = sums.mutableSpan
    for i in numbers.indices { numbers[i] /= length }
    return sums
  }

  /// Adds the vectors of a word's pieces. Apostrophes part words.
  func add(_ word: String, to sums: inout [Float]) {
    let letters = word.utf8Span.span
    var start = 0
    for end in 0...letters.count where end == letters.count || letters[end] == UInt8(ascii: "'") {
      addPart(letters, start..<end, to: &sums)
      start = end + 1
    }
  }

  /// Adds the pieces of a part, or nothing: a word with a gap in it would be another word.
  private func addPart(_ letters: Span<UInt8>, _ part: Range<Int>, to sums: inout [Float]) {
    if let row = wholePiece(letters, part) { return table.add(row: row, to: &sums) }
    guard let (first, end) = longestPiece(letters, part, isInside: false) else { return }
    var rows = [first]
    var start = end
    while start < part.upperBound {
      guard let (row, end) = longestPiece(letters, start..<part.upperBound, isInside: true) else {
        return
      }
      rows.append(row)
      start = end
    }
    for row in rows { table.add(row: row, to: &sums) }
  }

  private func wholePiece(_ letters: Span<UInt8>, _ part: Range<Int>) -> Int? {
    var hash = FNV(seed: 0)
    for i in part { hash.combine(byte: letters[i]) }
    return table.row(of: hash.folded)
  }

  /// The longest piece that the range begins with; none has more than 24 bytes.
  private func longestPiece(_ letters: Span<UInt8>, _ range: Range<Int>, isInside: Bool) -> (
    row: Int, end: Int
  )? {
    var hashes = InlineArray<24, UInt32>(repeating: 0)
    let range = range.prefix(hashes.count)
    var hash = FNV(seed: 0)
    if isInside {
      hash.combine(byte: UInt8(ascii: "#"))
      hash.combine(byte: UInt8(ascii: "#"))
    }
    for i in range {
      hash.combine(byte: letters[i])
      hashes[i - range.lowerBound] = hash.folded
    }
    for i in range.reversed() {
      if let row = table.row(of: hashes[i - range.lowerBound]) { return (row, i + 1) }
    }
    return nil
  }
}
