internal import Knowledge

/// Numbers by 32-bit hashes: sorted arrays that load as they were stored.
struct HashIndex: Sendable {
  private let hashes: PackedArray<UInt32>
  private let numbers: PackedArray<UInt32>

  init(_ entries: [(hash: UInt32, number: Int)]) {
    let sorted = entries.map { ($0.hash, UInt32($0.number)) }.sorted { $0 < $1 }
    hashes = PackedArray(sorted.map(\.0))
    numbers = PackedArray(sorted.map(\.1))
  }

  /// - Complexity: logarithmic in the number of entries.
  func forEachNumber(of hash: UInt32, _ body: (Int) -> Void) {
    var i = firstPlace(of: hash)
    while i < hashes.elements.count, hashes.elements[i] == hash {
      body(Int(numbers.elements[i]))
      i += 1
    }
  }

  /// The first place whose hash is not smaller.
  private func firstPlace(of hash: UInt32) -> Int {
    (0..<hashes.elements.count).partitioningIndex { hashes.elements[$0] >= hash }
  }
}

extension HashIndex: Archivable {
  init(_ archive: inout Archive, _ given: HashIndex?) throws {
    hashes = try archive(given?.hashes)
    numbers = try archive(given?.numbers)
  }
}
