/// Labelled vectors to train on.
struct TrainingSet: Sendable {
  var vectors: [SparseVector]
  var labels: [Int]
  var features: Int
  var classes: Int
  /// A number of its own for each example, whatever others there are: it decides when the example is seen, so that one example
  /// more changes little of what is learnt from the rest. Empty where that does not matter.
  var keys: [UInt64] = []
  /// How many of the features, the last of every vector, are a sentence vector.
  var dimensions = 0
  /// The classes of each example, where one may have any number of them; `labels` is empty then.
  var severalLabels: [[Int]] = []

  /// The same with sentence vectors behind the features that there are.
  ///
  /// - Parameter sentences: of one length, one for each vector.
  func joined(with sentences: [[Float]]) -> TrainingSet {
    joined(with: sentences, dimensions: sentences.first?.count ?? 0)
  }

  /// The same where some have none: zeros stand for it.
  func joined(with sentences: [[Float]?], dimensions: Int) -> TrainingSet {
    let zero = Array(repeating: Float(0), count: dimensions)
    var joined = self
    joined.dimensions = dimensions
    joined.features += dimensions
    joined.vectors = zip(vectors, sentences).map { $0.joined(with: $1 ?? zero, from: features) }
    return joined
  }

  /// Whether an example is held out of a part of the training: by what it is, and not by its place, so that one example more
  /// leaves the others where they are.
  func isHeld(_ example: Int, in fold: UInt64, of folds: UInt64) -> Bool {
    (keys[example] >> 32) % folds == fold
  }
}
