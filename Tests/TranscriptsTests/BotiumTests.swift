import Knowledge
import Testing

@testable import Transcripts

/// The text form: what means what, and what is wrong with a file.
@Suite struct BotiumTests {
  private func read(_ source: String) throws -> Transcript {
    try #require(try TranscriptFormat.botium.read(source, file: "a.convo.txt").first).transcript
  }

  @Test func readsNameDescriptionAndTurns() throws {
    let transcript = try read(
      """
      Weak core
      Everything at once,
      and no question back.

      #me
      my back hurts

      so much

      #bot
      First paragraph.
      # Not a tag.
      FACTS core.plank | disc.*
      #me
      thanks
      """)
    #expect(
      transcript
        == Transcript(
          name: "Weak core", description: "Everything at once,\nand no question back.",
          turns: [
            .init(
              message: "my back hurts\n\nso much", reply: "First paragraph.\n# Not a tag.",
              assertions: [Assertion(.facts, ["core.plank", "disc.*"])]),
            .init(message: "thanks"),
          ]))
  }

  @Test func takesSeveralRepliesForParagraphsOfOne() throws {
    let turn = try read("#me\nhi\n#bot\nOne.\nACT greet\n#bot\nTwo.").turns[0]
    #expect(turn.reply == "One.\nTwo.")
    #expect(turn.assertions == [Assertion(.act, ["greet"])])
  }

  @Test func comparesWhatIsSaidFirst() throws {
    #expect(try read("#bot\nHello.\n#me\nhi").turns.map(\.message) == [nil, "hi"])
  }

  @Test(arguments: [
    ("??", "?"), ("!!stop", "!stop"), ("?? what", "? what"), ("???", "??"), ("\\#me", "#me"),
    (#"\FACTS a"#, "FACTS a"),
    (#"\  two spaces\"#, "  two spaces"), (#"\\"#, ""), (#"\"#, ""), ("a\r", "a"),
  ])
  func readsWhatIsMeantLiterally(_ line: String, _ text: String) throws {
    #expect(try read("#me\nhi\n#bot\n\(line)\n").turns[0].reply == text)
    #expect(try read("#me\n\(line)\n").turns[0].message == text)
  }

  @Test func readsExclamationMarksAsDenials() throws {
    let expected = [
      Assertion(.text(TextMatch(.equals)), isNegated: true, ["Hello."]),
      Assertion(.facts, isNegated: true, ["a", "b"]), Assertion(.safety, isNegated: true, ["urgent"]),
    ]
    let turn = try read("#me\nhi\n#bot\n!Hello.\n!FACTS a|b\nNOT_SAFETY urgent").turns[0]
    #expect(Set(turn.assertions.map(\.line)) == Set(expected.map(\.line)))
    #expect(turn.reply == nil)
  }

  @Test func readsBarsWithinValues() throws {
    let turn = try read("#me\nhi\n#bot\n" + #"TEXT_CONTAINS_ANY a\|b|\d+\\|c"#).turns[0]
    #expect(turn.assertions[0].values == ["a|b", #"\d+\"#, "c"])
  }

  @Test func readsWindowsFiles() throws {
    #expect(
      try read("\u{FEFF}T\r\n\r\n#me\r\na\r\nb\r\n#bot\r\nc\r\n").turns == [
        .init(message: "a\nb", reply: "c")
      ])
  }

  @Test(arguments: [
    ("#me\nhi\n#bot\nFACT a", 4, "unknown asserter 'FACT', did you mean 'FACTS'?"),
    ("#me\nhi\n#bot\nNOT_FACT a", 4, "unknown asserter 'FACT', did you mean 'FACTS'?"),
    ("#me\nhi\n#bot\nTEXT_CONTAIN_ANY a", 4, "did you mean 'TEXT_CONTAINS_ANY'?"),
    ("#me\nhi\n#bot\nFACTS", 4, "'FACTS' needs a value"),
    ("#me\nhi\n#bot\nFACTS a||b", 4, "'FACTS' needs a value"),
    ("#me\nhi\n#bot\nSAFETY urgnt", 4, "unknown value 'urgnt' of 'SAFETY', did you mean 'urgent'?"),
    ("#me\nhi\n#bot\nTEXT_REGEXP_ALL (a", 4, "'(a' is no regular expression"),
    ("#me\nhi\n#bot\nENTITIES a", 4, "'ENTITIES' is an asserter of Botium's that is not supported"),
    ("#me\nhi\n#bot\n?Hello.", 4, "optional lines are not supported"),
    ("#me\nhi\n#bot\n?FACTS a", 4, "optional lines are not supported"),
    ("#me\nhi\nPAUSE 500", 3, #"if it is text, write '\PAUSE'"#),
    ("#me\n!hi", 2, "write '!!' for an exclamation mark"),
    ("#me\n\n#bot\nhi", 1, "'#me' has no message under it"),
    ("T\n\n#me too", 3, "if all of it is text, write '\\#me'"),
    ("#begin\n#me\nhi", 1, "'#begin' sections are not supported"),
    ("#bot\nFACTS a\n#me\nhi", 2, "assertions need a message before them"),
    ("Only a name", 1, "no message here; expected a line '#me'"), ("", 1, "no message here"),
  ])
  func saysWhereAFileIsWrong(_ source: String, _ line: Int, _ message: String) throws {
    let error = #expect(throws: ContentError.self) { try read(source) }
    let issue = try #require(
      error?.issues.first { $0.message.contains(message) }, "\(error?.description ?? "")")
    #expect(issue.description.hasPrefix("a.convo.txt:\(line):1: error: "))
  }

  @Test func reportsAllMistakesAtOnce() {
    let error = #expect(throws: ContentError.self) { try read("#me\nPAUSE 1\n#bot\nACT no\nGAP no\n?x") }
    #expect(error?.issues.count == 5)  // the message is missing, too
  }

  @Test func writesWhatBotiumReadsTheSameWay() {
    let transcript = Transcript(
      name: "T",
      turns: [
        .init(
          message: "?! what", reply: "!Stop\n#me\nPAUSE 1",
          assertions: [Assertion(.facts, isNegated: true, ["a|b"])]),
        .init(message: "{\"a\": 1}"),
      ])
    let expected = ##"""
      T

      #me
      ??! what

      #bot
      !!Stop
      \#me
      \PAUSE 1
      NOT_FACTS a\|b

      #me
      \{"a": 1}

      """##
    #expect(BotiumConvo.source(of: transcript) == expected)
  }
}
