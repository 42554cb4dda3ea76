import Foundation
import Knowledge
import Spotter
import Testing

/// Conversation cases as files: JSON Lines, one conversation each, with what every reply must hold.
///
/// Our own stand in `Tests/Cases`. If `SPOTTER_CASES` names a folder, or the folder `shared/eval` stands beside the
/// checkout, its `sample.jsonl` is run too; it is not part of the project.
@Suite struct CaseTests {
  struct Case: Decodable {
    struct Turn: Decodable {
      var say: String
      var expect: Expectation?
    }
    var id: String
    var turns: [Turn]
  }

  struct Expectation: Decodable {
    var any: [String]?
    var all: [String]?
    var none: [String]?
    var safety: String?
    var gap: [String]?
    var act: [String]?
    var asks: Bool?
    var either: Either?

    struct Either: Decodable {
      var any: [String]?
      var gap: [String]?
      var act: [String]?
      var asks: Bool?
    }

    func isMet(by reply: Reply) -> Bool {
      func has(_ pattern: String) -> Bool {
        reply.facts.contains { pattern.hasSuffix("*") ? $0.hasPrefix(pattern.dropLast()) : $0 == pattern }
      }
      let gap = reply.gap?.rawValue ?? ""
      let level = SafetyLevel(rawValue: safety ?? "")
      return reply.facts.count <= 5
        && any?.contains(where: has) ?? true && all?.allSatisfy(has) ?? true
        && !(none?.contains(where: has) ?? false)
        && level.map { isMet($0, by: reply.safety) } ?? true
        && self.gap?.contains(gap) ?? true && act?.contains(reply.act.rawValue) ?? true
        && asks.map { $0 == (reply.asks != nil) } ?? true
        && either.map {
          $0.any?.contains(where: has) ?? false || $0.gap?.contains(gap) ?? false
            || $0.act?.contains(reply.act.rawValue) ?? false || $0.asks == (reply.asks != nil)
        } ?? true
    }

    /// An alarm may be raised a level, never lowered.
    private func isMet(_ wanted: SafetyLevel, by level: SafetyLevel) -> Bool {
      switch wanted {
      case .none: level <= .routine
      case .urgent: level >= .urgent
      default: level == wanted
      }
    }
  }

  /// The ids of the cases of a file that fail.
  private func failures(in file: URL) throws -> (failed: [String], total: Int) {
    let assistant = try Assistant.builtIn()
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    let failed = cases.filter { test in
      var conversation = Conversation()
      return !test.turns.allSatisfy { turn in
        let reply = assistant.reply(to: turn.say, in: &conversation)
        return turn.expect?.isMet(by: reply) ?? true
      }
    }
    return (failed.map(\.id), cases.count)
  }

  /// The share of cases that must pass: what was reached, less a little. Raise it when more is reached.
  @Test(arguments: [
    ("plain", 0.92), ("noisy", 0.86), ("dialogue", 0.9), ("real", 0.95), ("scope", 0.90), ("alarms", 0.99),
    ("near-misses", 0.97), ("alarms-more", 0.9), ("near-misses-more", 0.9), ("traps", 0.99),
    ("traps-more", 0.95), ("plain-3", 0.9), ("noisy-3", 0.92), ("dialogue-3", 0.9), ("real-3", 0.9),
    ("scope-3", 0.93), ("alarms-3", 0.97), ("near-misses-3", 0.88), ("plain-4", 0.9), ("noisy-4", 0.82),
    ("scope-4", 0.88), ("real-4", 0.88), ("dialogue-4", 0.86), ("alarms-4", 0.9), ("near-misses-4", 0.93),
    ("reports-5", 0.95), ("reports-6", 0.95), ("reports-7", 0.97), ("reports-8", 0.96), ("reports-9", 0.97),
    ("reports-10", 0.97), ("reports-11", 0.95), ("reports-12", 0.95), ("reports-13", 0.92),
    ("reports-14", 0.94), ("dialogue-5", 0.93), ("reports-15", 0.93), ("dialogue-6", 0.88),
    ("dialogue-7", 0.86), ("dialogue-8", 0.76), ("reports-16", 0.96), ("dialogue-9", 0.84),
    ("dialogue-10", 0.62), ("dialogue-11", 0.73), ("dialogue-12", 0.92), ("mix-5", 0.87),
    ("follow-ups", 0.87),
    ("reports-17", 0.95), ("reports-18", 0.92), ("dialogue-13", 0.75), ("mix-6", 0.91), ("dialogue-14", 0.88),
    ("mix-7", 0.96), ("reports-19", 0.97), ("reports-20", 0.97),
  ])
  func passesOurOwnCases(_ name: String, _ share: Double) throws {
    let file = ProgramTests.root.appending(path: "Tests/Cases/\(name).jsonl")
    let (failed, total) = try failures(in: file)
    #expect(Double(total - failed.count) >= share * Double(total), "\(failed.count) of \(total): \(failed)")
  }

  @Test(.enabled(if: sampleFile != nil, "no sample cases beside the checkout"))
  func passesTheSampleCases() throws {
    let (failed, total) = try failures(in: try #require(Self.sampleFile))
    #expect(Double(total - failed.count) >= 0.85 * Double(total), "\(failed)")
  }

  /// Content that holds a sample sentence would pass for understanding it.
  @Test(.enabled(if: sampleFile != nil, "no sample cases beside the checkout"))
  func copiesNoSampleSentence() throws {
    let cases = try String(contentsOf: try #require(Self.sampleFile), encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let said = Set(cases.flatMap(\.turns).map { letters($0.say) }).subtracting([""])
    let content = try ContentLoader().load(folder: ProgramTests.root.appending(path: "Intents").path)
    for example in content.intents.flatMap(\.examples) + content.redFlagExamples.map(\.text)
      + content.findingExamples.map(\.text)
    {
      #expect(!said.contains(letters(example)), "\(example)")
    }
  }

  private static let sampleFile: URL? = {
    let folder =
      ProcessInfo.processInfo.environment["SPOTTER_CASES"].map { URL(fileURLWithPath: $0) }
      ?? ProgramTests.root.deletingLastPathComponent().appending(path: "shared/eval")
    let file = folder.appending(path: "sample.jsonl")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()
}
