import Dialogue
import Foundation
import Hosting
import Spotter
import Testing

@testable import Transcripts

/// What is written down is read again, whatever people type.
@Suite struct RoundTripTests {
  private static let count = 1000

  private func transcripts(withAssertions: Bool) -> [Transcript] {
    var random = RandomConversations(seed: 5)
    return (0..<Self.count).map { _ in random.transcript(withAssertions: withAssertions) }
  }

  private func rewritten(
    _ transcript: Transcript, as format: TranscriptFormat
  ) throws -> (source: String, read: Transcript) {
    let source = try format.source(of: transcript)
    return (source, try #require(try format.read(source, file: "x").first).transcript)
  }

  /// Only what every format can say: the words.
  private func words(of transcript: Transcript) -> [[[Unicode.Scalar]?]] {
    transcript.turns.map { [$0.message, $0.reply].map { $0.map { Array($0.unicodeScalars) } } }
  }

  @Test(arguments: [TranscriptFormat.botium, .transcript])
  func keepsEverything(_ format: TranscriptFormat) throws {
    for transcript in transcripts(withAssertions: true) {
      let (source, other) = try rewritten(transcript, as: format)
      try #require(other == transcript, "\(source)")
      try #require(words(of: other) == words(of: transcript), "\(source)")
    }
  }

  @Test(arguments: [TranscriptFormat.chat, .rasa])
  func keepsTheWords(_ format: TranscriptFormat) throws {
    for transcript in transcripts(withAssertions: false) {
      let (source, other) = try rewritten(transcript, as: format)
      try #require(words(of: other) == words(of: transcript), "\(source)")
    }
  }

  @Test func convertsFromFormatToFormat() throws {
    for transcript in transcripts(withAssertions: false) {
      var other = transcript
      for format in TranscriptFormat.allCases + TranscriptFormat.allCases.reversed() {
        other = try rewritten(other, as: format).read
      }
      try #require(words(of: other) == words(of: transcript))
    }
  }

  /// Through the bot, one file a conversation, and back.
  @Test func recordsWhatReplays() throws {
    let folder = try TemporaryFolder()
    let assistant = try Shared.assistant()
    var bot = LineBot(
      assistant: assistant, settings: BotSettings(format: .jsonl), store: MemoryStore(),
      recorder: try TranscriptRecorder(folder: folder.path))
    var random = RandomConversations(seed: 7)
    var said: [String: [String]] = [:]
    for number in 0..<Self.count {
      let name = "\(number) " + random.text()
      for message in (0..<Int.random(in: 1...2)).map({ _ in random.text() }) {
        _ = try bot.respond(to: .text(JSONLine.encode(["conversation": name, "text": message])))
        said[name, default: []].append(message.replacing("\0", with: "\u{FFFD}"))  // as the protocol has it
      }
    }
    let entries = try TranscriptLoader(assistant: assistant).load([folder.path])
    #expect(entries.count == Self.count)
    for result in TranscriptPlayer(assistant: assistant).replay(entries, jobs: 2) {
      #expect(result.passed, "\(result)")
    }
    #expect(
      Set(entries.map { $0.transcript.turns.map(\.message) })
        == Set(said.values.map { $0.map(Optional.some) }))
  }
}
