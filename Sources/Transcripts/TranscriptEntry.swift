internal import Knowledge

/// A transcript as it stands in a file.
public struct TranscriptEntry: Sendable {
  public var file: String
  public var transcript: Transcript
  /// What a message was replaced by, if the file gives several phrasings of it.
  public var phrasing: String?
  /// Where each turn stands.
  private(set) var places: [Place] = []

  /// Lines, counted from 1.
  struct Place: Sendable, Equatable {
    var turn: Int
    /// One for each assertion of the turn.
    var assertions: [Int] = []
  }

  init(file: String, transcript: Transcript) {
    self.file = file
    self.transcript = transcript
  }

  /// The transcript's name, or else its file's.
  public var title: String {
    let name = transcript.name.isEmpty ? TranscriptFormat.baseName(of: file) : transcript.name
    return phrasing.map { "\(name) (\($0))" } ?? name
  }
}

extension TranscriptEntry: CustomStringConvertible {
  public var description: String { title }
}

// How readers put an entry together.
extension TranscriptEntry {
  /// What stands in one place about a reply, or in one place of a message.
  struct Expectation {
    var text: String?
    private(set) var assertions: [Assertion] = []
    private(set) var lines: [Int] = []

    mutating func add(_ assertion: Assertion, line: Int) {
      assertions.append(assertion)
      lines.append(line)
    }
  }

  mutating func append(message: String?, line: Int) {
    transcript.turns.append(.init(message: message))
    places.append(Place(turn: line))
  }

  /// Adds to what is expected of the last turn. Several texts in a row are paragraphs of one reply.
  mutating func expect(_ expectation: Expectation, line: Int, log: ContentLog) {
    if transcript.turns.isEmpty { append(message: nil, line: line) }
    let last = transcript.turns.count - 1
    if transcript.turns[last].message == nil, let line = expectation.lines.first {
      log.report("assertions need a message before them", at: .init(file: file, line: line))
      return
    }
    if let text = expectation.text {
      transcript.turns[last].reply = transcript.turns[last].reply.map { "\($0)\n\(text)" } ?? text
    }
    transcript.turns[last].assertions += expectation.assertions
    places[last].assertions += expectation.lines
  }

  func reportNames(unknownTo names: KnownNames, log: ContentLog) {
    for (turn, place) in zip(transcript.turns, places) {
      for (assertion, line) in zip(turn.assertions, place.assertions) {
        names.mistake(in: assertion).map { log.report($0, at: .init(file: file, line: line)) }
      }
    }
  }

  func reportIfEmpty(expected: String, log: ContentLog) {
    guard transcript.turns.allSatisfy({ $0.message == nil }) else { return }
    log.report("no message here; expected \(expected)", at: .init(file: file, line: 1))
  }
}
