import CPty
import Foundation
import Testing

/// The program at a real pseudo terminal: a few runs, the rest is tested without one.
@Suite(.serialized) struct PtyTests {
  /// What appears on the screen when these keys are typed. Each step waits for a text before the next keys go in,
  /// so that nothing depends on time.
  private func run(
    _ steps: [(waitFor: String, type: String)], history: String
  ) throws -> (screen: String, status: Int32) {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "spotter").path
    var master: Int32 = 0
    let process = try spawn(program, ["TERM=dumb", "LC_ALL=C.UTF-8", "SPOTTER_HISTORY=\(history)"], &master)
    defer {
      kill(process, SIGKILL)
      close(master)
    }
    var screen: [UInt8] = []
    var seen = 0
    for step in steps {
      while screen[seen...].firstRange(of: Array(step.waitFor.utf8)) == nil {
        guard try more(of: &screen, from: master) else {
          throw ScreenEnded(waitingFor: step.waitFor, screen: String(decoding: screen, as: UTF8.self))
        }
      }
      seen = screen[seen...].firstRange(of: Array(step.waitFor.utf8))?.upperBound ?? seen
      _ = step.type.withCString { write(master, $0, strlen($0)) }
    }
    while try more(of: &screen, from: master) {}
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return (String(decoding: screen, as: UTF8.self), status)
  }

  private func spawn(_ program: String, _ environment: [String], _ master: inout Int32) throws -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { (s: String) in strdup(s) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    let process = spawn_on_pty(program, &arguments, &variables, &master)
    try #require(process > 0)
    return process
  }

  /// Reads what the terminal shows next.
  ///
  /// - Returns: `false` at the end; a program that shows nothing for a minute hangs, and that is a failure.
  private func more(of screen: inout [UInt8], from master: Int32) throws -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    try #require(
      poll(&source, 1, 60_000) > 0, "nothing more is shown: \(String(decoding: screen, as: UTF8.self))")
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    screen += bytes[..<count]
    return true
  }

  struct ScreenEnded: Error {
    var waitingFor: String
    var screen: String
  }

  private func temporaryHistory() -> String {
    FileManager.default.temporaryDirectory.appending(path: "spotter-history-\(UUID().uuidString)").path
  }

  @Test func answersAndLeavesOnCtrlD() throws {
    let history = temporaryHistory()
    defer { try? FileManager.default.removeItem(atPath: history) }
    let (screen, status) = try run(
      [("> ", "how many vertebrae are there\r"), ("24", ""), ("> ", "\u{04}")], history: history)
    #expect(screen.contains("[disc 1]"))
    #expect(status == 0)
  }

  @Test func cancelsTheLineOnCtrlC() throws {
    let history = temporaryHistory()
    defer { try? FileManager.default.removeItem(atPath: history) }
    let (screen, status) = try run(
      [
        ("> ", "how many vert"), ("how many vert", "\u{03}"), ("> ", "hello\r"), ("Hello", ""),
        ("> ", "\u{04}"),
      ],
      history: history)
    #expect(!screen.contains("24"))
    #expect(status == 0)
  }

  @Test func remembersLinesBetweenRuns() throws {
    let history = temporaryHistory()
    defer { try? FileManager.default.removeItem(atPath: history) }
    _ = try run([("> ", "hello\r"), ("> ", " private\r"), ("> ", "\u{04}")], history: history)
    #expect(try String(contentsOfFile: history, encoding: .utf8) == "hello\n")
    let mode = try FileManager.default.attributesOfItem(atPath: history)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let upArrow = "\u{1B}[A"
    let (screen, _) = try run([("> ", upArrow + "\r"), ("Hello", ""), ("> ", "\u{04}")], history: history)
    #expect(screen.contains("> hello"))
  }
}
