@preconcurrency internal import CReadline
internal import Foundation

/// What was typed, kept between runs: `$SPOTTER_HISTORY`, else `$XDG_STATE_HOME/spotter/history`
/// (`~/.local/state/spotter/history`), readable only by its owner.
///
/// A line that begins with a space is not kept.
public struct HistoryFile: Sendable {
  private static let mostEntries: Int32 = 1000
  private let path: String

  /// - Returns: `nil` if the environment names no place.
  public init?(environment: [String: String]) {
    if let path = environment["SPOTTER_HISTORY"], !path.isEmpty {
      self.path = path
    } else if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      path = state + "/spotter/history"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.local/state/spotter/history"
    } else {
      return nil
    }
  }

  /// Fills the line editor's history. A file that is not there is no mistake.
  func load() {
    using_history()
    stifle_history(Self.mostEntries)
    read_history(path)
  }

  /// Adds a line at once, so that a crash loses nothing. A history that cannot be written is left unwritten:
  /// the chat matters more.
  func add(_ line: String) {
    guard !line.isEmpty, !line.hasPrefix(" "), line != lastEntry else { return }
    // A pasted newline would make two entries of one when the file is read again.
    add_history(line.replacing("\n", with: " "))
    createIfMissing()
    append_history(1, path)
    history_truncate_file(path, Self.mostEntries)
  }

  private var lastEntry: String? {
    guard history_length > 0, let entry = history_get(history_base + history_length - 1) else { return nil }
    return String(cString: entry.pointee.line)
  }

  private func createIfMissing() {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
  }
}
