internal import Knowledge

/// The training examples themselves: an utterance of the same words needs no guess.
///
/// The same after spelling repair and stemming, whatever signs and words without weight stand in between.
struct KnownUtterances: Sendable {
  /// Hashes of the examples, sorted, each with the number of its intent.
  private let hashes: PackedArray<UInt64>
  private let intents: PackedArray<UInt16>

  /// - Parameter examples: with the numbers of their intents; a wording that stands under two is left out.
  init(_ examples: some Sequence<(Features, Int)>) {
    let groups = Dictionary(
      grouping: examples.compactMap { example in example.0.wording.map { ($0, example.1) } }, by: \.0)
    let certain = groups.filter { group in group.value.allSatisfy { $0.1 == group.value[0].1 } }.sorted {
      $0.key < $1.key
    }
    hashes = PackedArray(certain.map(\.key))
    intents = PackedArray(certain.map { UInt16($0.value[0].1) })
  }

  /// The number of the intent that has this very wording.
  func intent(of utterance: Features) -> Int? {
    guard let hash = utterance.wording else { return nil }
    let place = (0..<hashes.elements.count).partitioningIndex { hashes.elements[$0] >= hash }
    guard place < hashes.elements.count, hashes.elements[place] == hash else { return nil }
    return Int(intents.elements[place])
  }
}

extension KnownUtterances: Archivable {
  init(_ archive: inout Archive, _ given: KnownUtterances?) throws {
    hashes = try archive(given?.hashes)
    intents = try archive(given?.intents)
  }
}
