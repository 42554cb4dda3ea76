/// A set of the content's concepts by their numbers: a bit for each.
struct ConceptSet: Sendable {
  private var words: [UInt64]

  /// - Parameter count: how many concepts there are; a number beyond is left out.
  init(_ numbers: some Sequence<Int>, of count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    for number in numbers { insert(number) }
  }

  mutating func insert(_ number: Int) {
    if words.indices.contains(number / 64) { words[number / 64] |= 1 << UInt64(number % 64) }
  }

  func contains(_ number: Int) -> Bool {
    words.indices.contains(number / 64) && words[number / 64] & 1 << UInt64(number % 64) != 0
  }

  func contains(anyOf numbers: [Int]) -> Bool { numbers.contains { contains($0) } }

  func isDisjoint(with other: ConceptSet) -> Bool {
    for i in 0..<min(words.count, other.words.count) where words[i] & other.words[i] != 0 { return false }
    return true
  }
}
