import Foundation
import Testing

@testable import Understanding

/// Values come back from flat texts as they were, and texts that were written for something else are refused.
@Suite struct FlatTextTests {
  private struct Everything: Codable, Equatable {
    enum Choice: Codable, Equatable { case plain, with(number: Int, String) }
    var text = "quotes \" and \\ and\nlines, é 🙂"
    var empty = ""
    var numbers = [-1, 0, 1, .max, .min]
    var floats: [Float] = [0, -1.5, .infinity, .leastNonzeroMagnitude]
    var double = Double.pi
    var big = UInt64.max
    var yes = true
    var there: Int? = 7
    var notThere: Int?
    var choices: [Choice] = [.plain, .with(number: 3, "three")]
    var table = ["a": ["b": 1.5], "": [:]]
  }

  private func copy<Value: Codable>(_ value: Value) throws -> Value {
    try FlatText.encode(value).withUnsafeBytes { try FlatText.decode(Value.self, from: $0) }
  }

  @Test func bringsEverythingBack() throws {
    #expect(try copy(Everything()) == Everything())
  }

  @Test(arguments: 0..<20) func bringsRunsBack(_ count: Int) throws {
    let numbers = (0..<count).map { UInt16(truncatingIfNeeded: $0 &* 40503) }
    #expect(try copy([PackedArray(numbers), PackedArray([])]).map(\.elements) == [numbers, []])
  }

  @Test func isPlainText() throws {
    let text = try FlatText.encode(Everything())
    #expect(text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "o")).contains($0) })
  }

  @Test func refusesWhatIsCutOff() throws {
    let text = try FlatText.encode(Everything())
    for length in stride(from: 0, to: text.count, by: 16) {
      #expect(throws: DecodingError.self, "\(length)") {
        try text.prefix(length).withUnsafeBytes { try FlatText.decode(Everything.self, from: $0) }
      }
    }
  }

  @Test func refusesAnotherType() throws {
    let text = try FlatText.encode(["a": "b"])
    #expect(throws: DecodingError.self) {
      try text.withUnsafeBytes { try FlatText.decode(Everything.self, from: $0) }
    }
  }
}
