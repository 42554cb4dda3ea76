/// Bytes that stay where they are: those of the program itself, or a copy that is freed with the last who holds it.
package final class FixedBytes: Sendable {
  package nonisolated(unsafe) let all: UnsafeRawBufferPointer
  /// Whether they are ours to free.
  private let isOwner: Bool

  /// Uses bytes that live as long as the program.
  package init(permanent bytes: UnsafeRawBufferPointer) {
    all = bytes
    isOwner = false
  }

  package init(copying bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    all = UnsafeRawBufferPointer(copy)
    isOwner = true
  }

  deinit { if isOwner { all.deallocate() } }
}

/// A text in UTF-8 that stays where it is.
package struct PlacedText: Sendable {
  private let memory: FixedBytes
  package nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  init(_ memory: FixedBytes, _ range: Range<Int>) {
    self.memory = memory
    bytes = UnsafeRawBufferPointer(rebasing: memory.all[range])
  }

  package init(copying text: some Collection<UInt8>) {
    memory = FixedBytes(copying: text)
    bytes = memory.all
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it can stand in a string literal as it is: ASCII without quotes, backslashes or control characters.
  var isPlain: Bool {
    bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
