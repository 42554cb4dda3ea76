import Foundation
import Hosting
import Testing

/// A program while it runs, most often `spotter`, at the other end of two pipes.
final class RunningProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors: URL
  private var lines: LineReader

  /// The `spotter` that was built with the tests; `SPOTTER_PROGRAM` names another, an optimised one for example.
  static let path =
    ProcessInfo.processInfo.environment["SPOTTER_PROGRAM"].map { URL(fileURLWithPath: $0).path }
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "spotter")
    .path

  /// Whether load tests run at full size: some minutes, so only if `SPOTTER_FULL` is set.
  static let isFullSize = ProcessInfo.processInfo.environment["SPOTTER_FULL"] != nil

  /// - Parameter inputFile: what it reads instead of what is sent to it.
  init(_ arguments: [String], executable: String = path, inputFile: String? = nil) throws {
    LineWriter.surviveFailedWrites()  // a program that was killed reads no more
    errors = FileManager.default.temporaryDirectory.appending(path: "spotter-errors-\(UUID().uuidString)")
    try Data().write(to: errors)
    lines = LineReader(descriptor: output.fileHandleForReading.fileDescriptor)
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput =
      try inputFile.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) } ?? input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit {
    // With all that it started.
    if process.processIdentifier > 0 { kill(-process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: errors)
  }

  /// A server under a shell: Foundation takes a process for dead that closes the files which it inherited, as servers do.
  static func server(_ line: String) throws -> RunningProgram {
    try RunningProgram(["-c", "\(line) & wait"], executable: "/bin/sh")
  }

  var identifier: Int32 { process.processIdentifier }

  /// - Throws: if the program does not read any more.
  func send(_ text: String) throws {
    try LineWriter(descriptor: input.fileHandleForWriting.fileDescriptor).write(text)
  }

  /// Its next line; `nil` at the end.
  func nextLine() throws -> String? {
    guard case .text(let text) = try lines.next() else { return nil }
    return text
  }

  func remainingLines() throws -> [String] {
    var rest: [String] = []
    while let line = try nextLine() { rest.append(line) }
    return rest
  }

  func endInput() throws { try input.fileHandleForWriting.close() }

  func closeOutput() throws { try output.fileHandleForReading.close() }

  func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// What it printed on standard error so far.
  func errorText() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

  /// Its exit code, or minus the signal that killed it.
  func exitStatus() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// Resident memory in kilobytes: `VmRSS` or `VmHWM`, the most so far.
  func memory(_ key: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("\(key):") })
    return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
  }
}

/// A folder that goes with its test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spotter-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
