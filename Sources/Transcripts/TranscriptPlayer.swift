public import Dialogue

/// Has the conversations of transcripts again and compares.
public struct TranscriptPlayer: Sendable {
  private let assistant: Assistant

  public init(assistant: Assistant) {
    self.assistant = assistant
  }

  /// Says what the person said, from the beginning, whatever the replies are.
  public func play(_ transcript: Transcript) -> Playback {
    var conversation = Conversation()
    let turns = transcript.turns.map { turn in
      guard let message = turn.message else { return opening(turn) }
      let reply = assistant.reply(to: message, in: &conversation)
      return Playback.Turn(
        turn, said: reply.text, reply: reply, conversation: conversation,
        failures: turn.assertions.map { $0.failure(of: reply, in: conversation) })
    }
    return Playback(turns: turns, expectsNothing: transcript.expectsNothing)
  }

  /// Plays a transcript of a file.
  public func replay(_ entry: TranscriptEntry) -> ReplayResult {
    ReplayResult(entry: entry, playback: play(entry.transcript))
  }

  private func opening(_ turn: Transcript.Turn) -> Playback.Turn {
    Playback.Turn(turn, said: assistant.opening.joined(separator: "\n"))
  }
}
