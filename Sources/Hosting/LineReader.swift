@preconcurrency internal import Glibc

/// A line of input, as bytes or as the fact that it was too long.
public enum InputLine: Sendable, Equatable {
  /// Without its line end. Invalid UTF-8 and NUL are replaced by U+FFFD.
  case text(String)
  /// Longer than the reader accepts; all but the start was skipped.
  case tooLong(start: String)
}

/// Reads lines from a file descriptor in bounded memory.
///
/// Our own because the standard library's `readLine` has no limit on a line's length, and cannot tell a line that waits
/// from one that has yet to come.
public struct LineReader: Sendable {
  /// Bytes of the longest line that the protocol takes.
  public static let longestLine = 65_536

  let descriptor: Int32
  private let mostBytes: Int
  private var buffer: [UInt8] = []
  private var position = 0
  /// What was read of a line whose end is still to come.
  private var line: [UInt8] = []
  private var isTooLong = false
  private var isAtStart = true
  private var isAtEnd = false

  /// - Parameter mostBytes: longer lines are reported as ``InputLine/tooLong(start:)``.
  public init(descriptor: Int32 = 0, mostBytes: Int = Self.longestLine) {
    self.descriptor = descriptor
    self.mostBytes = mostBytes
  }

  /// The next line, or `nil` at the end of input. A last line without a line end counts.
  ///
  /// - Throws: ``InputError`` if the descriptor cannot be read.
  public mutating func next() throws -> InputLine? {
    while true {
      if let line = takeLine() { return line }
      guard try fill() else { return takeLine() }
    }
  }

  /// The next line that has been read already; `nil` if its end is still to come.
  mutating func takeLine() -> InputLine? {
    let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n"))
    collect(buffer[position..<(end ?? buffer.count)])
    position = end.map { $0 + 1 } ?? buffer.count
    guard end != nil || (isAtEnd && !line.isEmpty) else { return nil }
    return finishedLine()
  }

  /// Reads once, and blocks if nothing has come yet.
  ///
  /// - Returns: whether there may be more; at the end ``takeLine()`` gives a last line without an end.
  mutating func fill() throws -> Bool {
    var failure: Int32 = 0
    buffer = Array(unsafeUninitializedCapacity: Self.blockBytes) { bytes, count in
      let got = read(descriptor, bytes.baseAddress, Self.blockBytes)
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    position = 0
    if failure == EINTR || failure == EAGAIN { return true }
    if failure != 0 { throw InputError(code: failure) }
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }

  private static let blockBytes = 65_536

  private mutating func collect(_ piece: ArraySlice<UInt8>) {
    let room = mostBytes + 4 - line.count  // a byte order mark and a carriage return do not count
    if piece.count > room { isTooLong = true }
    line += piece.prefix(room)
  }

  private mutating func finishedLine() -> InputLine {
    defer {
      line.removeAll(keepingCapacity: true)
      isTooLong = false
      isAtStart = false
    }
    var bytes = line[...]
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if isTooLong || bytes.count > mostBytes + 1 { return .tooLong(start: Self.text(bytes.prefix(mostBytes))) }
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    return bytes.count > mostBytes ? .tooLong(start: Self.text(bytes)) : .text(Self.text(bytes))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
  }
}

/// The input cannot be read.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public var code: Int32
  public var description: String { "the input cannot be read: \(String(cString: strerror(code)))" }
}
