import Foundation
import Knowledge
import Testing

@testable import Understanding

/// The measures of `spotter eval`, on data small enough to count by hand.
@Suite struct EvaluationTests {
  private func utterances(_ pairs: [(String, String)]) -> [LabelledUtterance] {
    pairs.map { LabelledUtterance(text: $0.1, intent: $0.0, file: "f", line: 1, column: 1) }
  }

  private var training: [LabelledUtterance] {
    utterances([
      ("greet", "hello there"), ("greet", "hi you"), ("greet", "good morning"), ("bye", "goodbye now"),
      ("bye", "see you later"), ("bye", "bye bye"), ("disc", "what is a disc"), ("disc", "explain the disc"),
    ])
  }

  @Test func countsWhatIsRight() {
    let evaluation = Evaluator(training: training, language: Language()).evaluate(
      utterances([("greet", "hello"), ("bye", "bye"), ("disc", "hello"), ("disc", "the disc")]))
    #expect(evaluation.accuracy == 0.75)
    #expect(evaluation.intents["disc"]?.recall == 0.5)
    #expect(evaluation.intents["disc"]?.precision == 1)
    #expect(evaluation.intents["greet"]?.precision == 0.5)
    #expect(evaluation.intents["greet"]?.support == 1)
    #expect(evaluation.confusions.map(\.count) == [1])
    #expect(evaluation.confusions.first?.predicted == "greet")
    #expect(evaluation.examples == 8)
  }

  @Test func partsInScopeFromOutOfScope() throws {
    let known = utterances([("greet", "hello there"), ("bye", "see you later"), ("disc", "what is a disc")])
    let unknown = utterances([("oos", "quarterly revenue"), ("oos", "zebra crossing")])
    let evaluation = Evaluator(training: training, language: Language()).evaluate(
      known, tuning: known, outOfScope: unknown)
    #expect(evaluation.auroc == 1)
    #expect(evaluation.outOfScopeRecall == 1)
    #expect(evaluation.inScopeAccuracy == 1)
    #expect(evaluation.threshold != nil)
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(evaluation)) as? [String: Any]
    #expect(object?["in_scope_accuracy"] as? Double == 1)
  }

  @Test func makesOneTypoAWordAndAlwaysTheSame() {
    var first = TypoMaker(rate: 1, seed: 7)
    var second = TypoMaker(rate: 1, seed: 7)
    let text = "what is a slipped disc in my back"
    let typed = first.perturb(text)
    #expect(typed == second.perturb(text))
    for (word, meant) in zip(typed.split(separator: " "), text.split(separator: " ")) {
      if meant.count < 4 {
        #expect(word == meant)
      } else {
        #expect(word == meant || isOneEdit(String(word), String(meant)))
      }
    }
    var none = TypoMaker(rate: 0, seed: 7)
    #expect(none.perturb(text) == text)
  }
}
