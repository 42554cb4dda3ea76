import Foundation
import Knowledge
import Testing

@testable import Evaluation
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
      .init(test: utterances([("greet", "hello"), ("bye", "bye"), ("disc", "hello"), ("disc", "the disc")])))
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
      .init(test: known, tuning: known, outOfScope: unknown))
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
        #expect(
          word == meant || Edit(from: String(word).utf8Span.span, to: String(meant).utf8Span.span) != nil)
      }
    }
    var none = TypoMaker(rate: 0, seed: 7)
    #expect(none.perturb(text) == text)
  }

  @Test func rejectsAtMostOneInTwentyOfTheTuningData() throws {
    let inScope = (0..<100).map { prediction("a", sureness: Double($0)) }
    let rejection = try #require(Rejection(tunedOn: inScope, []))
    #expect(inScope.count(where: rejection.rejects) == 5)
    #expect(Rejection(tunedOn: [], []) == nil)
  }

  @Test func rejectsNoMoreThanHelpsAgainstKnownOutOfScopeUtterances() throws {
    let inScope = (0..<100).map { prediction("a", sureness: Double($0)) }
    let outOfScope = [-3.0, -2, 1.5].map { prediction("b", sureness: $0) }
    let rejection = try #require(Rejection(tunedOn: inScope, outOfScope))
    #expect(inScope.count(where: rejection.rejects) == 2)
    #expect(outOfScope.allSatisfy(rejection.rejects))
  }

  @Test func countsTiesHalfUnderTheCurve() {
    let (low, high) = (prediction("a", sureness: 0), prediction("a", sureness: 1))
    #expect(areaUnderCurve(inScope: [high], outOfScope: [low]) == 1)
    #expect(areaUnderCurve(inScope: [low], outOfScope: [low]) == 0.5)
    #expect(areaUnderCurve(inScope: [low, high], outOfScope: [low, high]) == 0.5)
  }

  @Test func hasNoCurveWithoutBothKinds() throws {
    let some = [prediction("a", sureness: 0)]
    #expect(areaUnderCurve(inScope: [], outOfScope: some) == nil)
    #expect(areaUnderCurve(inScope: some, outOfScope: []) == nil)
    var evaluation = Evaluation(of: [])
    evaluation.addOutOfScope(some, inScope: [], rejection: Rejection(tunedOn: some, some))
    _ = try JSONEncoder().encode(evaluation)  // which takes no number that is none
  }

  private func prediction(_ intent: String, sureness: Double) -> Prediction {
    Prediction(truth: intent, intent: intent, sureness: sureness, microseconds: 1)
  }

  @Test func predictsEachExampleWithoutHavingSeenIt() {
    var knowledge = KnowledgeBase(utterances: training, language: Language())
    knowledge.intents[0].examples.append("quarterly revenue")  // like nothing else, so it cannot be predicted
    var shares: [Double] = []
    let evaluation = CrossValidation(of: knowledge, folds: 3).evaluate { shares.append($0) }
    #expect(evaluation.examples == 9)
    #expect(evaluation.intents.values.map(\.support).reduce(0, +) == 9)
    #expect(evaluation.accuracy < 1)
    #expect(shares.last == 1)
  }

  @Test func reportsLabelsThatNoTrainingFileHas() {
    let tests = [LabelledUtterance(text: "hi", intent: "great", file: "t.yml", line: 4, column: 7)]
    let error = #expect(throws: ContentError.self) { try tests.checked(against: training) }
    #expect(
      error?.description == "t.yml:4:7: error: no training file has the intent 'great', did you mean 'greet'?"
    )
  }

  @Test func reportsTrainingDataWithOneIntent() {
    let error = #expect(throws: ContentError.self) {
      try utterances([("a", "x"), ("a", "y")]).checkedForTraining()
    }
    #expect(error?.description.contains("nothing to tell apart") ?? false)
  }
}
