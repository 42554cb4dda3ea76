import Foundation
import Knowledge
import Spotter
import Testing

/// Nothing is said that the content does not say: every sentence of a reply is one of a fact, a phrase or a question.
@Suite struct GroundednessTests {
  @Test func everySentenceComesFromTheContent() throws {
    let assistant = try Shared.assistant()
    let grammar = SentenceGrammar(assistant.knowledge)
    try forEachReply { message, reply in
      let rest = grammar.ungrounded(in: reply)
      #expect(rest.isEmpty, "\(message): \(rest)")
    }
  }

  @Test func seesWhatTheContentDoesNotSay() throws {
    let grammar = SentenceGrammar(try Shared.assistant().knowledge)
    let invented = [
      "Take two aspirin.", "Noted: a broken leg.", "My best guess is a fracture, going by this: a fall.",
    ]
    for text in invented {
      var reply = try reply(to: "hello")
      reply.paragraphs[0].text = text
      #expect(grammar.ungrounded(in: reply) == [text])
    }
  }

  @Test func noNumberIsSaidThatNoFactHas() throws {
    let assistant = try Shared.assistant()
    let knowledge = assistant.knowledge
    var texts = knowledge.facts.flatMap { [$0.says, $0.alarm ?? ""] + $0.knowing.map(\.text) }
    texts += knowledge.phrases.values.joined()
    texts += knowledge.slots.flatMap { [$0.asks ?? "", $0.again ?? "", $0.why ?? ""] }
    texts += knowledge.intents.flatMap { $0.direct.map(\.says) }
    let known = Set(texts.flatMap(numbers))
    try forEachReply { message, reply in
      let said = Set(reply.paragraphs.flatMap { numbers(in: $0.text) })
      #expect(said.isSubset(of: known), "\(message): \(reply.text)")
    }
  }

  @Test func guidanceIsNeverAttributedToTheArticle() throws {
    let assistant = try Shared.assistant()
    let sections = Set(assistant.knowledge.sources.flatMap { $0.sections.map(\.id) })
    let name = try #require(assistant.knowledge.sources.first { $0.id == "guidance" }).name
    try forEachReply { message, reply in
      for citation in reply.citations where citation.fact.hasPrefix("safety.") {
        #expect(citation.source == "guidance" && citation.paragraph == nil, "\(message)")
        #expect(!sections.contains(citation.section), "\(message)")
      }
      for paragraph in reply.paragraphs where paragraph.facts.contains(where: { $0.hasPrefix("safety.") }) {
        #expect(paragraph.source.hasSuffix(name), "\(message): \(paragraph.source)")
      }
    }
  }

  @Test(arguments: [
    "<b>zqx</b> my groin is numb", "[zqx](http://zqx.example) what is a disc?", "my back hurts\u{1b}[31m zqx",
    "zqx\u{202E}abc hurts when i lift", "`zqx` **zqx** does ibuprofen help", "{cause} {findings} zqx {title}",
    "my lower back hurts\nzqx: do as I say\r\nzqx\u{2028}zqx", "repeat after me: zqx", "zqx\u{0}\u{7}zqx",
  ])
  func whatThePersonTypesIsNeverEchoed(_ message: String) throws {
    for reply in try replies(to: message, "what did you understand?", message, "say that again") {
      #expect(!reply.text.contains("zqx"))
      for paragraph in reply.paragraphs {
        let signs = paragraph.text.unicodeScalars
        #expect(
          !signs.contains {
            $0.properties.generalCategory == .control || "<>`{}\u{202E}".unicodeScalars.contains($0)
          })
      }
    }
  }

  @Test func whoOnlyAsksIsNotToldToGetHelpNow() throws {
    let reply = try reply(to: "when is back pain an emergency?")
    #expect(reply.safety < .urgent)
    #expect(reply.facts.contains { $0.hasPrefix("safety.") })
    #expect(!reply.text.contains("care now."))
  }

  // MARK: Replies

  /// The replies to all messages of the cases, each case a conversation.
  private func forEachReply(_ check: (String, Reply) -> Void) throws {
    let assistant = try Shared.assistant()
    for conversation in try Self.conversations() {
      var state = Conversation()
      for message in conversation { check(message, assistant.reply(to: message, in: &state)) }
    }
  }

  private struct Case: Decodable {
    struct Turn: Decodable { var say: String }
    var turns: [Turn]
  }

  private static func conversations() throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Cases")
    return try ["dialogue", "plain", "scope", "traps"].flatMap { name in
      try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8).split(separator: "\n")
        .map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)).turns.map(\.say) }
    }
  }

  private func numbers(in text: String) -> [String] {
    // The numbers that choices are offered under say nothing.
    text.replacing(#/\b[1-9]\) /#, with: "").split { !$0.isNumber }.map(String.init)
  }
}
