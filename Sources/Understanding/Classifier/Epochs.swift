/// A part of the examples, and how often each of them is seen before the next stage goes on from there.
struct TrainingStage: Sendable {
  var examples: [Int]
  var epochs: Int
}

/// A linear decline from 1 in the first epoch to `last` in the last.
func decline(_ epoch: Int, of epochs: Int, to last: Float) -> Float {
  1 - (1 - last) * Float(epoch) / Float(max(epochs - 1, 1))
}

/// The order in which the examples are seen: another one each epoch, the same in every run. The order of two examples depends
/// on their keys alone.
struct Epochs: Sequence, IteratorProtocol {
  private var left: Int
  private let examples: [Int]
  private let keys: [UInt64]
  private var random: SplitMix

  /// - Parameter keys: of all examples, of the stage or not; their places where it is empty.
  init(of stage: TrainingStage, keys: [UInt64], seed: UInt64) {
    left = stage.epochs
    examples = stage.examples
    self.keys = keys
    random = SplitMix(seed: seed &+ 0x5eed)
  }

  mutating func next() -> [Int]? {
    guard left > 0 else { return nil }
    left -= 1
    let salt = random.next()
    return examples.map { i -> (UInt64, Int) in
      var random = SplitMix(seed: salt ^ (keys.isEmpty ? UInt64(i) : keys[i]))
      return (random.next(), i)
    }.sorted { $0 < $1 }.map(\.1)
  }
}
