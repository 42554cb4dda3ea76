/// The vector of some words: as fractions, and as whole numbers, which ``SentenceWeights`` multiply.
struct SentenceVector: Sendable {
  let fractions: [Float]
  /// The fractions as multiples of ``most``.
  let whole: [Int16]

  /// What a fraction of 1 becomes.
  static let most: Int16 = 4_095

  /// - Parameter fractions: of length 1, or a part of such. A part may be longer where words nearly cancel out: its whole numbers
  ///   are cut off.
  init(_ fractions: [Float]) {
    self.fractions = fractions
    var whole = Array(repeating: Int16(0), count: fractions.count)
    for i in fractions.indices {
      // Half a unit away from zero and cut: `rounded()` is a call for each number where the processor is taken for an old one.
      let multiple = fractions[i] * Float(Self.most)
      whole[i] = Int16(min(max(multiple + (multiple < 0 ? -0.5 : 0.5), -32_768), 32_767))
    }
    self.whole = whole
  }
}
