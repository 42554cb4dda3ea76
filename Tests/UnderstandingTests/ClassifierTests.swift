import Foundation
import Knowledge
import Testing

@testable import Understanding

@Suite struct ClassifierTests {
  private static let examples = [
    ("greet", ["hello there", "hi", "good morning", "hey you"]),
    ("bye", ["goodbye now", "see you later", "bye bye", "farewell"]),
    ("disc", ["what is a disc", "tell me about discs", "explain the disc", "discs, what are they"]),
  ]

  private func knowledge(reversed: Bool = false) -> KnowledgeBase {
    var knowledge = KnowledgeBase()
    knowledge.intents = Self.examples.map { name, examples in
      Intent(name: name, effect: .aspect(name), topic: nil, examples: examples, nearMisses: [])
    }
    if reversed {
      knowledge.intents.reverse()
      for i in knowledge.intents.indices { knowledge.intents[i].examples.reverse() }
    }
    return knowledge
  }

  private func best(_ text: String, _ knowledge: KnowledgeBase) -> RankedIntent? {
    let matcher = TrainedMatcher(training: knowledge, vectors: nil)  // the n-grams alone
    return Reader(knowledge: knowledge, matcher: matcher).read(text).segments.first?.best
  }

  @Test func learnsFromExamples() {
    #expect(best("hello", knowledge())?.intent == "greet")
    #expect(best("bye then", knowledge())?.intent == "bye")
    #expect(best("whats a disc", knowledge())?.intent == "disc")
  }

  @Test func doesNotDependOnTheOrderOfTheContent() {
    for text in ["hello", "see you", "a disc", "quite unknown words"] {
      #expect(best(text, knowledge()) == best(text, knowledge(reversed: true)))
    }
  }

  @Test func isLessSureOfUnknownWords() throws {
    let known = try #require(best("what is a disc", knowledge()))
    let unknown = try #require(best("quarterly revenue forecast", knowledge()))
    #expect(known.score > 0.8)
    #expect(unknown.score < 0.6)
  }

  @Test func survivesBeingStored() throws {
    let content = try CompiledContent(training: knowledge())
    let stored = try CompiledContent(encoded: content.encoded())
    let (before, after) = (
      Reader(knowledge: content.knowledge, matcher: content.matcher),
      Reader(knowledge: stored.knowledge, matcher: stored.matcher)
    )
    for text in ["hello", "see you", "explain discs", "zzz"] {
      #expect(before.read(text).segments.map(\.intents) == after.read(text).segments.map(\.intents))
    }
  }

  @Test func refusesABrokenBlock() {
    #expect(throws: DamagedArchive.self) { try CompiledContent(encoded: Data("{}".utf8)) }
  }

  @Test func hashesTheSameEverywhere() {
    var hash = FNV(seed: 0)
    hash.combine("disc".utf8Span.span)
    #expect(hash.value == 10_051_135_708_824_536_534)
  }

