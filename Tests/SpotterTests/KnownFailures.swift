import Foundation
import Synchronization

/// The cases that are known to fail, `Tests/Cases/known-failures.txt`: a line for each, with its file and what is wrong with it.
///
/// What is listed and passes is as wrong as what is not listed and fails, so that nothing gets lost behind something that is won.
enum KnownFailures {
  struct Line: Hashable {
    /// The name of the file that the case stands in, without its ending.
    var file: String
    var id: String
    var mistake: Mistake

    var text: String { "\(file) \(id) \(mistake.rawValue)" }
  }

  enum Mistake: String, CaseIterable {
    /// A warning sign got a lower level than it has to.
    case missed
    /// Something else got an alarm.
    case falseAlarm = "false-alarm"
    /// Nothing of the two, and a reply is not what it must be.
    case fails
  }

  struct Unreadable: Error { var line: Substring }

  static let isUpdated = ProcessInfo.processInfo.environment["SPOTTER_UPDATE_KNOWN_FAILURES"] != nil
  static let howToUpdate =
    "if that is as it should be: SPOTTER_UPDATE_KNOWN_FAILURES=1 swift test --disable-xctest --filter passesOurOwnCases"

  private static let path = ProgramTests.root.appending(path: "Tests/Cases/known-failures.txt")
  /// Held while the file is rewritten: the files of cases are tested at the same time.
  private static let access = Mutex(())

  private static let heading = """
    # Cases that are known to fail: the file, the case, and what is wrong. A test compares them; this rewrites the list:
    # SPOTTER_UPDATE_KNOWN_FAILURES=1 swift test --disable-xctest --filter passesOurOwnCases
    """

  /// All lines, in the order of the file; none if there is no file.
  static func lines() throws -> [Line] {
    guard FileManager.default.fileExists(atPath: path.path) else { return [] }
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: " ").map(String.init)
        guard fields.count == 3, let mistake = Mistake(rawValue: fields[2]) else {
          throw Unreadable(line: line)
        }
        return Line(file: fields[0], id: fields[1], mistake: mistake)
      }
  }

  /// Takes what fails in a file for what is known to fail there.
  ///
  /// - Parameter files: all that there are; lines of others are dropped.
  static func replace(_ file: String, with failures: Set<Line>, among files: [String]) throws {
    try access.withLock { _ in
      let kept = Set(try lines()).filter { $0.file != file && files.contains($0.file) }
      let texts = kept.union(failures).map(\.text).sorted()
      try Data(([heading] + texts + [""]).joined(separator: "\n").utf8).write(to: path, options: .atomic)
    }
  }
}
