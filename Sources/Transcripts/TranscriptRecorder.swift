public import Dialogue
internal import Foundation

/// Writes conversations down while they are held: transcripts that replay as they are.
///
/// Each turn is written at once and whole, so that after a crash a file is good up to its last turn. The files are
/// readable only by their owner: what people write here is about their health.
public struct TranscriptRecorder: Sendable {
  private enum Place: Sendable {
    case file(String)
    case folder(String)
  }

  private let place: Place

  /// Records one conversation.
  ///
  /// - Throws: ``TranscriptFileError`` if something is in the file already, or it cannot be made.
  public init(file: String) throws {
    place = .file(file)
    guard TranscriptFormat(file: file) == .botium else {
      throw TranscriptFileError(path: file, reason: "conversations are recorded as *.convo.txt files")
    }
    let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    guard (size ?? 0) == 0 else {
      throw TranscriptFileError(path: file, reason: "the file is not empty, and a recording replaces nothing")
    }
    try create(file, containing: "")
  }

  /// Records any number of conversations, a file each. One process at a time may record into a folder.
  ///
  /// - Throws: ``TranscriptFileError`` if there is no such folder and none can be made.
  public init(folder: String) throws {
    place = .folder(folder)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw TranscriptFileError(path: folder, reason: "the folder cannot be made")
    }
  }

  /// Writes a turn down. A conversation that begins anew gets a new file in a folder; of one whose beginning was not
  /// recorded nothing is written, because it would not replay.
  ///
  /// - Parameter conversation: names its file in a folder.
  /// - Throws: ``TranscriptFileError`` if it cannot be written.
  public func record(_ message: String, _ reply: Reply, in conversation: String = "", isFirst: Bool) throws {
    let turn = Transcript.Turn(message: message, reply: reply.text)
    switch place {
    case .file(let file): try append(turn, to: file, isFirst: isFirst)
    case .folder(let folder):
      let files = RecordingNames(conversation, in: folder)
      if isFirst {
        try create(
          files.next, containing: BotiumConvo.source(of: Transcript(name: conversation, turns: [turn])))
      } else if let file = files.latest {
        try append(turn, to: file, isFirst: false)
      }
    }
  }

  /// Deletes everything that was recorded of a conversation; the file of a single one stays, empty.
  ///
  /// - Throws: ``TranscriptFileError`` if a file cannot be deleted.
  public func forget(_ conversation: String = "") throws {
    switch place {
    case .file(let file): try create(file, containing: "")
    case .folder(let folder): try delete(RecordingNames(conversation, in: folder).existing)
    }
  }

  private func delete(_ files: [String]) throws {
    for file in files {
      do {
        try FileManager.default.removeItem(atPath: file)
      } catch {
        throw TranscriptFileError(path: file, reason: "the file cannot be deleted")
      }
    }
  }

  private func create(_ file: String, containing source: String) throws {
    let isMade = FileManager.default.createFile(
      atPath: file, contents: Data(source.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw TranscriptFileError(path: file, reason: "the file cannot be made") }
  }

  private func append(_ turn: Transcript.Turn, to file: String, isFirst: Bool) throws {
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      let isEmpty = try handle.seekToEnd() == 0
      guard isFirst || !isEmpty else { return }
      let source = BotiumConvo.source(of: Transcript(name: "", turns: [turn]))
      try handle.write(contentsOf: Data(((isEmpty ? "" : "\n") + source).utf8))
    } catch {
      throw TranscriptFileError(path: file, reason: "the file cannot be written")
    }
  }
}

/// A file cannot be written.
public struct TranscriptFileError: Error, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
