import Foundation
import Spotter

@testable import Transcripts

extension TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Transcripts").path
}

enum Shared {
  private static let loaded = Result { try Assistant.builtIn() }
  static func assistant() throws -> Assistant { try loaded.get() }
}

/// A folder that is deleted with the value that made it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "spotter-transcripts-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ source: String, to name: String) throws -> String {
    try source.writeWhole(to: "\(path)/\(name)")
    return "\(path)/\(name)"
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
