internal import CKernels
internal import Foundation
internal import Knowledge

/// A sparse vector: feature numbers and their values, each number once, in the order of the utterance.
struct SparseVector: Sendable {
  var indices: [Int32] = []
  var values: [Float] = []

  /// The same with the numbers of a sentence vector as the features from `first` on.
  func joined(with sentence: [Float], from first: Int) -> SparseVector {
    SparseVector(
      indices: indices + sentence.indices.lazy.map { Int32(first + $0) }, values: values + sentence)
  }
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
  /// - Parameters:
  ///   - leastSingles: how many utterances have to have a word, stem or concept for it to be kept.
  ///   - leastOthers: the same for pairs and character n-grams.
  init(utterances: [NGrams], leastSingles: Int = 1, leastOthers: Int = 2) {
    var hashes: [UInt64] = []
    var idf: [Float] = []
    let total = Float(utterances.count)
    for group in NGrams.Group.allCases {
      var frequency: [UInt64: Int] = [:]
      for utterance in utterances {
        for hash in Set(utterance[group]) { frequency[hash, default: 0] += 1 }
      }
      let least = [.words, .stems, .concepts].contains(group) ? leastSingles : leastOthers
      // Sorted by hash: the numbering must not depend on the order of a dictionary or of the files.
      for (hash, df) in frequency.filter({ $0.value >= least }).sorted(by: { $0.key < $1.key }) {
        hashes.append(hash)
        idf.append(log((1 + total) / (1 + Float(df))) + 1)
      }
    }
    table = HashTable(hashes)
    self.idf = idf
    unknownWeight = log((1 + total) / 2) + 1
  }

  private init(table: HashTable, idf: [Float], unknownWeight: Float) {
    self.table = table
    self.idf = idf
    self.unknownWeight = unknownWeight
  }

  /// The numbers of all features, the most frequent first: most of what is said is made of a few, and what stands side by side
  /// is at hand together.
  var byFrequency: [Int] { idf.indices.sorted { (idf[$0], $0) < (idf[$1], $1) } }

  /// The same features with other numbers.
  ///
  /// - Parameter order: their numbers in the new order.
  func reordered(_ order: [Int]) -> FeatureSpace {
    var places = [Int](zeros: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    return FeatureSpace(
      table: table.renumbered(places), idf: order.map { idf[$0] }, unknownWeight: unknownWeight)
  }

  /// - Complexity: linear in the n-grams of the utterance, whatever the number of features.
  func vector(of utterance: NGrams) -> SparseVector {
    var indices = [Int32](zeros: utterance.count)
    var values = [Float](zeros: utterance.count)
    let isLong = NGrams.Group.allCases.contains { utterance.places(of: $0).count > Self.shortGroup }
    var places = [Int32](zeros: isLong ? utterance.count.nextPowerOf2 * 2 : 0)
    let groups = NGrams.Group.allCases.count { !utterance.places(of: $0).isEmpty }
    let scale = 1 / Float(max(groups, 1)).squareRoot()
    var count = 0
    for group in NGrams.Group.allCases {
      let hashes = utterance.places(of: group)
      if hashes.isEmpty { continue }
      // Each group: its features in the order of their first mention.
      count = Int(
        spotter_add_features(
          &indices, &values, Int32(count), utterance.all, Int32(hashes.lowerBound), Int32(hashes.upperBound),
          table.slots, Int64(table.slots.count - 1), idf, unknownWeight, scale, &places,
          Int32(places.count - 1)))
    }
    indices.removeLast(indices.count - count)
    values.removeLast(values.count - count)
    return SparseVector(indices: indices, values: values)
  }

  /// Of so few n-grams each is compared with all.
  private static let shortGroup = 32
}

extension FeatureSpace: Archivable {
  init(_ archive: inout Archive, _ given: FeatureSpace?) throws {
    table = try archive(given?.table)
    idf = try archive.run(given?.idf)
    unknownWeight = try archive(given?.unknownWeight)
  }
}
