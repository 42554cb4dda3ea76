import Foundation
import Knowledge
import Spotter
import Testing

/// Conversation cases as files: JSON Lines, one conversation each, with what every reply must hold.
///
/// Our own stand in `Tests/Cases`; of them fail those that are known to (``KnownFailures``) and no other. If `SPOTTER_CASES` names a folder, or the folder `shared/eval` stands beside the
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

    /// What is wrong with a reply; `nil` if nothing is.
    func mistake(in reply: Reply) -> KnownFailures.Mistake? {
      if isMet(by: reply) { return nil }
      guard let level = SafetyLevel(rawValue: safety ?? "") else { return .fails }
      if level >= .urgent, reply.safety < level { return .missed }
      return level < .urgent && reply.safety >= .urgent ? .falseAlarm : .fails
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

  /// The cases of a file with what is wrong with each.
  private func results(in file: URL) throws -> [(id: String, mistakes: Set<KnownFailures.Mistake>)] {
    let assistant = try Assistant.builtIn()
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    return cases.map { test in
      var conversation = Conversation()
      let mistakes = test.turns.compactMap { turn in
        let reply = assistant.reply(to: turn.say, in: &conversation)
        #expect(!reply.text.contains("{"), "a place that nothing was put into: \(reply.text)")
        return turn.expect?.mistake(in: reply)
      }
      let alarms = Set(mistakes).subtracting([.fails])
      return (test.id, alarms.isEmpty ? Set(mistakes) : alarms)
    }
  }

  private static let names = Result {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".jsonl") }
      .map { String($0.dropLast(".jsonl".count)) }.sorted()
  }

  private static let folder = ProgramTests.root.appending(path: "Tests/Cases")

  @Test(arguments: try names.get())
  func passesOurOwnCases(_ name: String) throws {
    let results = try results(in: Self.folder.appending(path: name + ".jsonl"))
    #expect(Set(results.map(\.id)).count == results.count, "two cases with one id")
    let failures = Set(
      results.flatMap { result in
        result.mistakes.map { KnownFailures.Line(file: name, id: result.id, mistake: $0) }
      })
    guard !KnownFailures.isUpdated else {
      return try KnownFailures.replace(name, with: failures, among: Self.names.get())
    }
    let known = Set(try KnownFailures.lines().filter { $0.file == name })
    let (lost, won) = (failures.subtracting(known), known.subtracting(failures))
    func list(_ lines: Set<KnownFailures.Line>) -> String {
      lines.map(\.text).sorted().map { "\n  \($0)" }.joined()
    }
    #expect(
      lost.isEmpty && won.isEmpty,
      """
      fail and are not known to:\(list(lost))
      are known to fail and do not, or not so:\(list(won))
      \(KnownFailures.howToUpdate)
      """)
  }

  @Test(.disabled(if: KnownFailures.isUpdated))
  func knowsFailuresOfFilesThatThereAreOnly() throws {
    #expect(Set(try KnownFailures.lines().map(\.file)).subtracting(try Self.names.get()) == [])
  }

  @Test(.enabled(if: sampleFile != nil, "no sample cases beside the checkout"))
  func passesTheSampleCases() throws {
    let results = try results(in: try #require(Self.sampleFile))
    let failed = results.filter { !$0.mistakes.isEmpty }.map(\.id)
    #expect(Double(results.count - failed.count) >= 0.85 * Double(results.count), "\(failed)")
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
