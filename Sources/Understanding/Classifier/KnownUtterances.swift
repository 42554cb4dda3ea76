/// The training examples themselves: an utterance of the same words, after spelling repair, needs no guess.
struct KnownUtterances: Sendable, Codable {
  /// Hashes of the examples, sorted, each with the number of its intent.
  private let hashes: PackedArray<UInt64>
  private let intents: PackedArray<UInt16>

  /// - Parameter examples: with the numbers of their intents; those that stand under two are left out.
  init(_ examples: some Sequence<(NGrams, Int)>) {
    let groups = Dictionary(grouping: examples.map { (Self.hash(of: $0.0), $0.1) }, by: \.0)
    let certain = groups.filter { group in group.value.allSatisfy { $0.1 == group.value[0].1 } }.sorted {
      $0.key < $1.key
    }
    hashes = PackedArray(certain.map(\.key))
    intents = PackedArray(certain.map { UInt16($0.value[0].1) })
  }

  /// The number of the intent that has this very example.
  func intent(of utterance: NGrams) -> Int? {
    let hash = Self.hash(of: utterance)
    var (low, high) = (0, hashes.elements.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes.elements[middle] < hash { low = middle + 1 } else { high = middle }
    }
    guard low < hashes.elements.count, hashes.elements[low] == hash else { return nil }
    return Int(intents.elements[low])
  }

  /// The stems in their order; signs are among them.
  private static func hash(of utterance: NGrams) -> UInt64 {
    var hash = FNV(seed: 0)
    for stem in utterance[.stems] { hash.combine(word: stem) }
    return hash.value
  }
}
