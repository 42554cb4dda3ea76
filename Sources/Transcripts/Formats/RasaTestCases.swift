internal import Dialogue
internal import Foundation
internal import Knowledge
internal import Yams

/// Rasa's end-to-end tests: `test_cases` with `steps`. Responses are known by name: `utter_ask_` and a slot, `utter_` and
/// an act or the kind of a gap, or the id of a fact.
enum RasaTestCases {
  static func entries(in source: String, file: String, log: ContentLog) -> [TranscriptEntry] {
    guard let root = ContentFile(path: file, source: source).root(log: log) else { return [] }
    let fields = root.fields(
      ["version", "test_cases", "fixtures", "metadata", "stub_custom_actions"], required: ["test_cases"])
    return fields["test_cases"]?.items().map { entry($0, file: file, log: log) } ?? []
  }

  private static func entry(_ node: ContentNode, file: String, log: ContentLog) -> TranscriptEntry {
    let fields = node.fields(
      ["test_case", "steps", "metadata", "fixtures"], required: ["test_case", "steps"])
    if let fixtures = fields["fixtures"] {
      fixtures.report(
        "fixtures are not supported: a conversation begins with nothing known; say it in a message")
    }
    var entry = TranscriptEntry(
      file: file, transcript: Transcript(name: fields["test_case"]?.text() ?? "", turns: []))
    for step in fields["steps"]?.items() ?? [] { entry.add(step, log: log) }
    if entry.transcript.turns.allSatisfy({ $0.message == nil }) {
      node.report("no message: expected a step 'user'")
    }
    return entry
  }

  /// Only the words: most of our assertions have no place in the format.
  static func source(of transcripts: [Transcript]) throws -> String {
    func text(_ text: String) -> Node { .scalar(.init(text, .implicit, .doubleQuoted)) }
    func step(_ who: String, _ said: String?) -> [Node] {
      said.map { [.mapping([.init(stringLiteral: who): text($0)])] } ?? []
    }
    let cases: [Node] = transcripts.map { transcript in
      let steps = transcript.turns.flatMap { step("user", $0.message) + step("bot", $0.reply) }
      return .mapping(["test_case": text(transcript.name), "steps": .sequence(.init(steps))])
    }
    return try Yams.serialize(
      node: .mapping(["test_cases": .sequence(.init(cases))]), width: -1, allowUnicode: true)
  }
}

extension TranscriptEntry {
  fileprivate mutating func add(_ step: ContentNode, log: ContentLog) {
    let fields = step.fields([
      "user", "assertions", "metadata", "assertion_order_enabled", "bot", "utter", "slot_was_set",
      "slot_was_not_set",
    ])
    let line = step.location.line
    if let message = fields["user"]?.text() { append(message: message, line: line) }
    var expectation = Expectation()
    expectation.text = fields["bot"]?.text()
    fields["utter"].map { expectation.add(response: $0) }
    fields["slot_was_set"].map { expectation.add(slots: $0, isNegated: false) }
    fields["slot_was_not_set"].map { expectation.add(slots: $0, isNegated: true) }
    for assertion in fields["assertions"]?.items() ?? [] { expectation.add(assertion: assertion) }
    if fields["user"] == nil || !expectation.assertions.isEmpty { expect(expectation, line: line, log: log) }
  }
}

extension TranscriptEntry.Expectation {
  fileprivate mutating func add(assertion node: ContentNode) {
    let fields = node.fields(["bot_uttered", "bot_did_not_utter", "slot_was_set", "slot_was_not_set"])
    fields["bot_uttered"].map { add(utterance: $0, isNegated: false) }
    fields["bot_did_not_utter"].map { add(utterance: $0, isNegated: true) }
    fields["slot_was_set"].map { add(slots: $0, isNegated: false) }
    fields["slot_was_not_set"].map { add(slots: $0, isNegated: true) }
  }

  private mutating func add(utterance node: ContentNode, isNegated: Bool) {
    let fields = node.fields(["utter_name", "text_matches"])
    if let name = fields["utter_name"] { add(response: name, isNegated: isNegated) }
    guard let pattern = fields["text_matches"], let text = pattern.text() else { return }
    if (try? Regex(text)) == nil { pattern.report("'\(text)' is no regular expression") }
    add(Assertion(.text(TextMatch(.regexp)), isNegated: isNegated, [text]), line: pattern.location.line)
  }

  /// A response by its name.
  fileprivate mutating func add(response node: ContentNode, isNegated: Bool = false) {
    guard let name = node.text() else { return }
    let short = name.hasPrefix("utter_") ? String(name.dropFirst("utter_".count)) : name
    let (subject, value): (Assertion.Subject, String) =
      if short.hasPrefix("ask_") {
        (.asks, String(short.dropFirst("ask_".count)))
      } else if Reply.Act(rawValue: short) != nil {
        (.act, short)
      } else if Reply.Gap(rawValue: short) != nil {
        (.gap, short)
      } else {
        (.facts, short)
      }
    add(Assertion(subject, isNegated: isNegated, [value]), line: node.location.line)
  }

  /// Slots that are filled, or filled with a value: `region`, `region: lower`, `{name: region, value: lower}`.
  fileprivate mutating func add(slots node: ContentNode, isNegated: Bool) {
    for item in node.items() {
      for value in item.slotValues() {
        add(Assertion(.knows, isNegated: isNegated, [value]), line: item.location.line)
      }
    }
  }
}

extension ContentNode {
  fileprivate func slotValues() -> [String] {
    guard isMapping else { return text().map { [$0] } ?? [] }
    let pairs = entries().compactMap { entry in entry.key.text().map { ($0, entry.value) } }
    if let name = pairs.first(where: { $0.0 == "name" })?.1.text() {
      let value = pairs.first { $0.0 == "value" }?.1.text()
      return [value.map { "\(name).\($0)" } ?? name]
    }
    return pairs.compactMap { name, value in value.isNull ? nil : value.text().map { "\(name).\($0)" } }
  }
}
