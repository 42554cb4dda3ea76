import Knowledge
import Testing
import Understanding

@Suite struct FingerprintTests {
  private func knowledge() -> KnowledgeBase {
    var knowledge = KnowledgeBase()
    knowledge.intents = ["greet", "bye"].map {
      Intent(name: $0, effect: .aspect($0), topic: nil, examples: ["\($0) you", "\($0) now"], nearMisses: [])
    }
    knowledge.phrases = ["greet": ["Hello."], "bye": ["Bye."]]
    return knowledge
  }

  @Test func tellsContentsApart() throws {
    let content = try CompiledContent(training: knowledge())
    #expect(content.fingerprint == (try CompiledContent(training: knowledge())).fingerprint)
    var changed = knowledge()
    changed.phrases["bye"] = ["Goodbye."]
    #expect(content.fingerprint != (try CompiledContent(training: changed)).fingerprint)
  }

  @Test func staysWithTheCompiledContent() throws {
    let content = try CompiledContent(training: knowledge())
    #expect(try CompiledContent(encoded: content.encoded()).fingerprint == content.fingerprint)
    #expect(content.fingerprint.count == 16)
  }
}
