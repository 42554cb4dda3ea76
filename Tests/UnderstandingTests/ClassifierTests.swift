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
      Intent(name: name, effect: .act(name), topic: nil, examples: examples, nearMisses: [])
    }
    if reversed {
      knowledge.intents.reverse()
      for i in knowledge.intents.indices { knowledge.intents[i].examples.reverse() }
    }
    return knowledge
  }

  private func best(_ text: String, _ knowledge: KnowledgeBase) -> RankedIntent? {
    Reader(knowledge: knowledge, matcher: TrainedMatcher(training: knowledge)).read(text).segments.first?.best
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
    #expect(throws: DecodingError.self) { try CompiledContent(encoded: Data("{}".utf8)) }
  }

  @Test func hashesTheSameEverywhere() {
    var hash = FNV(seed: 0)
    hash.combine("disc".utf8)
    #expect(hash.value == 10_051_135_708_824_536_534)
  }

  @Test func countsUnknownNGramsInTheLength() {
    let space = FeatureSpace(utterances: [
      NGrams(tokens: Tokenizer().tokens(of: "red disc")[...], concepts: []),
      NGrams(tokens: Tokenizer().tokens(of: "blue disc")[...], concepts: []),
    ])
    func length(_ text: String) -> Float {
      space.vector(of: NGrams(tokens: Tokenizer().tokens(of: text)[...], concepts: [])).values
        .reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    #expect(length("red disc") > length("red zebra"))
    #expect(length("zebra") < 0.5)
  }
}
