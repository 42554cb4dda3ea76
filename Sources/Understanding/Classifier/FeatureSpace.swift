internal import Foundation

/// A sparse vector: feature numbers and their values, in no particular order.
struct SparseVector: Sendable {
  var indices: [Int32] = []
  var values: [Float] = []
}

/// The features seen in training with their weights, and how an utterance becomes a vector.
///
/// Value of a feature: (1 + ln tf) * idf (Salton and Buckley 1988). Each group is divided by its length, where n-grams
/// that training never saw count as if they had the highest idf: an utterance of unknown words gets a short
/// vector, and with it an unsure decision.
struct FeatureSpace: Sendable {
  private let table: HashTable
  private let idf: [Float]
  private let unknownWeight: Float

  var count: Int { idf.count }

  /// Learns the features of the training utterances.
  ///
  /// Words, stems and concepts are all kept; pairs and character n-grams only if two utterances have them.
  init(utterances: [NGrams]) {
    var hashes: [UInt64] = []
    var idf: [Float] = []
    let total = Float(utterances.count)
    for group in NGrams.Group.allCases {
      var frequency: [UInt64: Int] = [:]
      for utterance in utterances {
        for hash in Set(utterance[group]) { frequency[hash, default: 0] += 1 }
      }
      let least = [.words, .stems, .concepts].contains(group) ? 1 : 2
      // Sorted by hash: the numbering must not depend on the order of a dictionary or of the files.
      for (hash, df) in frequency.filter({ $0.value >= least }).sorted(by: { $0.key < $1.key }) {
        hashes.append(hash)
        idf.append(log((1 + total) / (1 + Float(df))) + 1)
      }
    }
    self.init(hashes: hashes, idf: idf, unknownWeight: log((1 + total) / 2) + 1)
  }

  private init(hashes: [UInt64], idf: [Float], unknownWeight: Float) {
    table = HashTable(hashes)
    self.idf = idf
    self.unknownWeight = unknownWeight
  }

  /// - Complexity: O(n log n) in the n-grams of the utterance, whatever the number of features.
  func vector(of utterance: NGrams) -> SparseVector {
    var vector = SparseVector()
    let groups = NGrams.Group.allCases.map { utterance[$0] }.filter { !$0.isEmpty }
    let scale = 1 / Float(max(groups.count, 1)).squareRoot()
    for group in groups { append(group, to: &vector, scale: scale) }
    return vector
  }

  /// Adds one group.
  private func append(_ hashes: ArraySlice<UInt64>, to vector: inout SparseVector, scale: Float) {
    let first = vector.values.count
    var numbers: [Int32] = []
    numbers.reserveCapacity(hashes.count)
    for hash in hashes { if let number = table.number(of: hash) { numbers.append(number) } }
    var squares = Float(hashes.count - numbers.count) * unknownWeight * unknownWeight
    numbers.sort()
    var i = 0
    while i < numbers.count {
      var next = i + 1
      while next < numbers.count, numbers[next] == numbers[i] { next += 1 }
      let weight = idf[Int(numbers[i])]
      let value = next == i + 1 ? weight : (1 + log(Float(next - i))) * weight
      vector.indices.append(numbers[i])
      vector.values.append(value)
      squares += value * value
      i = next
    }
    guard squares > 0 else { return }
    let factor = scale / squares.squareRoot()
    for j in first..<vector.values.count { vector.values[j] *= factor }
  }
}

extension FeatureSpace: Codable {
  private enum CodingKeys: CodingKey { case hashes, idf, unknownWeight }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      hashes: try container.decode(PackedArray<UInt64>.self, forKey: .hashes).elements,
      idf: try container.decode(PackedArray<Float>.self, forKey: .idf).elements,
      unknownWeight: try container.decode(Float.self, forKey: .unknownWeight))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(PackedArray(table.hashes), forKey: .hashes)
    try container.encode(PackedArray(idf), forKey: .idf)
    try container.encode(unknownWeight, forKey: .unknownWeight)
  }
}
