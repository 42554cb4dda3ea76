internal import CKernels

/// The vector of some words: as fractions, and as whole numbers, which ``SentenceWeights`` multiply.
struct SentenceVector: Sendable {
  let fractions: [Float]
  /// The fractions as multiples of ``most``, and zeros behind them: ``padded(_:)``.
  let whole: [Int16]

  /// What a fraction of 1 becomes.
  static let most: Int16 = 4_095

  /// - Parameter fractions: of length 1, or a part of such. A part may be longer where words nearly cancel out: its whole numbers
  ///   are cut off.
  init(_ fractions: [Float]) {
    self.fractions = fractions
    var whole = [Int16](zeros: Self.padded(fractions.count))
    spotter_whole_numbers(&whole, fractions, Int32(fractions.count), Float(Self.most))
    self.whole = whole
  }

  /// How many whole numbers stand for some fractions: with zeros behind them, so that they can be multiplied sixteen at a time.
  static func padded(_ count: Int) -> Int { count.roundedUp(toMultipleOf: 16) }
}

extension Int {
  func roundedUp(toMultipleOf step: Int) -> Int { (self + step - 1) / step * step }
}
