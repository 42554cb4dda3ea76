internal import Foundation
internal import Knowledge

/// How transcripts are written down.
public enum TranscriptFormat: String, Sendable, CaseIterable {
  /// Botium's text form, `*.convo.txt`: ours.
  case botium
  /// Bot Framework's activities, `*.transcript` (JSON).
  case transcript
  /// Bot Framework's mock conversations, `*.chat`.
  case chat
  /// Rasa's end-to-end tests, `test_cases` in YAML.
  case rasa

  /// How the names of its files end, the usual one first.
  public var suffixes: [String] {
    switch self {
    case .botium: [".convo.txt", ".txt"]
    case .transcript: [".transcript"]
    case .chat: [".chat"]
    case .rasa: [".yml", ".yaml"]
    }
  }

  /// The format of a file by its name; any other name is taken for Botium's.
  public init(file: String) {
    self = Self.allCases.first { $0.suffixes.contains(where: file.hasSuffix) } ?? .botium
  }

  /// A file's name without its folders and its suffix.
  package static func baseName(of file: String) -> String {
    let name = URL(fileURLWithPath: file).lastPathComponent
    let suffix = allCases.flatMap(\.suffixes).first(where: name.hasSuffix) ?? ""
    return String(name.dropLast(suffix.count))
  }

  /// Whether only the words of a conversation are written in the format, and no assertions.
  public var hasOnlyText: Bool { self == .chat || self == .rasa }

  /// Reads the transcripts of a file: exactly one, but any number in Rasa's format.
  ///
  /// - Throws: ``ContentError`` with every mistake and its line.
  public func read(_ source: String, file: String) throws -> [TranscriptEntry] {
    let log = ContentLog()
    let entries = read(source, file: file, log: log)
    try log.throwIssues()
    return entries
  }

  func read(_ source: String, file: String, log: ContentLog) -> [TranscriptEntry] {
    var source = source
    if source.unicodeScalars.first == "\u{FEFF}" { source.unicodeScalars.removeFirst() }
    return switch self {
    case .botium: [BotiumConvo(source).entry(file: file, log: log)]
    case .transcript: ActivityLog.entries(in: source, file: file, log: log)
    case .chat: [ChatFile(source).entry(file: file, log: log)]
    case .rasa: RasaTestCases.entries(in: source, file: file, log: log)
    }
  }

  /// The file of a transcript. Reading it gives the transcript again, but for the assertions and the description where
  /// the format ``hasOnlyText``.
  public func source(of transcript: Transcript) throws -> String {
    switch self {
    case .botium: BotiumConvo.source(of: transcript)
    case .transcript: try ActivityLog.source(of: transcript)
    case .chat: ChatFile.source(of: transcript)
    case .rasa: try RasaTestCases.source(of: [transcript])
    }
  }
}
