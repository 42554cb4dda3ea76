import CPty
import Foundation
import Testing

/// `spotter`, or another program, at a pseudo terminal of 80 x 24.
///
/// Every step waits for a text on the screen before the next keys go in, so that nothing depends on time.
final class PtyProgram {
  private let process: Int32
  private let master: Int32
  private var bytes: [UInt8] = []
  private var seen = 0

  static let spotter = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "spotter").path

  /// - Parameter environment: all of it; a locale and `TERM=dumb` are added where they are missing.
  init(_ arguments: [String] = [], program: String = spotter, environment: [String: String]) throws {
    let variables = environment.merging(["TERM": "dumb", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]) {
      own, _ in own
    }
    var argv: [UnsafeMutablePointer<CChar>?] =
      ([program] + arguments).map { (s: String) in strdup(s) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      variables.map { (s: (key: String, value: String)) in strdup("\(s.key)=\(s.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var master: Int32 = 0
    process = spawn_on_pty(program, &argv, &envp, &master)
    self.master = master
    try #require(process > 0)
  }

  deinit {
    kill(process, SIGKILL)
    close(master)
  }

  /// What was shown so far, escape codes and all.
  var screen: String { String(decoding: bytes, as: UTF8.self) }

  func type(_ keys: String) { _ = keys.withCString { write(master, $0, strlen($0)) } }

  /// Waits for each text in turn; the next is looked for behind it.
  func wait(for texts: String...) throws {
    for text in texts {
      while bytes[seen...].firstRange(of: Array(text.utf8)) == nil {
        guard try more() else { throw ScreenEnded(waitingFor: text, screen: screen) }
      }
      seen = bytes[seen...].firstRange(of: Array(text.utf8))?.upperBound ?? seen
    }
  }

  /// Types a line at the next prompt.
  func enter(_ line: String) throws {
    try wait(for: "> ")
    type(line + "\r")
  }

  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ signal: Int32) { kill(process, signal) }

  /// Leaves with Ctrl-D at the next prompt.
  ///
  /// - Returns: the exit code.
  @discardableResult
  func leave() throws -> Int32 {
    try wait(for: "> ")
    type("\u{04}")
    return try end()
  }

  /// Waits for the end.
  func end() throws -> Int32 {
    while try more() {}
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status
  }

  /// Reads what the terminal shows next.
  ///
  /// - Returns: `false` at the end; a program that shows nothing for a minute hangs, and that is a failure.
  private func more() throws -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    try #require(poll(&source, 1, 60_000) > 0, "nothing more is shown: \(screen)")
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes += chunk[..<count]
    return true
  }

  struct ScreenEnded: Error {
    var waitingFor: String
    var screen: String
  }
}
