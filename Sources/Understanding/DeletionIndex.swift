/// Finds words that become equal when letters are left out: W. Garbe's SymSpell (2012).
///
/// Every word is stored under itself and under what is left without one letter. A misspelt word is looked up in the same
/// way, so the cost depends on the length of the word and not on the size of the vocabulary.
struct DeletionIndex: Sendable, Codable {
  /// Hashes of the words and their deletions, sorted, each with the number of its word.
  private let variants: PackedArray<UInt32>
  private let numbers: PackedArray<UInt32>

  /// - Complexity: linear in the letters of the words; done once when the content is compiled.
  init(_ words: [(number: Int, word: String)]) {
    var index: [(variant: UInt32, number: UInt32)] = []
    for (number, word) in words {
      index += Set(Self.variants(of: Array(word.utf8))).map { ($0, UInt32(number)) }
    }
    index.sort { $0 < $1 }
    variants = PackedArray(index.map(\.variant))
    numbers = PackedArray(index.map(\.number))
  }

  /// Calls `body` with the numbers of words that may be one edit away; some more than once, some farther away.
  func forEachCandidate(for word: [UInt8], _ body: (Int) -> Void) {
    for variant in Self.variants(of: word) {
      var i = firstVariant(variant)
      while i < variants.elements.count, variants.elements[i] == variant {
        body(Int(numbers.elements[i]))
        i += 1
      }
    }
  }

  /// The position of the first variant that is not smaller.
  private func firstVariant(_ variant: UInt32) -> Int {
    var (low, high) = (0, variants.elements.count)
    while low < high {
      let middle = (low + high) / 2
      if variants.elements[middle] < variant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The word itself and every deletion of one letter, hashed.
  private static func variants(of word: [UInt8]) -> [UInt32] {
    var variants = [hash(word, without: word.count)]
    // Leaving out either of two equal letters is the same.
    for i in word.indices where i == 0 || word[i] != word[i - 1] { variants.append(hash(word, without: i)) }
    return variants
  }

  private static func hash(_ word: [UInt8], without left: Int) -> UInt32 {
    var hash = FNV(seed: 0)
    for i in word.indices where i != left { hash.combine(byte: word[i]) }
    return UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32))
  }
}
