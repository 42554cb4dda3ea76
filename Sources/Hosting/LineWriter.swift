@preconcurrency internal import Glibc

/// Writes lines to a file descriptor, each at once: whoever waits at the other end of a pipe gets it.
public struct LineWriter: Sendable {
  let descriptor: Int32

  public init(descriptor: Int32 = 1) {
    self.descriptor = descriptor
  }

  /// Makes a write that cannot succeed an error instead of the end of the process: to a pipe that nobody reads, or to a
  /// file at the system's limit.
  public static func surviveFailedWrites() {
    for fatal in [SIGPIPE, SIGXFSZ] { signal(fatal, SIG_IGN) }
  }

  /// - Throws: ``OutputClosed`` if nobody reads any more.
  public func write(_ line: String) throws {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty { rest = rest.dropFirst(try writeSome(rest)) }
  }

  /// Writes as many bytes as the other end takes at once.
  ///
  /// - Returns: how many; 0 if it takes none just now.
  func writeSome(_ bytes: ArraySlice<UInt8>) throws -> Int {
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written >= 0 { return written }
    guard errno == EINTR || errno == EAGAIN else { throw OutputClosed(code: errno) }
    return 0
  }
}

/// The output cannot be written. A closed pipe is no failure: the reader has had enough.
public struct OutputClosed: Error, Sendable, CustomStringConvertible {
  public var code: Int32
  public var isPipe: Bool { code == EPIPE }
  public var description: String { "the output cannot be written: \(String(cString: strerror(code)))" }
}
