import Dialogue
import Knowledge
import Testing

@testable import Transcripts

/// What is said about what the transcripts reach, and what ours do.
@Suite struct CoverageTests {
  private func coverage(of entries: [TranscriptEntry]) throws -> [String: Coverage.Part] {
    let assistant = try Shared.assistant()
    let results = TranscriptPlayer(assistant: assistant).replay(entries, jobs: 2)
    let parts = Coverage(of: assistant.knowledge, by: results).parts
    return Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0) })
  }

  private func reached(by messages: String...) throws -> [String: Set<String>] {
    var entry = TranscriptEntry(file: "a", transcript: Transcript(name: "", turns: []))
    for message in messages { entry.append(message: message, line: 1) }
    return try coverage(of: [entry]).mapValues(\.reached)
  }

  @Test func countsWhatAConversationReaches() throws {
    let reached = try reached(
      by: "my lower back hurts when i lift, i never train my abs, and nothing in my legs", "skip",
      "i can't feel my groin")
    #expect(reached["facts"]?.isSuperset(of: ["core.compensation", "safety.cauda-equina"]) == true)
    #expect(reached["causes"] == ["core"])
    #expect(reached["findings"]?.isSuperset(of: ["region.lower", "not leg.pain"]) == true)
    #expect(reached["safety flags"] == ["saddle_numbness"])
    #expect(try self.reached(by: "who won the match")["repairs"] == ["off_topic"])
  }

  @Test func namesWhatIsMissing() throws {
    let assistant = try Shared.assistant()
    let lines = Coverage(of: assistant.knowledge, by: []).lines
    let count = assistant.knowledge.causes.count
    #expect(lines.contains("causes: 0 of \(count), not reached: core, overuse, disc, sciatica"))
  }

  @Test func ourTranscriptsReachAllFactsAndFlags() throws {
    let coverage = try coverage(of: TranscriptLoader().load([TranscriptTests.folder]))
    for name in ["facts", "causes", "safety flags"] { #expect(coverage[name]?.missing == [], "\(name)") }
  }

  @Test func reportsAsJUnitDoes() throws {
    let entries = try ["<T> & \"x\"\n\n#me\nhello\n#bot\nACT greet", "#me\nbye\u{1}\n#bot\nNo <b>.\n"].flatMap
    {
      try TranscriptFormat.botium.read($0, file: "a&b.convo.txt")
    }
    let results = entries.map(TranscriptPlayer(assistant: try Shared.assistant()).replay)
    let xml = JUnitReport(results).xml
    #expect(xml.contains(#"<testsuite name="transcripts" tests="2" failures="1">"#))
    #expect(xml.contains(#"<testcase classname="a&amp;b.convo.txt" name="&lt;T&gt; &amp; &quot;x&quot;"/>"#))
    #expect(xml.contains("- No &lt;b&gt;.\n"))
    #expect(!xml.unicodeScalars.contains("\u{1}"))
  }
}
