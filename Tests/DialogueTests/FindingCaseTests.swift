import Foundation
import Knowledge
import Spotter
import Testing

@testable import Dialogue

/// Messages in many voices with all that must be understood of them, `Tests/Cases/findings.tsv`: none of them is in the content.
@Suite struct FindingCaseTests {
  private struct Line {
    /// The slot whose question is open; `nil` for none.
    var slot: String?
    var text: String
    /// `leg.pain`, `not leg.pain`, `none-of:leg.pain`; `-` for nothing, `yes` and `no` to warning signs.
    var expected: [String]

    init?(_ line: Substring) {
      let fields = line.split(separator: "\t").map(String.init)
      guard !line.hasPrefix("#"), fields.count == 3 else { return nil }
      slot = fields[0] == "-" ? nil : fields[0]
      text = fields[1]
      expected = fields[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private static let lines = Result {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Cases/findings.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap(Line.init)
  }

  /// The share of lines of which everything was understood; half of them were not before findings were learnt from examples.
  @Test func understandsWhatIsTold() throws {
    let lines = try Self.lines.get()
    let missed = try lines.filter { !(try isUnderstood($0)) }
    #expect(lines.count > 600)
    #expect(
      Double(missed.count) <= 0.3 * Double(lines.count), "\(missed.map(\.text).joined(separator: "\n"))")
  }

  /// Nothing is noted of what tells nothing: questions, others, the past.
  @Test func notesNothingThatIsNotTold() throws {
    let lines = try Self.lines.get().filter { $0.expected == ["-"] }
    let missed = try lines.filter { !(try isUnderstood($0)) }
    #expect(lines.count > 40)
    #expect(
      Double(missed.count) <= 0.4 * Double(lines.count), "\(missed.map(\.text).joined(separator: "\n"))")
  }

  private func isUnderstood(_ line: Line) throws -> Bool {
    let assistant = try Shared.assistant()
    var conversation = Conversation()
    if let slot = line.slot {
      _ = assistant.reply(to: "my back hurts", in: &conversation)
      conversation.person.openQuestion = .slot(slot)
      conversation.person.asked = [slot: 1]
    }
    let reply = assistant.reply(to: line.text, in: &conversation)
    return line.expected.allSatisfy { isMet($0, by: conversation, reply) }
  }

  private func isMet(_ expected: String, by conversation: Conversation, _ reply: Reply) -> Bool {
    switch expected {
    case "-": conversation.values.isEmpty
    case "no": conversation.values.contains(FindingValue("flags.serious", present: false))
    case "yes": reply.safety == .emergency
    case _ where expected.hasPrefix("none-of:"):
      !conversation.values.contains(FindingValue(code: String(expected.dropFirst("none-of:".count))))
    default: conversation.values.contains(FindingValue(code: expected))
    }
  }
}
