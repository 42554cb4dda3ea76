/// What the models of an ensemble are made of.
package struct Recipe: Sendable {
  /// Whether utterances are also known by the character n-grams in their words.
  var hasCharacters = true
  /// Whether a softmax regression is among them.
  var hasRegression = true
  /// How many nets, each from other random weights.
  var nets = 3
  /// Hidden units of each net.
  var units = 192
  /// How often the support vector machines see each example.
  var machineEpochs = 10
  /// How often the regression on word vectors does.
  var vectorEpochs = 15
  /// The most that the regression on word vectors counts, for a share of 1 of the rest: nets know the vectors themselves.
  var mostVectorWeight: Float = 0.75

  /// For data of which nothing is known: the best that trains within a minute.
  package static let thorough = Recipe()
  /// For the content, which is trained whenever the program is built: support vector machines on words and stems, and word
  /// vectors, are a point less than everything in cross-validation, in a fifth of the time, and are read in half of it.
  /// What character n-grams know of unknown words, spelling repair and the pieces of word vectors know as well.
  package static let content = Recipe(
    hasCharacters: false, hasRegression: false, nets: 0, machineEpochs: 8, vectorEpochs: 8,
    mostVectorWeight: 2)

  /// Stages that see one part of the examples after the other. The first of several is half as long as one alone would be,
  /// and each that goes on from another a little longer than that: as good as the whole length, in half of the time of
  /// training each anew (measured by cross-validation).
  func stages(_ parts: [[Int]], epochs: Int) -> [TrainingStage] {
    parts.enumerated().map { i, part in
      TrainingStage(examples: part, epochs: parts.count == 1 ? epochs : i == 0 ? epochs / 2 : epochs / 2 + 1)
    }
  }

  /// How often a net sees each example: few examples need more passes (measured at 10 and 100 an intent).
  func epochs(for examples: Int) -> Int { min(max(Self.leastUpdates / max(examples, 1), 15), 40) }

  private static let leastUpdates = 120_000
}
