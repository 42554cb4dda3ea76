internal import Knowledge

/// Words numbered from 0, searched by hash: flat arrays that load as they were stored and are read in place.
struct WordTable: Sendable {
  /// All words, one after the other.
  private let letters: PackedArray<UInt8>
  /// Where each word begins in `letters`; one more than there are words.
  private let starts: PackedArray<UInt32>
  /// By the hashes of words: to look one up its letters are not needed.
  private let numbers: HashTable

  /// - Parameter words: each once; a word's number is its place.
  init(_ words: [String]) {
    var starts: [UInt32] = [0]
    for word in words { starts.append(starts[starts.count - 1] + UInt32(word.utf8.count)) }
    letters = PackedArray(words.flatMap(\.utf8))
    self.starts = PackedArray(starts)
    numbers = HashTable(words.map { FNV.hash(of: $0.utf8Span.span) })
  }

  var count: Int { starts.elements.count - 1 }

  subscript(number: Int) -> String { String(decoding: letters.elements[range(of: number)], as: UTF8.self) }

  /// The bytes of a word within all letters.
  func withLetters<Result>(of number: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(letters.elements.span.extracting(range(of: number)))
  }

  func number(of word: String) -> Int? { number(of: word.utf8Span.span) }

  /// - Complexity: linear in the length of the word, whatever the size of the table.
  func number(of word: Span<UInt8>) -> Int? { number(of: FNV.hash(of: word)) }

  /// The same for a word whose hash is known: ``FNV/hash(of:)``.
  func number(of hash: WordHash) -> Int? { numbers.number(of: hash).map(Int.init) }

  private func range(of number: Int) -> Range<Int> {
    Int(starts.elements[number])..<Int(starts.elements[number + 1])
  }
}

extension Int {
  /// The smallest power of two that is not smaller; 1 for anything below.
  var nextPowerOf2: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

extension WordTable: Archivable {
  init(_ archive: inout Archive, _ given: WordTable?) throws {
    letters = try archive(given?.letters)
    starts = try archive(given?.starts)
    numbers = try archive(given?.numbers)
  }
}
