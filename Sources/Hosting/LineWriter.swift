@preconcurrency internal import Glibc

/// Writes lines to a file descriptor, each at once: whoever waits at the other end of a pipe gets it.
public struct LineWriter: Sendable {
  private let descriptor: Int32

  public init(descriptor: Int32 = 1) {
    self.descriptor = descriptor
  }

  /// Makes a write to a pipe that nobody reads an ``OutputClosed`` instead of the end of the process.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// - Throws: ``OutputClosed`` if nobody reads any more.
  public func write(_ line: String) throws {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw OutputClosed(code: errno)
      }
    }
  }
}

/// The output cannot be written. A closed pipe is no failure: the reader has had enough.
public struct OutputClosed: Error, Sendable, CustomStringConvertible {
  public var code: Int32
  public var isPipe: Bool { code == EPIPE }
  public var description: String { "the output cannot be written: \(String(cString: strerror(code)))" }
}
