import Foundation
import Testing

@testable import Understanding

/// Vectors of word pieces: a small table whose sums can be counted by hand, and the one that is built in.
@Suite struct WordVectorsTests {
  private static let text = """
    5 4
    ache 7 0 0 0
    pain 7 1 0 0
    ##ful 0 7 0 0
    don 0 0 7 0
    t 0 0 0 7
    """

  private func vectors(_ text: String = text) throws -> WordVectors {
    try WordVectors(contents: Data(text.utf8), file: "small.vec")
  }

  private func sum(_ words: String...) throws -> [Float] {
    var sums = Array(repeating: Float(0), count: 4)
    for word in words { try vectors().add(word, to: &sums) }
    return sums.map { $0.rounded() }
  }

  @Test func areBuiltIn() {
    #expect(WordVectors.builtIn != nil)
  }

  @Test func takesTheLongestPiecesOfAWord() throws {
    #expect(try sum("ache") == [7, 0, 0, 0])
    #expect(try sum("painful") == [7, 8, 0, 0])
  }

  @Test func partsWordsAtTheApostrophe() throws {
    #expect(try sum("don't") == [0, 0, 7, 7])
  }

  @Test func readsRowsThatAreNoMultipleOfEight() throws {
    let row = (0..<22).map { $0 % 15 - 7 }
    let text = "1 22\nache " + row.map(String.init).joined(separator: " ")
    var sums = Array(repeating: Float(1), count: 22)
    try vectors(text).add("ache", to: &sums)
    #expect(sums == row.map { Float(1 + $0) })
  }

  @Test(arguments: [1, 4, 7], [3, 8, 21])
  func multipliesAllRowsAlike(count: Int, dimensions: Int) {
    let rows = (0..<count).map { row in numbers(dimensions) { ($0 + row * 7) % 11 - 5 } }
    let vector = numbers(dimensions) { $0 % 4 - 1 }
    var products: [Float] = []
    VectorRows(rows).multiply(with: vector) { row, product in
      #expect(row == products.count)
      products.append(product)
    }
    #expect(products == rows.map { plainProduct($0, vector) })
    #expect(products == rows.map { vector.dot($0) })
  }

  @Test(arguments: [1, 4, 7], [3, 8, 21])
  func addsTheProductsOfAllClasses(classes: Int, dimensions: Int) {
    // The largest weight of each class is 127, so that no weight is rounded.
    let rows = (0..<classes).map { label in
      numbers(dimensions) { $0 == 0 ? 127 : (label * 37 + $0 * 11) % 200 - 100 }
    }
    let trained = (0..<dimensions).flatMap { dimension in rows.map { $0[dimension] } }
    let weights = SentenceWeights(trained, classes: classes)
    let fractions = numbers(dimensions) { $0 % 3 - 1 }
    let sentence = SentenceVector(fractions)
    var scores = Array(repeating: Float(1), count: classes)
    weights.add(to: &scores, for: sentence, times: 2)
    for (row, score) in zip(rows.indices, scores) {
      #expect(score == 1 + 2 * weights.product(of: row, sentence))
      #expect(abs(score - (1 + 2 * plainProduct(rows[row], fractions))) < 0.1)
    }
  }

  private func numbers(_ count: Int, _ number: (Int) -> Int) -> [Float] {
    (0..<count).map { Float(number($0)) }
  }

  private func plainProduct(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }

  @Test func passesOverWordsWithAGap() throws {
    #expect(try sum("painless") == [0, 0, 0, 0])
    #expect(try vectors().vector(of: ["painless"]) == nil)
  }

  @Test func givesSentencesTheLengthOne() throws {
    let vector = try #require(try vectors().vector(of: ["ache", "t", "painless"]))
    #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
    #expect(vector[0] == vector[3])
  }

  @Test func readsItsOwnTable() throws {
    let table = try WordVectors.encoded(text: Data(Self.text.utf8))
    let stored = try WordVectors(contents: table, file: "small.bin")
    #expect(try stored.vector(of: ["painful"]) == vectors().vector(of: ["painful"]))
    #expect(try stored.table.fingerprint == vectors().table.fingerprint)
  }

  @Test(arguments: [
    ("", "small.vec: line 1: error: expected 'count dimensions', for example '27560 128'"),
    ("two 4", "small.vec: line 1: error: expected 'count dimensions', for example '27560 128'"),
    ("1 4\nache 1 2 3", "small.vec: line 2: error: expected a piece and 4 numbers, found 3 numbers"),
    ("1 2\nache 1 x", "small.vec: line 2: error: 'x' is no number"),
    ("2 2\nache 1 2\n", "small.vec: line 1: error: expected 2 pieces as this line says, found 1"),
  ])
  func saysWhereATextIsDamaged(_ text: String, _ message: String) {
    let error = #expect(throws: DamagedVectors.self) { try vectors(text) }
    #expect(error?.description == message)
  }

  @Test func saysWhereATableIsTruncated() throws {
    let table = try WordVectors.encoded(text: Data(Self.text.utf8)).dropLast(3)
    let error = #expect(throws: DamagedVectors.self) { try WordVectors(contents: table, file: "t.bin") }
    #expect(
      error?.description == "t.bin: byte 61: error: expected 64 bytes for 5 pieces of 4 numbers, found 61")
  }

  @Test func knowsThatWordsOfOneMeaningPointTheSameWay() throws {
    let builtIn = try #require(WordVectors.builtIn)
    func cosine(_ a: String, _ b: String) throws -> Float {
      let (a, b) = (try #require(builtIn.vector(of: [a])), try #require(builtIn.vector(of: [b])))
      return zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(try cosine("couch", "sofa") > cosine("couch", "doctor"))
    #expect(try cosine("pinching", "nipping") > cosine("pinching", "holiday"))
  }
}
