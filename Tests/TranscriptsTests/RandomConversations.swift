@testable import Transcripts

@testable import Understanding

/// Conversations made of what the formats use for themselves, the same ones every time.
struct RandomConversations {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  /// What means something in a format, and what a text may be lost by. A byte order mark does not stand first: our YAML
  /// reader drops it there.
  private static let pieces = [
    "#me", "#bot", "#begin", "#", "?", "!", "??", "!!", "?!", "\\", "|", "\\|", "\\n", "FACTS core.plank",
    "!FACTS a", "?SAFETY none", "NOT_FACTS x|y", "FACT", "TEXT", "ENTITIES", "PAUSE 500", "BUTTON ok",
    "MEDIA x.png",
    "INCLUDE other", "SET_SCRIPTING_MEMORY a|b", "user:", "bot:", "User:", "bot->user:", "user=Joe",
    "channelId=x",
    "[Typing]", "[Delay=3000]", "[ herocard\ntitle=x]", "[disc 1]", "[", "]", "&#32;", "&amp;", "&",
    "- user: x",
    "test_cases:", "---", "...", ": ", " #", "'", "\"", "{", "}", "{\"a\":1}", "[1]", "*", "%YAML 1.1", "~",
    "null",
    "yes", "0x1F", "1e3", "<![CDATA[", "]]>", "\\u0041", "\\ud83d\\ude00", "\t", " ", "  ", "\n", "\n\n",
    "\r",
    "\r\n", "\u{B}", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}",
    "a\u{FEFF}", "\u{FFFE}", "\u{301}", "é", "🙂", "👩‍👩‍👧", "my back hurts", "what is a disc", "no", "thanks",
  ]

  private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  /// Any text but one without a character.
  mutating func text() -> String {
    let count = Int.random(in: 1...5, using: &random)
    return (0..<count).map { _ in
      (Self.pieces.randomElement(using: &random) ?? "")
        + (["", " ", "\n"].randomElement(using: &random) ?? "")
    }.joined()
  }

  mutating func transcript(withAssertions: Bool) -> Transcript {
    var turns = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      Transcript.Turn(
        message: chance(0.02) ? "" : text(), reply: chance(0.7) ? text() : nil,
        assertions: withAssertions && chance(0.4) ? (0..<2).map { _ in assertion() } : [])
    }
    if chance(0.1) { turns.insert(.init(message: nil, reply: text()), at: 0) }
    return Transcript(name: chance(0.8) ? text() : "", description: chance(0.3) ? text() : "", turns: turns)
  }

  private mutating func assertion() -> Assertion {
    let isNegated = chance(0.5)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return Assertion(.safety, isNegated: isNegated, ["urgent", "emergency"])
    case 1: return Assertion(.gap, isNegated: isNegated, ["none"])
    case 2: return Assertion(.text(TextMatch(.regexp, all: true)), isNegated: isNegated, [#"\d+ \| \\ [^|]"#])
    case 3: return Assertion(.facts, isNegated: isNegated, values())
    default: return Assertion(.text(TextMatch(.contains, ignoringCase: true)), isNegated: isNegated, values())
    }
  }

  private mutating func values() -> [String] {
    let values = [text(), text()].map { String(Substring($0).trimmed) }
    return values.filter { !$0.isEmpty } + ["core.plank"]
  }
}
