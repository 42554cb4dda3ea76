import Spotter
import Testing

/// Each fact of the article, asked for.
@Suite struct AnswerTests {
  @Test(arguments: [
    ("why did the pain come out of nowhere in the middle of my session", "intro.sudden"),
    ("what is my back made of", "back.anatomy"),
    ("can it come from more than one thing", "back.many-causes"),
    ("is lower back pain something else than upper back pain", "back.upper-vs-lower"),
    ("what are the usual causes of back pain in training", "back.four-causes"),
    ("why would weak abs make my back hurt", "core.compensation"),
    ("where does a weak core hurt", "core.region"),
    ("how do i fix a weak core", "core.strengthen"),
    ("what should i do about my core over the next months", "core.long-term"),
    ("what can i do for my abs right before lifting", "core.short-term"),
    ("how do i do the plank properly", "core.plank"),
    ("did i just strain a muscle by overdoing it", "overuse.cause"),
    ("should i take a break from training after overdoing it", "overuse.rest"),
    ("are my muscles really tearing when i get sore", "overuse.fibers"),
    ("what happens to muscles while they recover", "overuse.recovery"),
    ("what if i train again before i have recovered", "overuse.too-soon"),
    ("when should i see a doctor about sore muscles", "overuse.see-doctor"),
    ("what is the spine for", "spine.role"),
    ("how many vertebrae are there", "spine.vertebrae"),
    ("what is a disc", "spine.discs"),
    ("how does a disc slip", "disc.mechanism"),
    ("does a slipped disc hurt in the upper back too", "disc.pain"),
    ("can a disc heal by itself", "disc.self-resolve"),
    ("when do i need to see somebody about a disc", "disc.see-provider"),
    ("where does the sciatic nerve run", "nerve.path"),
    ("what causes sciatica", "sciatica.pressure"),
    ("how does sciatica feel", "sciatica.sensation"),
    ("do better shoes help with sciatica", "sciatica.footwear"),
    ("does a longer warm up help the sciatic nerve", "sciatica.warm-up"),
    ("is jumping bad for sciatica", "sciatica.impact"),
    ("does a hot bath help sciatica", "sciatica.heat-cold"),
    ("why does heat help the nerve", "sciatica.blood-flow"),
    ("how should i sit at the computer with sciatica", "sciatica.posture"),
    ("how should i lie in bed with sciatica", "sciatica.sleep"),
    ("do i put a pillow between my knees", "sciatica.pillow"),
    ("when is back pain an emergency", "safety.cauda-equina"),
    ("are you a doctor", "safety.not-diagnosis"),
    ("i'm pregnant, can i take ice baths for sciatica", "safety.pregnancy"),
  ])
  func statesTheFact(_ question: String, _ fact: String) throws {
    let reply = try reply(to: question)
    #expect(reply.facts.contains(fact), "\(reply.facts): \(reply.text)")
    #expect(reply.facts.count <= 5)
    #expect(reply.act == .answer)
    #expect(reply.citations.count == reply.facts.count)
  }

  @Test func answersTwoQuestionsOfOneMessage() throws {
    let facts = try reply(to: "what does sciatica feel like and can a disc heal by itself?").facts
    #expect(facts.contains("sciatica.sensation"))
    #expect(facts.contains("disc.self-resolve"))
  }

  @Test func answersTwoQuestionsThatAreTold() throws {
    let facts = try reply(
      to: "first whats good for my abs before i lift, second how should i sit at my desk with sciatica"
    ).facts
    #expect(facts.contains("core.short-term") && facts.contains("sciatica.posture"), "\(facts)")
  }

  @Test func namesThePlaceBehindTheStatement() throws {
    let reply = try reply(to: "how many vertebrae are there")
    #expect(reply.text.hasSuffix("[disc 1]"))
    #expect(
      reply.citations == [.init(fact: "spine.vertebrae", source: "article", section: "disc", paragraph: 1)])
  }

  @Test func neverCallsGuidanceTheArticle() throws {
    let reply = try reply(to: "when is back pain an emergency")
    #expect(reply.citations.allSatisfy { $0.source == "guidance" && $0.paragraph == nil })
    #expect(reply.text.contains("[public health guidance, not the article]"))
  }

  @Test(arguments: [
    ("should i take ibuprofen for my back", Reply.Gap.notCovered),
    ("how many seconds should i hold a plank", .notCovered),
    ("can you read my mri report", .notCovered),
    ("what's the weather in paris tomorrow", .offTopic),
    ("sorry, who won the cup final?", .offTopic),
    ("how far back does the roman empire go", .offTopic),
    ("wqkjv zpfxl gnnrt", .unclear),
    ("???", .unclear),
    ("🙂", .unclear),
  ])
  func saysWhatItDoesNotKnow(_ message: String, _ gap: Reply.Gap) throws {
    let reply = try reply(to: message)
    #expect(reply.gap == gap, "\(reply.text)")
    #expect(reply.act == .gap)
    #expect(reply.safety == .none)
  }

  @Test func givesTheNearestFactWithAGap() throws {
    let reply = try reply(to: "how many seconds should i hold a plank")
    #expect(reply.facts == ["core.plank"])
  }

  @Test func staysOnAnUncoveredSubject() throws {
    let last = try reply(to: "does ibuprofen help", "and why would it?")
    #expect(last.gap == .notCovered)
  }

  @Test func takesThreeStepsWhenNothingIsUnderstood() throws {
    let texts = try replies(to: "blargh", "fnord gleep", "xyzzy", "plugh wibble").map(\.text)
    #expect(Set(texts).count >= 3)
    for (a, b) in zip(texts, texts.dropFirst()) { #expect(a != b) }
  }
}
