/// A set of the content's concepts by their numbers: a bit for each.
struct ConceptSet: Sendable {
  private var words: [UInt64]
  /// The bits of all words: what has none of them in common has no concept in common.
  private var folded: UInt64 = 0

  /// - Parameter count: how many concepts there are; a number beyond is left out.
  init(_ numbers: some Sequence<Int>, of count: Int) {
    words = Array(zeros: (count + 63) / 64)
    for number in numbers { insert(number) }
  }

  mutating func insert(_ number: Int) {
    guard words.indices.contains(number / 64) else { return }
    words[number / 64] |= 1 << UInt64(number % 64)
    folded |= 1 << UInt64(number % 64)
  }

  func contains(_ number: Int) -> Bool {
    words.indices.contains(number / 64) && words[number / 64] & 1 << UInt64(number % 64) != 0
  }

  func isDisjoint(with other: ConceptSet) -> Bool {
    if folded & other.folded == 0 { return true }
    for i in 0..<min(words.count, other.words.count) where words[i] & other.words[i] != 0 { return false }
    return true
  }
}
