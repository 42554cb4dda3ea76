internal import Knowledge

/// A reply in the making: keeps to five facts and never states one twice.
struct Draft {
  /// More than this is a lecture (`more` brings the rest).
  static let mostFacts = 5

  /// How many of them are kept for what ``insertBeforeQuestion(_:)`` adds in the end.
  var factsKeptBack = 0
  private let wording: Wording
  private let turn: Int
  private(set) var paragraphs: [Reply.Paragraph] = []
  private(set) var facts: [String] = []
  private var phrases: [PhraseKey] = []
  var act: Reply.Act?
  var gap: Reply.Gap?
  var asks: Reply.Question?
  var safety = SafetyLevel.none
  var suggestions: [String] = []

  init(wording: Wording, turn: Int) {
    self.wording = wording
    self.turn = turn
  }

  var isEmpty: Bool { paragraphs.isEmpty }

  mutating func say(_ key: PhraseKey, _ values: [String: String] = [:]) {
    say(phrase(key, values))
  }

  mutating func say(_ text: String) {
    if !text.isEmpty { paragraphs.append(Reply.Paragraph(text: text)) }
  }

  /// States facts that this reply has not stated yet, with an opening in front.
  ///
  /// - Returns: whether there was anything to state.
  @discardableResult
  mutating func state(_ ids: [String], opening: PhraseKey? = nil, _ values: [String: String] = [:]) -> Bool {
    let fresh = ids.enumerated().filter { !facts.contains($1) && !ids[..<$0].contains($1) }.map(\.element)
      .prefix(max(Self.mostFacts - factsKeptBack - facts.count, 0))
    let start = opening.map { phrase($0, values) } ?? ""
    guard !fresh.isEmpty else {
      say(start)
      return false
    }
    let paragraph = wording.statement(of: Array(fresh), opening: start)
    paragraphs.append(paragraph)
    facts += paragraph.facts
    for id in paragraph.facts {
      if let level = wording.fact(id)?.level, level == .routine { safety = max(safety, .routine) }
    }
    return true
  }

  /// States facts with a direct answer in front, if nothing was said before it.
  mutating func state(_ ids: [String], directly answer: String?) {
    let isFirst = isEmpty
    state(ids)
    if let answer, isFirst, !isEmpty { paragraphs[0].text = answer + " " + paragraphs[0].text }
  }

  /// States red flags that this reply has not stated yet, what to do first.
  mutating func alarm(_ ids: [String]) {
    var fresh: [String] = []
    for id in ids where !facts.contains(id) && !fresh.contains(id) { fresh.append(id) }
    let paragraph = wording.alarm(of: fresh)
    paragraphs.append(paragraph)
    facts += paragraph.facts
  }

  /// States facts in the words of a phrase instead of their own.
  mutating func state(_ ids: [String], as key: PhraseKey, _ values: [String: String]) {
    var paragraph = wording.statement(of: ids)
    paragraph.text = phrase(key, values)
    paragraphs.append(paragraph)
    facts += paragraph.facts
  }

  /// The words so far.
  var text: String { paragraphs.map(\.text).joined(separator: " ") }

  /// Says that it was said before.
  mutating func openAgain() {
    guard !facts.isEmpty else { return }
    paragraphs[0].text = phrase(.asSaid, [:]) + " " + paragraphs[0].text
  }

  /// Adds facts in front of the question that the reply ends with.
  mutating func insertBeforeQuestion(_ ids: [String]) {
    factsKeptBack = 0
    let question = asks == nil ? nil : paragraphs.popLast()
    state(ids)
    if let question { paragraphs.append(question) }
  }

  mutating func insertBeforeQuestion(_ text: String) {
    paragraphs.insert(Reply.Paragraph(text: text), at: asks == nil ? paragraphs.count : paragraphs.count - 1)
  }

  private mutating func phrase(_ key: PhraseKey, _ values: [String: String]) -> String {
    phrases.append(key)
    return wording.phrase(key, turn: turn, values)
  }

  /// The reply; it answers if it states facts, and asks if all it does is ask.
  func finished() -> Reply {
    let citations = facts.compactMap { id in
      wording.fact(id).map {
        Reply.Citation(
          fact: id, source: $0.place.source, section: $0.place.section, paragraph: $0.place.paragraph)
      }
    }
    let act = self.act ?? (facts.isEmpty ? (asks == nil ? .explain : .ask) : .answer)
    return Reply(
      paragraphs: paragraphs, act: act, citations: citations, safety: safety, gap: gap, asks: asks,
      suggestions: suggestions.isEmpty ? asks?.choices ?? [] : suggestions, phrases: phrases)
  }
}
