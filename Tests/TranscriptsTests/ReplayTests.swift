import Dialogue
import Foundation
import Knowledge
import Spotter
import Synchronization
import Testing

@testable import Transcripts
@testable import Understanding

/// What passes, what fails, and what is said about it.
@Suite struct ReplayTests {
  private func result(_ source: String, by assistant: Assistant? = nil) throws -> ReplayResult {
    let entry = try #require(try TranscriptFormat.botium.read(source, file: "a.convo.txt").first)
    return try TranscriptPlayer(assistant: assistant ?? Shared.assistant()).replay(entry)
  }

  private static let disc =
    "Discs sit between the vertebrae. They give where bone does not, and so the spine can move freely in every direction. [disc 1]"

  @Test(arguments: [
    "FACTS spine.discs", "FACTS spine.*", "NOT_FACTS disc.*|core.plank", "SAFETY none", "SAFETY none|routine",
    "GAP none",
    "NOT_GAP off_topic|unclear", "ASKS none", "NOT_ASKS *", "ACT answer", "NOT_ACT gap", "NOT_KNOWS region",
    "TEXT_IC \(disc.uppercased())", "TEXT_CONTAINS_ANY nowhere|vertebrae", "TEXT_CONTAINS_ALL_IC DISCS|Bone",
    "NOT_TEXT_CONTAINS_ANY plank|pillow", "TEXT_WILDCARD_ALL Discs*vertebrae|bone*direction",
    #"TEXT_REGEXP_ANY \[disc \d\]$"#, "NOT_TEXT Discs.",
  ])
  func passes(_ assertion: String) throws {
    let result = try result("#me\nwhat is a disc\n#bot\n\(assertion)")
    #expect(result.passed, "\(result)")
  }

  @Test(arguments: [
    ("FACTS spine.discs|core.plank", "it states spine.discs"), ("NOT_FACTS spine.*", "it states spine.discs"),
    ("SAFETY urgent", "the level is none"), ("GAP unclear", "the gap is none"), ("ASKS *", "it asks nothing"),
    ("ACT gap|safety", "the act is answer"), ("KNOWS region.lower", "it knows nothing"),
    ("TEXT_CONTAINS_ALL Discs|plank", "it does not say plank"),
    ("NOT_TEXT_CONTAINS_ANY_IC DISCS", "it says DISCS"),
    ("TEXT_WILDCARD_ANY bone*Discs", "it does not say bone*Discs"),
  ])
  func failsAndSaysWhatWasFound(_ assertion: String, _ found: String) throws {
    let result = try result("#me\nwhat is a disc\n#bot\n\(assertion)")
    #expect(!result.passed)
    #expect(result.description.contains("    - \(assertion)\n    + \(found)"))
  }

  @Test func looksAtWhatIsKnown() throws {
    #expect(
      try result(
        "#me\nmy lower back hurts, nothing in my legs\n#bot\nKNOWS region.lower|not leg.pain|leg\nASKS *"
      ).passed)
  }

  /// A longer reply passes nowhere.
  @Test func comparesToTheLetter() throws {
    #expect(try result("#me\nwhat is a disc\n#bot\n\(Self.disc)").passed)
    #expect(try !result("#me\nwhat is a disc\n#bot\nDiscs sit between the vertebrae.").passed)
    #expect(try !result("#me\nwhat is a disc\n#bot\n\(Self.disc.lowercased())").passed)
  }

  @Test func comparesWhatIsSaidFirst() throws {
    let opening = try Shared.assistant().opening.joined(separator: "\n")
    #expect(try result("#bot\n\(opening)\n#me\nhi").passed)
    #expect(try !result("#bot\nWelcome.\n#me\nhi").passed)
  }

  @Test func passesNothingThatExpectsNothing() throws {
    #expect(try !result("#me\nhi").passed)
  }

  @Test func showsTheConversationUpToTheFailure() throws {
    let result = try result(
      """
      A disc in between

      #me
      what is a disc
      #bot
      \(Self.disc.replacing("give", with: "bend"))
      #me
      hello
      #bot
      ACT greet
      #me
      bye
      #bot
      ACT thanks
      FACTS core.plank
      #me
      bye
      """)
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    let said = ["what is a disc", "hello", "bye"].map { assistant.reply(to: $0, in: &conversation).text }
    #expect(
      result.description == """
        FAIL  a.convo.txt: A disc in between, turns 1, 3 of 4
          a.convo.txt:3: not as expected
            #me
            what is a disc
            #bot
            - \(Self.disc.replacing("give", with: "bend"))
            + \(Self.disc)
              ("bend" -> "give")
            #me
            hello
            #bot
              \(said[1])
          a.convo.txt:11: not as expected
            #me
            bye
            #bot
              \(said[2])
            - ACT thanks
            + the act is bye
            - FACTS core.plank
            + it states nothing
        """)
  }

  @Test func comparesLineByLine() {
    let difference = LineDifference(
      expected: "one and only\ntwo words\nthree\nfour and five",
      said: "one and only\ntwo new words\nthree\nsix and five")
    #expect(
      difference.lines == [
        "  one and only", "- two words", "+ two new words", "  three", "- four and five", "+ six and five",
        #"  (nothing -> "new", "four" -> "six")"#,
      ])
    #expect(
      LineDifference(expected: "all of this", said: "nothing like that").lines == [
        "- all of this", "+ nothing like that",
      ])
  }

  /// A changed word fails exactly the transcripts that contain it.
  @Test func failsWhereAPhraseChanged() throws {
    let content = try CompiledContent.builtIn()
    var knowledge = content.knowledge
    let wordings = try #require(knowledge.phrases["off_topic"])
    knowledge.phrases["off_topic"] = wordings.map { $0.replacing("back", with: "neck") }
    let player = TranscriptPlayer(
      assistant: Assistant(
        content: CompiledContent(knowledge: knowledge, matcher: content.matcher, fingerprint: "")))
    let entries = try TranscriptLoader().load([TranscriptTests.folder])
    let containing = entries.filter { entry in
      entry.transcript.turns.contains { turn in wordings.contains { turn.reply?.contains($0) ?? false } }
    }
    let failed = entries.map(player.replay).filter { !$0.passed }
    #expect(!failed.isEmpty)
    #expect(failed.map(\.entry.title) == containing.map(\.title))
    #expect(failed.allSatisfy { $0.description.contains(#""back" -> "neck""#) })
  }

  @Test func replaysSeveralAtOnceInOrder() throws {
    let entries = try (0..<40).flatMap {
      try TranscriptFormat.botium.read("T\($0)\n\n#me\nhi \($0)\n#bot\nACT greet", file: "\($0)")
    }
    let player = TranscriptPlayer(assistant: try Shared.assistant())
    let done = Mutex<[Int]>([])
    let results = player.replay(entries, jobs: 4) { number in done.withLock { $0.append(number) } }
    #expect(results.map(\.entry.title) == entries.map(\.title))
    #expect(done.withLock { $0.sorted() } == Array(1...40))
  }
}