  @Test func countsUnknownNGramsInTheLength() {
    func ngrams(_ text: String) -> NGrams {
      NGrams(tokens: Tokenizer().tokens(of: text)[...], concepts: [], hasCharacters: true)
    }
    let space = FeatureSpace(utterances: [ngrams("red disc"), ngrams("blue disc")])
    func length(_ text: String) -> Float {
      space.vector(of: ngrams(text)).values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    #expect(length("red disc") > length("red zebra"))
    #expect(length("zebra") < 0.5)
  }

  @Test func setsThresholdsWhereMostHeldOutExamplesAreServed() {
    // Intent 0 is an answer, 1 a gap. The likelier 0 is, the likelier it is right.
    func held(_ belief: Float, label: Int) -> Calibration.Held {
      .init(scores: [log(belief), log(1 - belief)], label: label, namesSubject: true)
    }
    let examples = [held(0.9, label: 0), held(0.8, label: 0), held(0.7, label: 1), held(0.3, label: 1)]
    let calibration = Calibration(on: examples, isAnswer: { $0 == 0 }, isRight: ==)
    let best = held(0.8, label: 0).scores.map { $0 / calibration.temperature }
    #expect(abs(calibration.thresholds.subjectNamed - exp(logProbabilities(best)[0])) < 1e-5)
    #expect(calibration.thresholds.subjectUnnamed == 1)  // nothing is known, so nothing is followed
  }

  @Test func coolsBeliefsThatAreTooSure() {
    let sure = Calibration.Held(scores: [0, -8], label: 0, namesSubject: false)
    let wrong = Calibration.Held(scores: [0, -8], label: 1, namesSubject: false)
    let calibration = Calibration(on: [sure, sure, wrong], isAnswer: { _ in true }, isRight: ==)
    #expect(calibration.temperature > 2)
  }

  @Test func storesOnlyTheLargestWeights() {
    let model = SparseModel([0.9, -0.1, 0.1, -0.8, 0.5, 0.25], classes: 2, keeping: 0.34)
    var vector = SparseVector()
    vector.indices = [0, 1]
    vector.values = [1, 1]
    let scores = model.scores(of: vector)  // 0.9 and -0.8 of the features, and the bias
    #expect(abs(scores[0] - 1.4) < 0.02)
    #expect(abs(scores[1] + 0.55) < 0.02)
  }

  @Test func trainsTheSameNetTwice() {
    var vector = SparseVector()
    vector.indices = [0]
    vector.values = [1]
    var other = vector
    other.indices = [1]
    let data = TrainingSet(
      vectors: [vector, other, vector, other], labels: [0, 1, 0, 1], features: 2, classes: 2)
    let trainer = NetTrainer(units: 8)
    let (first, second) = (trainer.train(data), trainer.train(data))
    #expect(first.hidden == second.hidden)
    #expect(first.output == second.output)
    let net = HiddenLayerNet(first, units: 8, classes: 2)
    let scores = (net.scores(of: vector), net.scores(of: other))
    #expect(scores.0[0] > scores.0[1])
    #expect(scores.1[1] > scores.1[0])
  }

  @Test func netsLearnFromSentenceVectors() {
    let sentences: [[Float]] = [[1, 0], [0, 1], [1, 0], [0, 1]]
    let data = TrainingSet(
      vectors: sentences.map { _ in SparseVector() }, labels: [0, 1, 0, 1], features: 0, classes: 2)
    let ensemble = IntentEnsemble(data, sentences: sentences, recipe: Recipe(nets: 1, units: 8))
    for (label, sentence) in sentences.prefix(2).enumerated() {
      let scores = ensemble.scores(of: SparseVector(), sentence: sentence)
      #expect(scores[label] > scores[1 - label])
    }
  }

  /// A second stage learns what the first has not seen, and forgets nothing.
  @Test func aLaterStageGoesOnFromTheFirst() {
    let vectors = (0..<3).map { SparseVector(indices: [Int32($0)], values: [1]) }
    let data = TrainingSet(vectors: vectors, labels: [0, 1, 2], features: 3, classes: 3)
    let stages = [
      TrainingStage(examples: [0, 1], epochs: 8), TrainingStage(examples: [0, 1, 2], epochs: 8),
    ]
    let trained = [
      SupportVectorTrainer().train(data, stages: stages), SoftmaxTrainer().train(data, stages: stages),
    ]
    for weights in trained {
      let models = weights.map { SparseModel($0, classes: 3, keeping: 1) }
      for (label, vector) in vectors.enumerated() {
        let scores = models[1].scores(of: vector)
        #expect(scores.indices.max { scores[$0] < scores[$1] } == label)
      }
      let unseen = models[0].scores(of: vectors[2])
      #expect(unseen[2] < max(unseen[0], unseen[1]))
    }
  }

  @Test func dropsSharesOfNGramsAndOfTheSentence() {
    let vector = SparseVector(indices: Array(0..<1000), values: Array(repeating: 1, count: 1000))
    var random = SplitMix(seed: 1)
    var dropped = SparseVector()
    dropped.assign(vector, 0..<500, dropping: 0.5, using: &random)
    dropped.append(vector, 500..<1000, dropping: 0, using: &random)
    #expect(dropped.indices.suffix(500) == Array(500..<1000))
    #expect((200..<300).contains(dropped.indices.count - 500))
    #expect(dropped.values.first == 2 && dropped.values.last == 1)
  }
}
