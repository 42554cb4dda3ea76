import Testing

@testable import Transcripts

/// `--update` rewrites what is said, and nothing else.
@Suite struct UpdateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Updates the folder; what it says about it.
  private func update() throws -> [String] {
    let player = TranscriptPlayer(assistant: try Shared.assistant())
    return try TranscriptUpdate.rewriteFiles(of: TranscriptLoader().load([folder.path]).map(player.replay))
  }

  /// What the assistant says to messages, one after the other.
  private func replies(to messages: String...) throws -> [String] {
    let turns = messages.map { Transcript.Turn(message: $0) }
    return TranscriptPlayer(assistant: try Shared.assistant()).play(.init(name: "", turns: turns)).turns.map(
      \.said)
  }

  @Test func rewritesWhatDiffersAndNothingElse() throws {
    func file(_ replies: [String]) -> String {
      """
      Name
      About.



      #me
      what is a disc
      #bot
      \(replies[0])
      NOT_FACTS core.plank
      FACTS spine.discs

      #me
      hello
      #bot
      ACT greet

      #me
      bye
      #bot
      \(replies[1])

      """
    }
    try folder.write(file(["Something else.\n# No tag.", "Bye?"]), to: "a.convo.txt")
    let lines = try update()
    #expect(lines.contains("\(folder.path)/a.convo.txt:6: rewritten"))
    #expect(lines.contains("  - Something else."))
    #expect(lines.contains("2 replies in 1 file rewritten"))
    let said = try replies(to: "what is a disc", "hello", "bye")
    #expect(try folder.read("a.convo.txt") == file([said[0], said[2]]))
    #expect(try update() == ["no reply rewritten", ""])
  }

  @Test func fillsInATranscriptThatExpectsNothing() throws {
    try folder.write("#me\nwhat is a disc\n#me\nbye", to: "a.convo.txt")
    #expect(try update().contains("2 replies in 1 file rewritten"))
    let after = try folder.read("a.convo.txt")
    #expect(
      after.hasPrefix(
        "#me\nwhat is a disc\n\n#bot\n\(try replies(to: "what is a disc")[0])\n\n#me\nbye\n\n#bot\n")
    )
    #expect(try TranscriptLoader().load([folder.path]).count == 1)
  }

  @Test func blessesNoBrokenAssertion() throws {
    let before = "#me\nwhat is a disc\n#bot\nFACTS core.plank\n#me\nbye\n#bot\nACT bye\n"
    try folder.write(before, to: "a.convo.txt")
    #expect(try update() == ["no reply rewritten", ""])
    #expect(try folder.read("a.convo.txt") == before)
  }

  @Test func leavesPhrasingsWithDifferentReplies() throws {
    try folder.write("WHAT\nwhat is a disc\nhello\n", to: "a.utterances.txt")
    let before = "#me\nWHAT\n#bot\nSomething.\n"
    try folder.write(before, to: "a.convo.txt")
    #expect(try update()[0].hasSuffix("a.convo.txt:1: left as it is, its phrasings get different replies"))
    #expect(try folder.read("a.convo.txt") == before)
  }

  @Test func leavesOtherFormats() throws {
    let before = "user: hi\nbot: no\n"
    try folder.write(before, to: "a.chat")
    #expect(try update()[0].contains("a.chat: left as it is"))
    #expect(try folder.read("a.chat") == before)
  }
}
