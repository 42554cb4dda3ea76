internal import Foundation

/// A net with one hidden layer of rectified units, trained like ``SoftmaxTrainer``.
///
/// Dropout on the inputs and on the hidden units (Srivastava et al. 2014); Gaussian start of variance 1 / units. The inputs
/// are n-grams and, if the data has them, sentence vectors beside them (Bunk et al. 2020, DIET: sparse and dense features).
struct NetTrainer {
  var units = 256
  var epochs = 15
  var rate: Float = 0.15
  var lastRate: Float = 0.05
  var inputDropout = InputDropout.alone
  var hiddenDropout: Float = 0.4
  var seed: UInt64 = 1

  /// Shares of the inputs that are left out each time an example is seen.
  struct InputDropout: Sendable {
    var ngrams: Float
    var sentence: Float

    /// Of n-grams without sentence vectors.
    static let alone = InputDropout(ngrams: 0.45, sentence: 0)
    /// More n-grams can be spared where a vector says what they say, and the net leans less on single ones (measured).
    static let besideVectors = InputDropout(ngrams: 0.6, sentence: 0.3)
  }

  /// The weights of both layers, a row for each input and the bias last.
  struct Weights: Sendable {
    var hidden: [Float]
    var output: [Float]
  }

  /// The same data always gives the same weights.
  ///
  /// - Complexity: O(epochs * units * (non-zero values + classes * examples)).
  func train(_ data: TrainingSet) -> Weights {
    var random = SplitMix(seed: seed)
    var layers = Layers(data, units: units, random: &random)
    var input = SparseVector()
    let stage = TrainingStage(examples: Array(data.vectors.indices), epochs: epochs)
    for (epoch, order) in Epochs(of: stage, keys: data.keys, seed: seed).enumerated() {
      let step = AdaGrad(rate: rate * decline(epoch, of: epochs, to: lastRate))
      for i in order {
        let vector = data.vectors[i]
        let ngrams = vector.indices.count - data.dimensions
        input.assign(vector, 0..<ngrams, dropping: inputDropout.ngrams, using: &random)
        input.append(vector, ngrams..<vector.indices.count, dropping: inputDropout.sentence, using: &random)
        layers.activate(input, dropping: hiddenDropout, using: &random)
        layers.learn(label: data.labels[i], input, by: step)
      }
    }
    return layers.trained
  }

  /// The layers in training and what one example makes of them.
  private struct Layers {
    private let hidden: TrainedRows
    private let hiddenBias: TrainedRows
    private let output: TrainedRows
    private let outputBias: TrainedRows
    private let activations: Scratch
    private let errors: Scratch
    private let outputs: Scratch
    private var active: [Int] = []
    private var scale: Float = 1

    init(_ data: TrainingSet, units: Int, random: inout SplitMix) {
      let spread = 1 / Float(units).squareRoot()
      var source = random
      func gaussian() -> Float { source.nextGaussian() * spread }
      hidden = TrainedRows(rows: data.features, width: units, square: 1e-3, start: gaussian)
      output = TrainedRows(rows: units, width: data.classes, square: 0.1, start: gaussian)
      random = source
      hiddenBias = TrainedRows(rows: 1, width: units, square: 1)
      outputBias = TrainedRows(rows: 1, width: data.classes, square: 1)
      activations = Scratch(units)
      errors = Scratch(units)
      outputs = Scratch(data.classes)
    }

    var trained: Weights {
      Weights(
        hidden: hidden.values() + hiddenBias.values(), output: output.values() + outputBias.values())
    }

    mutating func activate(_ input: SparseVector, dropping share: Float, using random: inout SplitMix) {
      activations.clear()
      hiddenBias.add(row: 0, times: 1, to: activations)
      hidden.add(input, to: activations)
      active.removeAll(keepingCapacity: true)
      scale = 1 / (1 - share)
      for unit in 0..<activations.count where random.nextShare() >= share && activations[unit] > 0 {
        active.append(unit)
      }
      outputs.clear()
      outputBias.add(row: 0, times: 1, to: outputs)
      for unit in active { output.add(row: unit, times: activations[unit] * scale, to: outputs) }
      outputs.softmax()
    }

    func learn(label: Int, _ input: SparseVector, by step: AdaGrad) {
      outputs[label] -= 1
      errors.clear()
      for unit in active {
        errors[unit] = output.dot(row: unit, outputs) * scale
        output.step(row: unit, input: activations[unit] * scale, errors: outputs, by: step)
      }
      outputBias.step(row: 0, input: 1, errors: outputs, by: step)
      for (index, value) in zip(input.indices, input.values) {
        hidden.step(row: Int(index), input: value, errors: errors, by: step)
      }
      hiddenBias.step(row: 0, input: 1, errors: errors, by: step)
    }
  }
}
