import Foundation
import Hosting
import Testing

@Suite struct LineReaderTests {
  private func lines(_ bytes: [UInt8], mostBytes: Int = 20) throws -> [InputLine] {
    // A file and not a pipe: a pipe holds 64 KB, and nobody reads before all is written.
    let url = FileManager.default.temporaryDirectory.appending(path: "spotter-lines-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let file = try FileHandle(forReadingFrom: url)
    var reader = LineReader(descriptor: file.fileDescriptor, mostBytes: mostBytes)
    var lines: [InputLine] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("\u{FEFF}a\n\u{FEFF}b\n", ["a", "\u{FEFF}b"]),
    ("\n\n", ["", ""]), ("", []),
    ("a\0b\n", ["a\u{FFFD}b"]), ("12345678901234567890\n", ["12345678901234567890"]),
    ("\u{FEFF}12345678901234567890\r\n", ["12345678901234567890"]),
  ])
  func readsLines(_ text: String, _ expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected.map(InputLine.text))
  }

  @Test func replacesInvalidBytes() throws {
    #expect(try lines([0x61, 0xFF, 0x62, 0x0A]) == [.text("a\u{FFFD}b")])
  }

  @Test func skipsALineThatIsTooLongAndReadsTheNext() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: 100_000)
    let start = String(repeating: "x", count: 20)
    #expect(try lines(long + Array("\nnext\n".utf8)) == [.tooLong(start: start), .text("next")])
    #expect(try lines(long) == [.tooLong(start: start)])
  }

  @Test(arguments: [21, 22, 23, 24, 25])
  func countsBytesToTheLast(_ length: Int) throws {
    let line = Array(repeating: UInt8(ascii: "x"), count: length) + [UInt8(ascii: "\n")]
    guard case .tooLong = try #require(try lines(line).first) else { return #expect(Bool(false), "taken") }
  }

  @Test func failsOnAClosedDescriptor() {
    var reader = LineReader(descriptor: -1)
    #expect(throws: InputError.self) { try reader.next() }
  }
}
