import Foundation
import Hosting
import Spotter
import Storage
import Testing

enum Shared {
  private static let loaded = Result { try Assistant.builtIn() }
  static func assistant() throws -> Assistant { try loaded.get() }

  static func conversation(_ texts: String...) throws -> Conversation {
    var conversation = Conversation()
    for text in texts { _ = try assistant().reply(to: text, in: &conversation) }
    return conversation
  }
}

/// A folder that goes with its test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spotter-state-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var state: String { url.appending(path: "state.db").path }

  func store(fingerprint: String = "f", expiry: Int? = nil) throws -> SQLiteStore {
    try SQLiteStore(path: state, fingerprint: fingerprint, expiry: expiry, patience: 0)
  }

  /// Everything that SQLite keeps, the log included.
  func bytes() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: url.path).reduce(into: Data()) { bytes, name in
      bytes += try Data(contentsOf: url.appending(path: name))
    }
  }
}
