import Foundation
import Testing

@testable import Knowledge
@testable import Understanding

/// Values come back from archives as they were, and texts that were written for something else are refused.
@Suite struct ArchiveTests {
  private struct Everything: Archivable, Equatable {
    var text = "quotes \" and \\ and\nlines, é 🙂"
    var empty = ""
    var numbers = [-1, 0, 1, 63, 64, .max, .min]
    var floats: [Float] = [0, -1.5, .infinity, .leastNonzeroMagnitude]
    var double = -Double.pi
    var big = UInt64.max
    var yes = true
    var there: Int? = 7
    var notThere: Int?
    var level = SafetyLevel.urgent
    var effects: [Intent.Effect] = [
      .facts([]), .facts(["a", "b"]), .aspect("why"), .act(.help),
      .gap(kind: .notCovered, subject: nil, nearest: []),
      .gap(kind: .offTopic, subject: "age", nearest: ["a"]),
    ]
    var table = ["a": ["b": 1.5], "": [:]]

    init() {}

    init(_ archive: inout Archive, _ given: Everything?) throws {
      text = try archive(given?.text)
      empty = try archive(given?.empty)
      numbers = try archive(given?.numbers)
      floats = try archive(given?.floats)
      double = try archive(given?.double)
      big = try archive(given?.big)
      yes = try archive(given?.yes)
      there = try archive.optional(given?.there)
      notThere = try archive.optional(given?.notThere)
      level = try archive(given?.level)
      effects = try archive(given?.effects)
      table = try archive(given?.table)
    }
  }

  /// What stands outside of the structure, and what is read later.
  private struct Outside: Archivable {
    var runs: [PackedArray<UInt16>]
    var words: [WordList]
    var later: Lazy<String>

    init(runs: [[UInt16]], words: [String], later: String) {
      self.runs = runs.map { PackedArray($0) }
      self.words = words.map { WordList($0) }
      self.later = Lazy(later)
    }

    init(_ archive: inout Archive, _ given: Outside?) throws {
      later = try archive.later(given?.later)
      runs = try archive(given?.runs)
      words = try archive(given?.words)
    }
  }

  private func copy<Value: Archivable>(_ value: Value) throws -> Value {
    try Archive.decode(Value.self, copying: Archive.encode(value))
  }

  @Test func bringsEverythingBack() throws {
    #expect(try copy(Everything()) == Everything())
  }

  @Test(arguments: Array(0..<30) + [47, 48, 49, 95, 96, 97]) func bringsRunsBack(_ count: Int) throws {
    let numbers = (0..<count).map { UInt16(truncatingIfNeeded: $0 &* 40503) }
    let copy = try copy(Outside(runs: [numbers, [], numbers], words: [], later: "\(count)"))
    #expect(copy.runs.map(\.elements) == [numbers, [], numbers])
    #expect(copy.later.value == "\(count)")
  }

  @Test func bringsTextsInPlaceBack() throws {
    let words = ["", "able don't zoo", "\"quoted\" naïve"]
    let copy = try copy(Outside(runs: [], words: words, later: ""))
    #expect(copy.words.map(\.string) == words)
    #expect(copy.words[1].contains("don't") && copy.words[2].contains("naïve"))
  }

  @Test func isPlainText() throws {
    let text = try Archive.encode(Outside(runs: [[1, 2, 3]], words: ["\"", "a b"], later: "\n"))
    #expect(
      text.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
  }

  @Test func refusesWhatIsCutOffOrChanged() throws {
    let text = try Archive.encode(Everything())
    for place in stride(from: 0, to: text.count, by: 16) {
      #expect(throws: DamagedArchive.self, "\(place)") {
        try Archive.decode(Everything.self, copying: Array(text[..<place]))
      }
      var changed = text
      changed[place] ^= 1
      let read = try? Archive.decode(Everything.self, copying: changed)
      #expect(read == nil || read == Everything(), "\(place)")  // some characters only fill up
    }
  }

  @Test func refusesAnotherType() throws {
    let text = try Archive.encode(["a": "b"])
    #expect(throws: DamagedArchive.self) { try Archive.decode(Everything.self, copying: text) }
    #expect(throws: DamagedArchive.self) { try Archive.decode(String.self, copying: text) }
  }
}
