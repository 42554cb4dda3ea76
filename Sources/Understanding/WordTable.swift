internal import Knowledge

/// Words numbered from 0, searched by hash: flat arrays that load as they were stored and are read in place.
///
/// Open addressing with linear probing in a table that is at most half full (Knuth, The Art of Computer
/// Programming, volume 3, 6.4).
struct WordTable: Sendable {
  /// All words, one after the other.
  private let letters: PackedArray<UInt8>
  /// Where each word begins in `letters`; one more than there are words.
  private let starts: PackedArray<UInt32>
  /// The number of a word plus one, or 0 where nothing is; as many as a power of two.
  private let slots: PackedArray<UInt32>

  /// - Parameter words: each once; a word's number is its place.
  init(_ words: [String]) {
    var starts: [UInt32] = [0]
    for word in words { starts.append(starts[starts.count - 1] + UInt32(word.utf8.count)) }
    let size = max(2, words.count.nextPowerOf2 * 2)
    var slots = [UInt32](repeating: 0, count: size)
    for (number, word) in words.enumerated() {
      var slot = Self.place(of: FNV.hash(of: word.utf8Span.span)) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    letters = PackedArray(words.flatMap(\.utf8))
    self.starts = PackedArray(starts)
    self.slots = PackedArray(slots)
  }

  var count: Int { starts.elements.count - 1 }

  subscript(number: Int) -> String { String(decoding: letters.elements[range(of: number)], as: UTF8.self) }

  /// The bytes of a word within all letters.
  func withLetters<Result>(of number: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(letters.elements.span.extracting(range(of: number)))
  }

  func number(of word: String) -> Int? { number(of: word.utf8Span.span) }

  /// - Complexity: linear in the length of the word, whatever the size of the table.
  func number(of word: Span<UInt8>) -> Int? { number(of: word, hash: FNV.hash(of: word)) }

  /// The same for a word whose hash is known: ``FNV/hash(of:)``.
  func number(of word: Span<UInt8>, hash: UInt64) -> Int? {
    let mask = slots.elements.count - 1
    var slot = Self.place(of: hash) & mask
    while slots.elements[slot] != 0 {
      let number = Int(slots.elements[slot]) - 1
      if isEqual(word, number) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func range(of number: Int) -> Range<Int> {
    Int(starts.elements[number])..<Int(starts.elements[number + 1])
  }

  private func isEqual(_ word: Span<UInt8>, _ number: Int) -> Bool {
    let range = range(of: number)
    guard range.count == word.count else { return false }
    for i in word.indices where word[i] != letters.elements[range.lowerBound + i] { return false }
    return true
  }

  private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 32)) }
}

extension Int {
  /// The smallest power of two that is not smaller; 1 for anything below.
  var nextPowerOf2: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

extension WordTable: Archivable {
  init(_ archive: inout Archive, _ given: WordTable?) throws {
    letters = try archive(given?.letters)
    starts = try archive(given?.starts)
    slots = try archive(given?.slots)
  }
}
