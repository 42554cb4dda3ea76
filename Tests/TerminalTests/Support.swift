import Dialogue
import Foundation
import Hosting
import Spotter
import Terminal

/// Lines from a list.
struct Script: LineSource {
  /// What the session does with its source and its display, to be looked at afterwards.
  @MainActor final class Log {
    var page: [String] = []
    var browsed: [[String]] = []
    var completions: [Completions] = []
    var forgotten = 0
  }

  var lines: [TypedLine]
  let log: Log

  mutating func next(prompt: String, completions: Completions) -> TypedLine {
    log.completions.append(completions)
    return lines.isEmpty ? .end : lines.removeFirst()
  }

  mutating func forgetLines() { log.forgotten += 1 }
}

/// A page in memory.
struct PageInMemory: Display {
  var width: Int
  let log: Script.Log

  func write(_ line: String) { log.page.append(line) }
  func browse(_ lines: [String]) {
    log.browsed.append(lines)
    log.page += lines
  }
}

@MainActor
func chat(
  _ lines: TypedLine..., width: Int = 60, with change: (inout ChatSetup) throws -> Void = { _ in }
) throws -> Script.Log {
  try chat(lines, width: width, with: change)
}

/// Holds a chat without a terminal.
@MainActor
func chat(
  _ lines: [TypedLine], width: Int = 60, with change: (inout ChatSetup) throws -> Void = { _ in }
) throws -> Script.Log {
  let assistant = try Assistant.builtIn()
  var setup = ChatSetup { assistant }
  try change(&setup)
  let log = Script.Log()
  var session = try ChatSession(
    setup, source: Script(lines: lines, log: log), display: PageInMemory(width: width, log: log))
  try session.run()
  return log
}

/// A folder that goes with its test.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "spotter-test-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
