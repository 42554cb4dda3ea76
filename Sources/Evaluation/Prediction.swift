internal import Foundation
internal import Knowledge
internal import Understanding

/// What one utterance was taken for.
struct Prediction: Sendable {
  var truth: String
  var intent: String
  /// Negative entropy of the beliefs: the higher, the surer.
  var sureness: Double
  var microseconds: Double

  var isRight: Bool { intent == truth }
}

extension Prediction {
  init(for utterance: LabelledUtterance, by reader: Reader) {
    let start = DispatchTime.now().uptimeNanoseconds
    let beliefs = reader.beliefs(about: utterance.text)
    self.init(
      truth: utterance.intent, intent: beliefs.first?.intent ?? "",
      sureness: beliefs.reduce(0) { $1.score > 0 ? $0 + Double($1.score * log($1.score)) : $0 },
      microseconds: Double(DispatchTime.now().uptimeNanoseconds - start) / 1000)
  }
}

extension [Prediction] {
  /// The share of predictions for which something holds; 0 of none.
  func share(where holds: (Prediction) -> Bool) -> Double {
    isEmpty ? 0 : Double(count(where: holds)) / Double(count)
  }
}
