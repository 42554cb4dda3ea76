import Foundation
import Knowledge
import Spotter

/// What replies can be made of: facts, whole texts, and phrases with places for other texts of the content.
struct SentenceGrammar {
  private var facts: [String: [String]] = [:]
  /// Whole texts, the longest first.
  private var texts: [String] = []
  /// Phrases, cut at their places.
  private var templates: [[String]] = []
  /// Phrases that ask which of several things is meant or holds: they go on behind a colon.
  private let choices: [[String]]
  /// What may stand in the places of a phrase, by itself or in a list.
  private var insertions: Set<String> = []

  init(_ knowledge: KnowledgeBase) {
    for fact in knowledge.facts {
      facts[fact.id] = ([fact.says, fact.action] + fact.knowing.map(\.text)).sorted { $0.count > $1.count }
      guard let alarm = fact.alarm else { continue }
      // What to do is said once for several signs.
      let reason = String(alarm.dropFirst(fact.action.count).drop { $0 == " " })
      if reason.contains("{") {
        templates += [alarm, reason].map(Self.literals)
      } else {
        facts[fact.id]? += [alarm, reason].filter { !$0.isEmpty }
      }
    }
    let people = knowledge.language.people
    let questions = knowledge.slots.flatMap { slot in
      [slot.asks, slot.again, slot.why].compactMap { $0 }
        + [slot.ofOther?.asks, slot.ofOther?.again].compactMap { $0 }.flatMap { question in
          people.map { Self.question(question, about: $0) }
        }
    }
    texts = questions + knowledge.intents.flatMap { $0.direct.map(\.says) + $0.says }
    choices = [PhraseKey.contradiction, .didYouMean].flatMap { knowledge.phrases[$0.rawValue] ?? [] }
      .map { Self.literals(of: $0.prefix(1).lowercased() + $0.dropFirst()) }
    for wording in knowledge.phrases.values.joined() {
      if wording.contains("{") {
        templates.append(Self.literals(of: wording))
      } else {
        texts.append(wording)
      }
    }
    texts.sort { $0.count > $1.count }
    templates.sort { $0.joined().count > $1.joined().count }
    var names = questions.flatMap { [$0, $0.prefix(1).lowercased() + $0.dropFirst()] }
    names += knowledge.facts.map(\.action) + knowledge.causes.map(\.name) + knowledge.redFlags.map(\.says)
    names += knowledge.slots.flatMap {
      $0.says.map(\.text) + $0.toldAs.map(\.text) + $0.choices.flatMap { [$0.label, $0.says ?? $0.label] }
    }
    names += Self.names(of: knowledge.language.people)
    names += knowledge.sources.map(\.title) + knowledge.concepts.compactMap(\.phrases.first)
    names += knowledge.intents.compactMap { intent in
      if case .gap(_, let subject, _) = intent.effect { subject } else { intent.examples.first }
    }
    names += knowledge.phrases.filter { $0.key.hasPrefix("choice_") }.values.joined()
    insertions = Set(names)
  }

  /// A question about somebody else, with the forms of that person in its places.
  private static func question(_ text: String, about person: Person) -> String {
    let filled = person.forms.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    return filled.prefix(1).uppercased() + filled.dropFirst()
  }

  /// How people are named: "your wife", "her".
  private static func names(of people: [Person]) -> [String] {
    people.flatMap { person in
      person.words.map { person.named.replacing("{word}", with: $0) } + [person.forms["them"] ?? ""]
    }
  }

  /// A phrase, cut at its places.
  private static func literals(of wording: String) -> [String] {
    wording.split(separator: /\{[a-z]+\}/, omittingEmptySubsequences: false).map(String.init)
  }

  /// What of a reply is neither a fact that it cites nor a text of the content.
  func ungrounded(in reply: Reply) -> [String] {
    reply.paragraphs.compactMap { paragraph in
      var text = paragraph.text
      for template in templates { text = stripped(template, from: text) ?? text }
      for known in paragraph.facts.flatMap({ facts[$0] ?? [] }) + texts { text.replace(known, with: "") }
      // The action of a standing flag is said without stating its fact again.
      for action in facts.values.joined() where text == action { text = "" }
      text = text.trimmingCharacters(in: .whitespaces)
      return text.isEmpty ? nil : text
    }
  }

  /// The text without a phrase, if the phrase is in it and only texts of the content stand in its places.
  private func stripped(_ literals: [String], from text: String) -> String? {
    guard let first = literals.first,
      let start = first.isEmpty ? text.startIndex..<text.startIndex : text.firstRange(of: first)
    else { return nil }
    var end = start.upperBound
    for literal in literals.dropFirst() {
      let rest = text[end...]
      guard let next = literal.isEmpty ? rest.endIndex..<rest.endIndex : rest.firstRange(of: literal),
        isKnown(text[end..<next.lowerBound])
      else { return nil }
      end = next.upperBound
    }
    return String(text[..<start.lowerBound] + text[end...])
  }

  /// A text of the content, or a list of them, which may be numbered.
  private func isKnown(_ numbered: Substring) -> Bool {
    let text = numbered.trimmingPrefix(#/[1-9]\) /#)
    if choices.contains(where: { stripped($0, from: String(text))?.isEmpty ?? false }) { return true }
    let starts = insertions.filter { text.hasPrefix($0) }.sorted { $0.count > $1.count }
    return starts.contains { start in
      let rest = text.dropFirst(start.count)
      return rest.isEmpty
        || [", ", " and ", " or "].contains { rest.hasPrefix($0) && isKnown(rest.dropFirst($0.count)) }
    }
  }
}
