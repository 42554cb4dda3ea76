internal import Knowledge

/// A support vector machine for each of some findings: an utterance may tell any number of them.
struct FindingMachines: Sendable {
  private let space: FeatureSpace
  private let weights: SparseModel

  /// An utterance with the numbers of the findings that it tells.
  struct Example: Sendable {
    var passage: FindingPassage
    var tells: [Int]
  }

  /// What machines that have not seen it make of an example.
  struct Trial: Sendable {
    /// The number of the example.
    var example: Int
    /// For each finding.
    var evidence: [Float]
  }

  /// Trains on all examples, and on parts of them to try the rest. Deterministic.
  ///
  /// - Parameter dimensions: those of sentence vectors.
  static func trained(on examples: [Example], findings: Int, dimensions: Int) -> (FindingMachines, [Trial]) {
    let wholes = examples.map(\.passage.whole)
    let space = FeatureSpace(
      utterances: wholes.map(\.ngrams), leastSingles: leastUtterances, leastOthers: leastUtterances)
    let data = TrainingSet(
      vectors: wholes.map { space.vector(of: $0.ngrams) }, labels: [], features: space.count,
      classes: findings, keys: wholes.map(\.ngrams.hash), severalLabels: examples.map(\.tells)
    ).joined(with: wholes.map(\.sentence?.fractions), dimensions: dimensions)
    let ordered = space.reordered(space.byFrequency)
    @Sendable func machines(seeing isSeen: (Int) -> Bool) -> FindingMachines {
      let stage = TrainingStage(examples: examples.indices.filter(isSeen), epochs: epochs)
      return FindingMachines(
        space: ordered,
        weights: SparseModel.machines(data, [stage], keeping: 1)[0].reordered(space.byFrequency))
    }
    return concurrently(
      { machines { _ in true } },
      {
        (0..<folds).flatMap { fold in
          let machines = machines { !data.isHeld($0, in: fold, of: folds) }
          return examples.indices.filter { data.isHeld($0, in: fold, of: folds) }.map {
            Trial(example: $0, evidence: machines.evidence(of: examples[$0].passage))
          }
        }
      })
  }

  /// For each finding the margin of its machine; half of it from the piece that speaks for it most, if that is more than the
  /// whole does (measured).
  func evidence(of passage: FindingPassage) -> [Float] {
    let whole = margins(of: passage.whole)
    guard !passage.pieces.isEmpty else { return whole }
    let pieces = passage.pieces.map(margins)
    return whole.indices.map { i in
      let most = pieces.reduce(-Float.infinity) { max($0, $1[i]) }
      return max(whole[i], (whole[i] + most) / 2)
    }
  }

  private func margins(of piece: FindingPassage.Piece) -> [Float] {
    weights.scores(of: space.vector(of: piece.ngrams), sentence: piece.sentence)
  }

  /// Of what one utterance alone has, nothing is learnt that holds for others.
  private static let leastUtterances = 2
  private static let epochs = 8
  private static let folds: UInt64 = 4
}

extension FindingMachines: Archivable {
  init(_ archive: inout Archive, _ given: FindingMachines?) throws {
    space = try archive(given?.space)
    weights = try archive(given?.weights)
  }
}
