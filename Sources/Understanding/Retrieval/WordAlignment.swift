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
    let directions = VectorRows(
      zip(sums, lengths).map { sum, length in length > 0 ? sum.map { $0 / length } : sum })
    let count = rows.elements.count
    var values = Array(repeating: Float(0), count: words.count * count)
    var vector = Array(repeating: Float(0), count: vectors.dimensions)
    for (number, row) in rows.elements.enumerated() {
      for k in vector.indices { vector[k] = 0 }
      vectors.table.add(row: Int(row), to: &vector)
      let scale = 1 / max(vector.dot(vector).squareRoot(), .leastNormalMagnitude)
      directions.multiply(with: vector) { word, product in values[word * count + number] = product * scale }
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

/// Vectors of one length, one after the other, to multiply another one with all of them.
struct VectorRows {
  private let numbers: [Float]
  private let count: Int

  init(_ rows: [[Float]]) {
    numbers = Array(rows.joined())
    count = rows.count
  }

  /// - Parameter take: is given the number of each row and its product.
  func multiply(with vector: [Float], _ take: (Int, Float) -> Void) {
    precondition(numbers.count == count * vector.count, "as many numbers")
    let fours = count / 4 * 4
    numbers.withUnsafeBytes { rows in
      vector.withUnsafeBytes { vector in
        guard let rows = rows.baseAddress, let start = vector.baseAddress else { return }
        let size = vector.count
        for row in stride(from: 0, to: fours, by: 4) {
          let products = fourProducts(rows + row * size, start, size)
          for i in 0..<4 { take(row + i, products[i]) }
        }
        for row in fours..<count { take(row, product(rows + row * size, start, size)) }
      }
    }
  }
}

extension [Float] {
  /// The product with another vector of the same length.
  func dot(_ other: [Float]) -> Float {
    precondition(count == other.count, "as many numbers")
    return withUnsafeBytes { a in
      other.withUnsafeBytes { b in
        guard let one = a.baseAddress, let two = b.baseAddress else { return 0 }
        return product(one, two, a.count)
      }
    }
  }
}

/// The product of two rows of numbers, eight at a time: sums of single numbers wait for each other.
///
/// - Parameter size: bytes of a row.
private func product(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ size: Int) -> Float {
  var sums = Lanes()
  let whole = size / Lanes.size * Lanes.size
  for place in stride(from: 0, to: whole, by: Lanes.size) { sums += lanes(a + place) * lanes(b + place) }
  return rest(sums, a, b, whole..<size)
}

/// The products of four rows that follow each other and a vector: what is read of the vector serves all of them.
private func fourProducts(_ a: UnsafeRawPointer, _ vector: UnsafeRawPointer, _ size: Int) -> SIMD4<Float> {
  let (b, c, d) = (a + size, a + 2 * size, a + 3 * size)
  var (e, f, g, h) = (Lanes(), Lanes(), Lanes(), Lanes())
  let whole = size / Lanes.size * Lanes.size
  for place in stride(from: 0, to: whole, by: Lanes.size) {
    let eight = lanes(vector + place)
    e += lanes(a + place) * eight
    f += lanes(b + place) * eight
    g += lanes(c + place) * eight
    h += lanes(d + place) * eight
  }
  return SIMD4(
    rest(e, a, vector, whole..<size), rest(f, b, vector, whole..<size), rest(g, c, vector, whole..<size),
    rest(h, d, vector, whole..<size))
}

@inline(__always)
private func lanes(_ numbers: UnsafeRawPointer) -> Lanes { numbers.loadUnaligned(as: Lanes.self) }

/// The sum of products with those of what is left of two rows added, given by its bytes.
private func rest(_ sums: Lanes, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ range: Range<Int>) -> Float {
  stride(from: range.lowerBound, to: range.upperBound, by: MemoryLayout<Float>.size).reduce(sums.sum()) {
    $0 + a.load(fromByteOffset: $1, as: Float.self) * b.load(fromByteOffset: $1, as: Float.self)
  }
}

extension Lanes {
  fileprivate static var size: Int { MemoryLayout<Lanes>.size }
}

extension WordAlignment: Archivable {
  init(_ archive: inout Archive, _ given: WordAlignment?) throws {
    rows = try archive(given?.rows)
    numbers = try archive(given?.numbers)
    ends = try archive(given?.ends)
  }
}
