import Foundation
import Spotter
import Testing
import Understanding

@testable import Hosting

/// Many conversations at once, and lines that nobody means well.
@Suite struct LoadTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: Interleaved conversations

  private struct Case: Decodable {
    struct Turn: Decodable { var say: String }
    var turns: [Turn]
  }

  /// What is said in each of our own cases.
  private static let cases = Result {
    try ["plain", "noisy", "dialogue", "real", "scope"].flatMap { name in
      try String(contentsOf: ProgramTests.root.appending(path: "Tests/Cases/\(name).jsonl"), encoding: .utf8)
        .split(separator: "\n").map { line in
          try JSONDecoder().decode(Case.self, from: Data(line.utf8)).turns.map(\.say)
        }
    }
  }

  private struct Line: Codable, Equatable {
    var conversation: String
    var text: String
  }

  /// Every reply among thousands of conversations is the reply of that conversation alone.
  @Test(arguments: [false, true])
  func keepsConversationsApart(isStored: Bool) throws {
    let size = RunningProgram.isFullSize ? 10_000 : 1000
    let cases = try Self.cases.get()
    let assistant = try Assistant.builtIn()
    let alone = cases.map { said in
      var conversation = Conversation()
      return said.map { assistant.reply(to: $0, in: &conversation).text }
    }
    let rounds = cases.map(\.count).max() ?? 0
    let turns = (0..<rounds).flatMap { round in
      (0..<size).filter { cases[$0 % cases.count].count > round }.map { (number: $0, round: round) }
    }
    let input = try turns.reduce(into: Data()) { input, turn in
      let said = cases[turn.number % cases.count][turn.round]
      input += try JSONEncoder().encode(Line(conversation: "c\(turn.number)", text: said)) + Data("\n".utf8)
    }
    let state = isStored ? ["--state", folder.path("s.db")] : []
    let result = try ProgramTests.run(["bot", "--format", "jsonl"] + state, input: input)
    #expect(result.status == 0 && result.lines.count == turns.count)
    for (line, turn) in zip(result.lines, turns) {
      let reply = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      let expected = alone[turn.number % cases.count][turn.round]
      try #require(reply == Line(conversation: "c\(turn.number)", text: expected))
    }
  }

  // MARK: Hostile lines

  @Test(arguments: [["--format", "jsonl"], ["--tagged"], ["--format", "matterbridge"]])
  func survivesAnyLine(_ format: [String]) throws {
    let isJSON = format.last == "jsonl"
    var lines = HostileLines(seed: 8)
    let input = (0..<(RunningProgram.isFullSize ? 100_000 : 1000)).reduce(into: Data()) { input, _ in
      input += lines.next() + [UInt8(ascii: "\n")]
    }
    try input.write(to: folder.url.appending(path: "in"))
    let program = try RunningProgram(["bot"] + format, inputFile: folder.path("in"))
    var replies = 0
    while let line = try program.nextLine() {
      replies += 1
      if isJSON { #expect(throws: Never.self) { try JSONObject(line) } }
      #expect(
        !line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" || (0x7F...0x9F).contains($0.value) })
    }
    if format.last != "matterbridge" { #expect(replies == Self.spokenLines(in: input)) }
    #expect(program.exitStatus() == 0)
  }

  /// As long as a line may be: each part of a red flag many times over, a report, and a question.
  @Test(arguments: [
    "numb groin since monday and cream. ", "my back hurts. ", "why does my back hurt? ", "5 ",
  ])
  func answersTheLongestLines(_ part: String) throws {
    let program = try RunningProgram(["bot"])
    try program.send(String(repeating: part, count: 65_000 / part.utf8.count))
    #expect(try program.nextLine()?.isEmpty == false)
  }

  @Test func needsNoMoreMemoryForHostileLines() throws {
    var lines = HostileLines(seed: 9)
    let program = try RunningProgram(["bot", "--format", "jsonl", "--max-conversations", "100"])
    try program.send(#"{"text":"hello"}"#)
    _ = try program.nextLine()
    let start = try program.memory("VmHWM")
    for _ in 0..<(RunningProgram.isFullSize ? 100_000 : 1000) {
      var line = lines.next()
      line.removeAll { $0 == 0x0A || $0 == 0x0D }
      try program.send("x" + String(decoding: line, as: UTF8.self))
      _ = try program.nextLine()
    }
    #expect(try program.memory("VmHWM") < start + 12_000)
  }

  /// Lines with something on them, as the protocol counts them.
  private static func spokenLines(in input: Data) -> Int {
    input.split(separator: UInt8(ascii: "\n")).filter { line in
      !String(decoding: line, as: UTF8.self).allSatisfy(\.isWhitespace)
    }.count
  }
}

/// Bytes, half and broken JSON, huge numbers, deep nesting, long keys; the same in every run.
private struct HostileLines {
  private var random: SplitMix
  private static let good = [
    #"{"text":"my lower back hurts when i deadlift","conversation":"c1","id":{"a":[1,2.5e3,null,"\u00e9"]}}"#,
    #"{"command":"reset","conversation":"c2","id":7}"#,
    #"{"text":"no, nothing in my legs \ud83d\ude42","id":"x"}"#,
    #"{"text":"hi","username":"ann","gateway":"g","event":"","protocol":"irc","account":"a","userid":"","id":""}"#,
    "ann\tmy lower back hurts", "can't feel my groin",
  ]

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// May contain line ends.
  mutating func next() -> [UInt8] {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes(upTo: 300)
    case 1: Array(good().prefix(Int.random(in: 0..<60, using: &random)))
    case 2: Array(#"{"text":"hi","id":\#(number())}"#.utf8)
    case 3: Array(#"{"text":"hi","id":\#(nested())}"#.utf8)
    case 4: Array(#"{"\#(repeated("k"))":1,"text":"hi","conversation":"\#(repeated("c"))"}"#.utf8)
    case 5: Array(#"{"text":"\#(text())","conversation":"\#(text())"}"#.utf8)
    default: mutated()
    }
  }

  private mutating func good() -> [UInt8] { Array((Self.good.randomElement(using: &random) ?? "").utf8) }

  private mutating func bytes(upTo count: Int) -> [UInt8] {
    (0..<Int.random(in: 0..<count, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private mutating func number() -> String {
    let digits = String(repeating: "9", count: Int.random(in: 1...500, using: &random))
    return ["-\(digits)", "1e\(digits)", "0.\(digits)", "-0", "1E+400"].randomElement(using: &random)
      ?? digits
  }

  private mutating func nested() -> String {
    let depth = Int.random(in: 1...20_000, using: &random)
    return String(repeating: "[", count: depth)
      + String(repeating: "]", count: Int.random(in: 0...1, using: &random) * depth)
  }

  private mutating func repeated(_ letter: String) -> String {
    String(repeating: letter, count: 1 << Int.random(in: 0...16, using: &random))
  }

  /// Scalars from all over Unicode, control and format characters among them.
  private mutating func text() -> String {
    String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 0..<60, using: &random)).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 0x20...0x2FFFF, using: &random))
        }))
  }

  private mutating func mutated() -> [UInt8] {
    var line = good()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...line.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where place < line.count: line.remove(at: place)
      case 1 where place < line.count: line[place] = UInt8.random(in: 0...255, using: &random)
      default: line.insert(contentsOf: bytes(upTo: 8), at: place)
      }
    }
    return line
  }
}
