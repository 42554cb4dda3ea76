/// A `*.convo.txt` file rewritten so that it expects what is said.
package struct TranscriptUpdate {
  /// The file with its new replies.
  package private(set) var source: String
  /// What changed, to read.
  package private(set) var lines: [String] = []
  /// How many replies were rewritten.
  package private(set) var count = 0

  private var sections: [BotiumSection]

  /// Rewrites the replies that differ, and nothing else: neither assertions nor a turn that leaves its reply open. A
  /// transcript that expects nothing at all gets the reply of every turn.
  ///
  /// - Parameter playbacks: of all the file's runs; where its phrasings get different replies, a turn is left as it is.
  package init(of source: String, file: String, playbacks: [Playback]) {
    self.source = source
    sections = BotiumConvo(source).sections
    let places = Self.places(of: sections)
    guard places.count == playbacks.first?.turns.count else { return }  // somebody else has just written it
    var changes: [[String]] = []
    for (number, place) in places.enumerated().reversed() {  // places in front stay valid
      let turns = playbacks.map { $0.turns[number] }
      guard let turn = turns.first, wantsRewriting(turn, playbacks[0]) else { continue }
      let line = "\(file):\(sections[place.start].line)"
      if turns.allSatisfy({ $0.said == turn.said }) {
        changes.append(["\(line): rewritten"] + difference(of: turn))
        rewrite(place, with: turn)
        count += 1
      } else {
        changes.append(["\(line): left as it is, its phrasings get different replies"])
      }
    }
    lines = changes.reversed().flatMap { $0 }
    if count > 0 { self.source = joined() }
  }

  private func wantsRewriting(_ turn: Playback.Turn, _ playback: Playback) -> Bool {
    !turn.saysAsExpected || (playback.expectsNothing && turn.expected.message != nil)
  }

  private func difference(of turn: Playback.Turn) -> [String] {
    LineDifference(expected: turn.expected.reply, said: turn.said).lines.map { "  \($0)" }
  }

  private mutating func rewrite(_ place: Place, with turn: Playback.Turn) {
    var expected = turn.expected
    expected.reply = turn.said
    let lines = BotiumConvo.expectation(of: expected).dropFirst() + [""]
    sections.replaceSubrange(
      place.replies, with: [BotiumSection(speaker: .bot, line: 0, lines: lines.map { Substring($0) })])
    if turn.expected.expectsNothing, sections[place.start].lines.last?.isBlank == false {
      sections[place.start].lines.append("")
    }
  }

  private func joined() -> String {
    var lines = sections.flatMap { section in
      (section.speaker.map { [Substring("#\($0.rawValue)")] } ?? []) + section.lines
    }
    while let last = lines.last, last.isBlank { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The section that a turn begins with, and the sections that say what is expected.
  private struct Place {
    var start: Int
    var replies: Range<Int>
  }

  /// One for each turn, as ``BotiumConvo/entry(file:log:)`` reads them.
  private static func places(of sections: [BotiumSection]) -> [Place] {
    var places: [Place] = []
    for (i, section) in sections.enumerated() {
      switch section.speaker {
      case .me: places.append(Place(start: i, replies: i + 1..<i + 1))
      case .bot where places.isEmpty: places.append(Place(start: i, replies: i..<i + 1))
      case .bot: places[places.count - 1].replies = places[places.count - 1].replies.lowerBound..<i + 1
      case nil: break
      }
    }
    return places
  }
}
