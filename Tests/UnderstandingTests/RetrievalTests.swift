@testable import Knowledge
import Spotter
import Testing

@testable import Understanding

/// What is found by meaning where no example has the words.
@Suite struct RetrievalTests {
  private static let examples = [
    (
      "ask_sofa",
      ["can i lie on the sofa", "is the sofa bad for me", "sofa or bed", "may i use the sofa", "sofa time"]
    ),
    (
      "ask_doctor",
      ["when do i see a doctor", "do i need a doctor", "doctor or not", "which doctor", "doctor now"]
    ),
    ("ask_weather", ["is it raining", "how warm is it", "will it snow", "is it sunny", "any wind today"]),
  ]

  private func content(vectors: WordVectors?) throws -> CompiledContent {
    var knowledge = KnowledgeBase()
    knowledge.facts = [fact("sofa", "Lie on the sofa for an hour."), fact("doctor", "See a doctor.")]
    knowledge.intents = Self.examples.map { name, examples in
      let fact = String(name.dropFirst(4))
      let effect: Intent.Effect =
        fact == "weather" ? .gap(kind: .offTopic, subject: nil, nearest: []) : .facts([fact])
      return Intent(name: name, effect: effect, topic: nil, examples: examples, nearMisses: [])
    }
    knowledge.concepts = [
      Concept(id: "topic.sofa", phrases: ["sofa"]), Concept(id: "topic.doctor", phrases: ["doctor"]),
    ]
    knowledge.cues = [ContextCue(category: .negated, direction: .forward, phrases: ["not"])]
    return try CompiledContent(training: knowledge, vectors: vectors)
  }

  private func fact(_ id: String, _ says: String) -> Fact {
    Fact(
      id: id, says: says, place: .init(source: "article", section: "a", paragraph: 1), evidence: [],
      topics: [],
      why: [], level: nil)
  }

  private func reader(vectors: WordVectors? = .builtIn) throws -> Reader {
    let content = try content(vectors: vectors)
    return Reader(knowledge: content.knowledge, matcher: content.matcher, vectors: vectors)
  }

  private func nearest(_ text: String, _ reader: Reader) -> [String] {
    let reading = reader.read(text)
    return reading.segments.first.map { reader.nearestFacts(to: $0, in: reading).map(\.fact) } ?? []
  }

  @Test func findsFactsByWordsOfTheSameMeaning() throws {
    #expect(nearest("resting on a couch", try reader()).first == "sofa")
    #expect(nearest("visit my physician", try reader()).first == "doctor")
  }

  @Test func alignsEachWordWithTheLikeliestOfADocument() throws {
    let vectors = try #require(WordVectors.builtIn)
    let alignment = WordAlignment([["lie", "sofa"], ["see", "doctor"], []], vectors: vectors)
    func scores(_ words: [String]) -> [Float] { alignment.scores(of: words, vectors: vectors) }
    #expect(abs(scores(["sofa", "lie"])[0] - 1) < 1e-5)  // all of them, in any order
    #expect(scores(["couch"])[0] > scores(["couch"])[1])
    #expect(scores(["physician"])[1] > scores(["physician"])[0])
    #expect(scores(["sofa"])[2] == 0)
    #expect(scores([]) == [0, 0, 0])
  }

  @Test func ranksFactsAlikeAfterBeingStored() throws {
    let content = try content(vectors: .builtIn)
    let stored = try CompiledContent(encoded: content.encoded())
    let reader = Reader(knowledge: stored.knowledge, matcher: stored.matcher)
    for text in ["resting on a couch", "visit my physician", "zzz"] {
      #expect(nearest(text, reader) == nearest(text, try self.reader()))
    }
    #expect(reader.factThreshold == (try self.reader().factThreshold))
  }

  @Test func doesNotFindWhatWasDenied() throws {
    #expect(nearest("not the doctor couch", try reader()).first == "sofa")
  }

  @Test func understandsWordsThatNoExampleHas() throws {
    #expect(try reader().read("may i use the couch").segments.first?.best?.intent == "ask_sofa")
  }

  @Test func worksWithoutVectors() throws {
    let reader = try reader(vectors: nil)
    #expect(reader.read("may i use the sofa").segments.first?.best?.intent == "ask_sofa")
    #expect(nearest("resting on a couch", reader).isEmpty)
  }

  @Test func usesNoVectorsButThoseOfTheTraining() throws {
    let content = try content(vectors: nil)
    let reader = Reader(knowledge: content.knowledge, matcher: content.matcher, vectors: .builtIn)
    #expect(nearest("resting on a couch", reader).isEmpty)
  }

  @Test func sharesOfWordsNameTheirNeighbours() throws {
    let reader = try reader()
    let reading = reader.read("is the couch bad")
    let shares = reader.wordShares(of: try #require(reading.segments.first), in: reading)
    let couch = try #require(shares.first { $0.word == "couch" })
    #expect(couch.alike.first == "sofa")
    #expect(couch.share > shares.filter { $0.word != "couch" }.map(\.share).max() ?? 0)
  }

  @Test func hintsAtWordsThatAConceptLacks() throws {
    var knowledge = KnowledgeBase()
    knowledge.concepts = [Concept(id: "place.sofa", phrases: ["sofa"])]
    knowledge.intents = [
      Intent(
        name: "a", effect: .act(.help), topic: nil,
        examples: ["the couch", "my couch", "a banana", "one banana"], nearMisses: [])
    ]
    let hints = LexiconHints(for: knowledge, vectors: try #require(WordVectors.builtIn)).hints
    #expect(hints == [.init(word: "couch", concept: "place.sofa", phrase: "sofa")])
  }
}
