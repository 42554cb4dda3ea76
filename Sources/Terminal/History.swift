@preconcurrency internal import CReadline
internal import Foundation

/// What was typed, at most 1,000 lines, each once.
///
/// Kept between runs in `$SPOTTER_HISTORY`, else `$XDG_STATE_HOME/spotter/history`
/// (`~/.local/state/spotter/history`), readable only by its owner. A line that begins with a space is not kept.
@MainActor
public struct History {
  private static let mostEntries: Int32 = 1000
  private let path: String?

  /// - Parameter isKept: whether lines are kept between runs; if the environment names no place, they never are.
  public init(environment: [String: String], isKept: Bool = true) {
    path = isKept ? Self.path(environment: environment) : nil
  }

  /// A relative path in `XDG_STATE_HOME` or `HOME` counts for nothing, as the XDG specification has it.
  nonisolated static func path(environment: [String: String]) -> String? {
    if let path = environment["SPOTTER_HISTORY"], !path.isEmpty { return path }
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/spotter/history" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/state/spotter/history" }
    return nil
  }

  /// Fills the line editor's history. A file that is not there is no mistake.
  func load() {
    using_history()
    stifle_history(Self.mostEntries)
    if let path { read_history(path) }
  }

  /// Adds a line and writes it at once, so that a crash loses nothing. A history that cannot be written is left
  /// unwritten: the chat matters more.
  func add(_ line: String) {
    // A pasted newline would make two entries of one when the file is read again.
    let line = line.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !line.allSatisfy(\.isWhitespace), !line.hasPrefix(" ") else { return }
    if entries.contains(line) {
      moveToEnd(line)
    } else {
      add_history(line)
      guard let path else { return }
      createIfMissing(path)
      append_history(1, path)
      history_truncate_file(path, Self.mostEntries)
    }
  }

  /// Deletes everything, in the file, too.
  func clear() {
    clear_history()
    if let path { try? FileManager.default.removeItem(atPath: path) }
  }

  /// The file is read again before it is written: another chat may have added to it.
  private func moveToEnd(_ line: String) {
    if let path {
      clear_history()
      read_history(path)
    }
    for (index, entry) in entries.enumerated().reversed() where entry == line {
      free_history_entry(remove_history(Int32(index)))
    }
    add_history(line)
    if let path { write_history(path) }
  }

  private var entries: [String] {
    (0..<history_length).compactMap { index in
      history_get(history_base + index).map { String(cString: $0.pointee.line) }
    }
  }

  private func createIfMissing(_ path: String) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
  }
}
