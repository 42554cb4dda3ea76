/// The decision that an utterance belongs to no intent: its sureness is below a threshold.
///
/// The threshold is set on held-out data alone, never on what is reported.
struct Rejection {
  let threshold: Double

  /// At most this share of the held-out in-scope utterances is rejected.
  static let rejectedShare = 0.05

  /// - Parameters:
  ///   - inScope: held-out utterances with an intent; at least one.
  ///   - outOfScope: held-out utterances without; where there are any, no more is rejected than helps: the threshold is the
  ///     one with the highest mean of right in-scope answers and rejected out-of-scope utterances.
  init?(tunedOn inScope: [Prediction], _ outOfScope: [Prediction]) {
    let sorted = inScope.sorted { $0.sureness < $1.sureness }
    guard !sorted.isEmpty else { return nil }
    let highest = sorted[min(Int(Double(sorted.count) * Self.rejectedShare), sorted.count - 1)].sureness
    let candidates = (inScope + outOfScope).map(\.sureness).filter { $0 < highest }.sorted()
    guard !outOfScope.isEmpty else {
      threshold = highest
      return
    }
    threshold =
      (candidates + [highest]).reversed().max { a, b in
        Self.balance(at: a, inScope, outOfScope) < Self.balance(at: b, inScope, outOfScope)
      } ?? highest
  }

  private static func balance(at threshold: Double, _ inScope: [Prediction], _ outOfScope: [Prediction])
    -> Double
  {
    inScope.share { $0.isRight && $0.sureness >= threshold } + outOfScope.share { $0.sureness < threshold }
  }

  func rejects(_ prediction: Prediction) -> Bool { prediction.sureness < threshold }
}

/// The probability that an in-scope utterance is surer than an out-of-scope one, ties counted half
/// (Mann and Whitney 1947): the area under the curve of the out-of-scope score. `nil` without both kinds.
func areaUnderCurve(inScope: [Prediction], outOfScope: [Prediction]) -> Double? {
  guard !inScope.isEmpty, !outOfScope.isEmpty else { return nil }
  let all = (inScope.map { ($0.sureness, true) } + outOfScope.map { ($0.sureness, false) }).sorted {
    $0.0 < $1.0
  }
  var rankSum = 0.0
  var i = 0
  while i < all.count {
    let end = all[i...].firstIndex { $0.0 > all[i].0 } ?? all.count
    let rank = Double(i + end + 1) / 2  // the mean of the ranks i + 1 ... end
    rankSum += rank * Double(all[i..<end].count { $0.1 })
    i = end
  }
  let (n, m) = (Double(inScope.count), Double(outOfScope.count))
  return (rankSum - n * (n + 1) / 2) / (n * m)
}
