import Foundation
import Knowledge
import Testing

@testable import Transcripts

/// The formats of other bot testers.
@Suite struct ForeignFormatTests {
  private func read(_ source: String, _ format: TranscriptFormat) throws -> Transcript {
    try #require(try format.read(source, file: "f").first).transcript
  }

  private func mistakes(_ source: String, _ format: TranscriptFormat) -> [String] {
    #expect(throws: ContentError.self) { try format.read(source, file: "f") }?.issues.map(\.description) ?? []
  }

  // MARK: Bot Framework activities

  @Test func readsWhatAnEmulatorSaved() throws {
    let transcript = try read(
      #"""
      [
        {"type": "conversationUpdate", "membersAdded": [{"id": "b", "name": "Bot", "role": "bot"}], "timestamp": "2018-11-29T19:47:21.300Z"},
        {"type": "message", "id": "7", "from": {"id": "u", "role": "User"}, "text": "my back \ud83d\ude00 hurts\u2028a lot", "attachments": []},
        {"type": "typing", "from": {"role": "bot"}},
        {"type": "message", "from": {"role": "bot"}, "text": "One \/ two.", "replyToId": "7"},
        {"type": "message", "from": {"role": "bot"}, "text": "", "attachments": [{"contentType": "image/png"}]},
        {"type": "message", "from": {"id": "b"}, "recipient": {"role": "user"}, "text": "Three."},
        {"type": "message", "recipient": {"role": "bot"}, "text": "null", "channelData": null, "value": [1, "a"]},
        {"type": "message", "from": {"role": "user"}, "text": "\#(String(repeating: "long ", count: 1000))", "channelData": "x"}
      ]
      """#, .transcript)
    #expect(
      transcript.turns == [
        .init(message: "my back 😀 hurts\u{2028}a lot", reply: "One / two.\nThree."), .init(message: "null"),
        .init(message: String(repeating: "long ", count: 1000)),
      ])
  }

  @Test func writesTheRoleThatTheEmulatorWants() throws {
    let source = try TranscriptFormat.transcript.source(
      of: Transcript(name: "", turns: [.init(message: "hi", reply: "Hello.")]))
    #expect(source.components(separatedBy: #""role" : "user""#).count == 4)
    #expect(source.contains(#""replyToId" : "1""#))
  }

  @Test(arguments: [
    ("[\n{\"type\":\"message\",\"text\":\"hi\"}]", "f:2:1: error: cannot tell who speaks"),
    (
      "[\n\n{\"type\":\"message\",\"from\":{\"role\":\"user\"}}]",
      "f:3:1: error: a message of the user's without a text"
    ),
    ("[\n{\"type\" 3}]", "f:2:"), ("{}", "f:1:1: error: expected a list"),
    ("[1]", "f:1:2: error: expected an activity"),
    ("[]", "f:1:1: error: no message here"),
    ("[{\"type\":\"message\",\"from\":{\"role\":\"user\"},\"text\":\"\\ud800\"}]", "f:1:"),
    ("", "f:1:1: error: "),
  ])
  func saysWhereAnActivityLogIsWrong(_ source: String, _ message: String) {
    #expect(
      mistakes(source, .transcript).contains { $0.hasPrefix(message) }, "\(mistakes(source, .transcript))")
  }

  // MARK: .chat

  @Test func readsAMockConversation() throws {
    let transcript = try read(
      """
      user=Joe
      bot=LulaBot

      bot: Hi!
      Joe: my back hurts
      LulaBot->Joe: [Typing][Delay=3000]
      Where?
      * lower
      * upper
      [Suggestions=lower|upper]

      user: lower [sic]
      bot: [Typing]
      bot:
      [Attachment=card.json adaptivecard]
      USER: 10:30, user: nobody
      """, .chat)
    #expect(
      transcript.turns == [
        .init(message: nil, reply: "Hi!"), .init(message: "my back hurts", reply: "Where?\n* lower\n* upper"),
        .init(message: "lower [sic]"), .init(message: "10:30, user: nobody"),
      ])
  }

  @Test(arguments: [
    ("hello\nuser: hi", "f:1:1: error: nobody says this"),
    ("users=a,b\nuser: hi", "f:1:1: error: one person"),
    ("user=a\n", "f:1:1: error: no message here"),
  ])
  func saysWhereAMockConversationIsWrong(_ source: String, _ message: String) {
    #expect(mistakes(source, .chat).contains { $0.hasPrefix(message) })
  }

  // MARK: Rasa

  @Test func readsEndToEndTests() throws {
    let source = """
      test_cases:
      - test_case: lower back
        steps:
        - user: my back hurts
        - utter: utter_ask_region
        - user: lower
          assertions:
          - slot_was_set:
            - name: region
              value: lower
            - name: leg
          - bot_uttered: {utter_name: utter_ask_leg, text_matches: "leg.?$"}
          - bot_did_not_utter: {utter_name: sciatica.*}
        - slot_was_set:
          - region: lower
        - slot_was_not_set:
          - abs
          - leg: pain
        - user: thanks
        - utter: utter_thanks
        - bot: Any time.
        - bot: Train well.
      - test_case: second
        steps:
        - user: who won the match
        - utter: utter_off_topic
      """
    let entries = try TranscriptFormat.rasa.read(source, file: "f.yml")
    #expect(entries.map(\.title) == ["lower back", "second"])
    let assertions = entries[0].transcript.turns.map { $0.assertions.map(\.line) }
    #expect(assertions[0] == ["ASKS region"])
    #expect(
      assertions[1] == [
        "KNOWS region.lower", "KNOWS leg", "ASKS leg", "TEXT_REGEXP_ANY leg.?$", "NOT_FACTS sciatica.*",
        "KNOWS region.lower", "NOT_KNOWS abs", "NOT_KNOWS leg.pain",
      ])
    #expect(assertions[2] == ["ACT thanks"])
    #expect(entries[0].transcript.turns[2].reply == "Any time.\nTrain well.")
    #expect(entries[1].transcript.turns[0].assertions.map(\.line) == ["GAP off_topic"])
  }

  @Test(arguments: [
    (
      "test_cases:\n- test_case: a\n  steps:\n  - usr: hi",
      "f:4:5: error: unknown key 'usr', did you mean 'user'?"
    ),
    (
      "test_cases:\n- test_case: a\n  fixtures: [b]\n  steps:\n  - user: hi",
      "f:3:13: error: fixtures are not supported"
    ),
    ("test_cases:\n- test_case: a\n  steps:\n  - bot: hi", "f:2:3: error: no message"),
    (
      "test_cases:\n- test_case: a\n  steps:\n  - user: hi\n    assertions:\n    - flow_started: b",
      "f:6:7: error: unknown key 'flow_started'"
    ),
    ("nlu:\n- a", "f:1:1: error: unknown key 'nlu'"), ("- [", "f:"),
  ])
  func saysWhereAnEndToEndTestIsWrong(_ source: String, _ message: String) {
    #expect(mistakes(source, .rasa).contains { $0.hasPrefix(message) }, "\(mistakes(source, .rasa))")
  }
}
