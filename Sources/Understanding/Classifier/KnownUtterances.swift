internal import Knowledge

/// The training examples themselves: an utterance of the same words needs no guess.
///
/// The same after spelling repair and stemming, whatever signs and words without weight stand in between.
struct KnownUtterances: Sendable {
  /// The numbers of the examples by their hashes, and for each the number of its intent.
  private let examples: HashTable
  private let intents: PackedArray<UInt16>

  /// - Parameter examples: with the numbers of their intents; a wording that stands under two is left out.
  init(_ examples: some Sequence<(Features, Int)>) {
    let groups = Dictionary(
      grouping: examples.compactMap { example in example.0.wording.map { ($0, example.1) } }, by: \.0)
    let certain = groups.filter { group in group.value.allSatisfy { $0.1 == group.value[0].1 } }.sorted {
      $0.key < $1.key
    }
    self.examples = HashTable(certain.map(\.key))
    intents = PackedArray(certain.map { UInt16($0.value[0].1) })
  }

  /// The number of the intent that has this very wording.
  func intent(of utterance: Features) -> Int? {
    utterance.wording.flatMap { examples.number(of: $0) }.map { Int(intents.elements[Int($0)]) }
  }
}

extension KnownUtterances: Archivable {
  init(_ archive: inout Archive, _ given: KnownUtterances?) throws {
    examples = try archive(given?.examples)
    intents = try archive(given?.intents)
  }
}
