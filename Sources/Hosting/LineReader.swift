@preconcurrency internal import Glibc

/// A line of input, as bytes or as the fact that it was too long.
public enum InputLine: Sendable, Equatable {
  /// Without its line end. Invalid UTF-8 and NUL are replaced by U+FFFD.
  case text(String)
  /// Longer than the reader accepts; the whole line was skipped.
  case tooLong
}

/// Reads lines from a file descriptor in bounded memory.
///
/// Our own because the standard library's `readLine` has no limit on a line's length.
public struct LineReader: Sendable {
  private let descriptor: Int32
  private let mostBytes: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtStart = true
  private var isAtEnd = false

  /// - Parameter mostBytes: longer lines are reported as ``InputLine/tooLong``.
  public init(descriptor: Int32 = 0, mostBytes: Int = 65_536) {
    self.descriptor = descriptor
    self.mostBytes = mostBytes
  }

  /// The next line, or `nil` at the end of input. A last line without a line end counts.
  ///
  /// - Throws: ``InputError`` if the descriptor cannot be read.
  public mutating func next() throws -> InputLine? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if position == buffer.count, try !fill() {
        return line.isEmpty && !isTooLong ? nil : finished(line, isTooLong)
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let piece = rest[..<(end ?? rest.endIndex)]
      position = end.map { $0 + 1 } ?? rest.endIndex
      if line.count + piece.count > mostBytes + 1 {  // one more for a carriage return
        isTooLong = true
        line = []
      } else if !isTooLong {
        line += piece
      }
      if end != nil { return finished(line, isTooLong) }
    }
  }

  private mutating func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    let size = 65_536
    var failure: Int32 = 0
    buffer = Array(unsafeUninitializedCapacity: size) { bytes, count in
      var got = read(descriptor, bytes.baseAddress, size)
      while got < 0, errno == EINTR { got = read(descriptor, bytes.baseAddress, size) }
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    position = 0
    if failure != 0 { throw InputError(code: failure) }
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }

  private mutating func finished(_ bytes: [UInt8], _ isTooLong: Bool) -> InputLine {
    defer { isAtStart = false }
    var bytes = bytes[...]
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    guard !isTooLong, bytes.count <= mostBytes else { return .tooLong }
    return .text(String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}"))
  }
}

/// The input cannot be read.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public var code: Int32
  public var description: String { "the input cannot be read: \(String(cString: strerror(code)))" }
}
