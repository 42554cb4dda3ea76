internal import Knowledge

/// How well the words of an utterance are met by the words of each document: for each word of the utterance the
/// likeliest word of the document, by the cosine of their vectors (greedy matching as in Zhang et al. 2020, "BERTScore";
/// Kusner et al. 2015 relax the word mover's distance in the same way).
///
/// Of the words the rows of the table are kept, some kilobytes: their vectors stand there.
struct WordAlignment: Sendable {
  /// The row of each word of the documents in the table of vectors.
  private let rows: PackedArray<UInt32>
  /// The numbers of each document's words, one document after the other.
  private let numbers: PackedArray<UInt16>
  /// Where each document ends.
  private let ends: PackedArray<UInt32>

  /// - Parameter documents: their words; those that are no piece of the table as a whole are left out.
  init(_ documents: [Set<String>], vectors: WordVectors) {
    let words = documents.reduce(into: Set()) { $0.formUnion($1) }.sorted().compactMap { word in
      vectors.table.row(of: WordVectors.hash(of: word)).map { (word, UInt32($0)) }
    }.prefix(Int(UInt16.max))
    let places = Dictionary(uniqueKeysWithValues: zip(words.map(\.0), UInt16(0)...))
    var numbers: [UInt16] = []
    var ends: [UInt32] = []
    for document in documents {
      numbers += document.compactMap { places[$0] }.sorted()
      ends.append(UInt32(numbers.count))
    }
    rows = PackedArray(words.map(\.1))
    self.numbers = PackedArray(numbers)
    self.ends = PackedArray(ends)
  }

  /// The mean cosine of the words of an utterance with their likeliest words in each document; 1 if a document has all of
  /// them, 0 if it has none or no word has a vector. Words count by the lengths of their vectors: common ones are short.
  ///
  /// - Complexity: O(words of all documents * words * dimensions): a fifth of a millisecond for a thousand words.
  func scores(of utterance: [String], vectors: WordVectors) -> [Float] {
    scores(of: Array(utterance.indices), in: cosines(of: utterance, vectors))
  }

  /// The same for words whose cosines are known.
  ///
  /// - Parameter words: their places among those of the cosines.
  func scores(of words: [Int], in cosines: WordCosines) -> [Float] {
    let total = words.reduce(0) { $0 + cosines.lengths[$1] }
    guard total > 0 else { return Array(repeating: 0, count: ends.elements.count) }
    var start = 0
    return ends.elements.map { end in
      let document = numbers.elements[start..<Int(end)]
      start = Int(end)
      guard !document.isEmpty else { return 0 }
      return words.reduce(0) { sum, word in
        let row = word * rows.elements.count
        let best = document.reduce(-1) { max($0, cosines.values[row + Int($1)]) }
        return sum + best * cosines.lengths[word]
      } / total
    }
  }

  /// The cosines of each word of the documents with some words.
  func cosines(of words: [String], _ vectors: WordVectors) -> WordCosines {
    let sums = words.map { vectors.sum(of: $0) }
    let lengths = sums.map { $0.dot($0).squareRoot() }
    let directions = zip(sums, lengths).map { sum, length in length > 0 ? sum.map { $0 / length } : sum }
    let count = rows.elements.count
    var values = Array(repeating: Float(0), count: words.count * count)
    var vector = Array(repeating: Float(0), count: vectors.dimensions)
    for (number, row) in rows.elements.enumerated() {
      for k in vector.indices { vector[k] = 0 }
      vectors.table.add(row: Int(row), to: &vector)
      let scale = 1 / max(vector.dot(vector).squareRoot(), .leastNormalMagnitude)
      for (word, direction) in directions.enumerated() {
        values[word * count + number] = vector.dot(direction) * scale
      }
    }
    return WordCosines(lengths: lengths, values: values)
  }
}

/// How near some words are to each word of the documents.
struct WordCosines {
  /// The length of each word's vector; 0 if it has none.
  let lengths: [Float]
  /// The cosines of the first word with each word of the documents, then those of the second, ...
  let values: [Float]
}

extension [Float] {
  /// The product with another vector of the same length, eight numbers at a time: sums of single numbers wait for each other.
  func dot(_ other: [Float]) -> Float {
    precondition(count == other.count, "as many numbers")
    let whole = count / 8 * 8
    return withUnsafeBytes { a in
      other.withUnsafeBytes { b in
        var sums = Lanes()
        for start in stride(from: 0, to: whole * 4, by: 32) {
          let x = a.loadUnaligned(fromByteOffset: start, as: Lanes.self)
          let y = b.loadUnaligned(fromByteOffset: start, as: Lanes.self)
          sums += x * y
        }
        return (whole..<count).reduce(sums.sum()) { $0 + self[$1] * other[$1] }
      }
    }
  }
}

extension WordAlignment: Archivable {
  init(_ archive: inout Archive, _ given: WordAlignment?) throws {
    rows = try archive(given?.rows)
    numbers = try archive(given?.numbers)
    ends = try archive(given?.ends)
  }
}
