import Spotter
import Testing
import Transcripts

/// The conversations in `Tests/Transcripts`, replayed.
@Suite struct TranscriptTests {
  @Test(arguments: try TranscriptLoader(assistant: try Shared.assistant()).load([folder]))
  func replays(_ entry: TranscriptEntry) throws {
    let result = TranscriptPlayer(assistant: try Shared.assistant()).replay(entry)
    #expect(result.passed, "\(result)")
  }
}
