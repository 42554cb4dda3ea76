internal import Knowledge

/// A reply in the making: keeps to five facts and never states one twice. There is one of it a turn.
struct Draft: ~Copyable {
  /// How many of them are kept for cautions, which are added in the end.
  var factsKeptBack = 0
  /// What is known of whoever has the pain.
  var known: [Conversation.Finding] = []
  private let wording: Wording
  private let turn: Int
  private var paragraphs: [Reply.Paragraph] = []
  /// The question that the reply ends with, whatever is said after it was put.
  private var closing: [Reply.Paragraph] = []
  private(set) var asks: Reply.Question?
  private(set) var facts: [String] = []
  private var citations: [Reply.Citation] = []
  private var phrases: [PhraseKey] = []
  /// Whether it begins with a plain answer: "Yes."
  private var isAnsweredDirectly = false
  var act: Reply.Act?
  var gap: Reply.Gap?
  var safety = SafetyLevel.none

  init(wording: Wording, turn: Int) {
    self.wording = wording
    self.turn = turn
  }

  /// How many facts it has room for.
  var room: Int { max(Reply.mostFacts - factsKeptBack - facts.count, 0) }

  var isEmpty: Bool { paragraphs.isEmpty && closing.isEmpty }

  mutating func say(_ key: PhraseKey, _ values: KeyValuePairs<String, String> = [:]) {
    say(phrase(key, values))
  }

  mutating func say(_ text: String) {
    if !text.isEmpty { paragraphs.append(Reply.Paragraph(text: text)) }
  }

  /// Says something before all else, or right behind a direct answer, with the fact that it rests on.
  mutating func sayFirst(_ text: String, referringTo fact: String) {
    let cited = facts.count < Reply.mostFacts ? wording.cited([fact]) : []
    paragraphs.insert(wording.paragraph(text, stating: cited), at: isAnsweredDirectly ? 1 : 0)
    cite(cited)
  }

  /// Puts a question to the person, in one or more paragraphs.
  ///
  /// - Parameter opening: a phrase with a place for the question.
  mutating func ask(
    _ question: Reply.Question?, _ key: PhraseKey, _ values: KeyValuePairs<String, String> = [:],
    behind opening: PhraseKey? = nil
  ) {
    let text = phrase(key, values)
    ask(question, opening.map { phrase($0, ["question": text.lowercasedFirst]) } ?? text)
  }

  mutating func ask(_ question: Reply.Question?, _ text: String) {
    asks = question
    closing.append(Reply.Paragraph(text: text))
  }

  /// Asks nothing after all.
  mutating func withdrawQuestion() {
    asks = nil
    closing = []
  }

  /// States facts that this reply has not stated yet, with an opening in front.
  ///
  /// - Returns: whether there was anything to state.
  @discardableResult
  mutating func state(
    _ ids: [String], opening: PhraseKey? = nil, _ values: KeyValuePairs<String, String> = [:]
  ) -> Bool {
    var fresh: [String] = []
    for id in ids where fresh.count < room && !facts.contains(id) && !fresh.contains(id) { fresh.append(id) }
    let start = opening.map { phrase($0, values) } ?? ""
    guard !fresh.isEmpty else {
      // What only introduces has nothing to introduce.
      if !start.hasSuffix(":") { say(start) }
      return false
    }
    let stated = wording.cited(fresh)
    paragraphs.append(wording.statement(of: stated, opening: start, knowing: known))
    cite(stated)
    noteAdvice(in: stated)
    return true
  }

  /// Whether safety advice is given that is no alarm.
  private mutating func noteAdvice(in stated: [CitedFact]) {
    if stated.contains(where: { $0.fact.level == .routine }) { safety = max(safety, .routine) }
  }

  /// States facts with a direct answer in front, if nothing was said before it.
  mutating func state(_ ids: [String], directly answer: String?) {
    let isFirst = paragraphs.isEmpty
    state(ids)
    guard let answer, isFirst, !paragraphs.isEmpty else { return }
    paragraphs[0].text = answer + " " + paragraphs[0].text
    isAnsweredDirectly = true
  }

  /// Answers in a word or two, and names the facts that say more, which were stated before.
  mutating func say(directly answer: String, referringTo ids: [String]) {
    isAnsweredDirectly = paragraphs.isEmpty
    say(answer)
    refer(to: ids)
  }

  /// States red flags that this reply has not stated yet, what to do first.
  mutating func alarm(_ flags: [RedFlag]) {
    let fresh = flags.filter { !facts.contains($0.fact) }
    guard !fresh.isEmpty else { return }
    var ids: [String] = []
    for flag in fresh where !ids.contains(flag.fact) { ids.append(flag.fact) }
    let stated = wording.cited(ids)
    paragraphs.append(wording.alarm(of: stated, naming: fresh))
    cite(stated)
  }

  /// Names facts that were stated before as what the last paragraph rests on, in place of saying them again.
  mutating func refer(to ids: [String]) {
    var fresh: [String] = []
    for id in ids where !facts.contains(id) && !fresh.contains(id) { fresh.append(id) }
    let cited = wording.cited(fresh)
    guard !cited.isEmpty, let last = paragraphs.popLast() else { return }
    paragraphs.append(wording.paragraph(last.text, stating: wording.cited(last.facts) + cited))
    cite(cited)
  }

  /// States facts in the words of a phrase instead of their own.
  mutating func state(_ ids: [String], as key: PhraseKey, _ values: KeyValuePairs<String, String>) {
    paragraphs.append(paragraph(stating: ids, as: key, values))
  }

  private mutating func paragraph(
    stating ids: [String], as key: PhraseKey, _ values: KeyValuePairs<String, String>
  ) -> Reply.Paragraph {
    let stated = wording.cited(ids)
    var paragraph = wording.statement(of: stated)
    paragraph.text = phrase(key, values)
    cite(stated)
    noteAdvice(in: stated)
    return paragraph
  }

  private mutating func cite(_ stated: [CitedFact]) {
    for cited in stated {
      facts.append(cited.fact.id)
      citations.append(cited.citation)
    }
  }

  func says(_ key: PhraseKey) -> Bool { phrases.contains(key) }

  func says(anyOf keys: [PhraseKey]) -> Bool { phrases.contains(where: keys.contains) }

  /// Whether it says, the question last, what was said before. Seldom, and the length tells.
  func repeats(_ text: String) -> Bool {
    let (start, end) = (paragraphs.textLength, closing.textLength)
    guard text.utf8.count == start + end - 1 else { return false }
    return (paragraphs + closing).joinedText == text
  }

  /// Whether all that it says before a question is facts in their own words.
  var isPlainStatement: Bool {
    !facts.isEmpty && phrases.allSatisfy { $0 == .backToQuestion } && !isAnsweredDirectly
      && paragraphs.allSatisfy { !$0.facts.isEmpty }
  }

  /// Says that it was said before.
  mutating func openAgain(with key: PhraseKey) {
    guard !facts.isEmpty, !paragraphs.isEmpty else { return }
    paragraphs[0].text = phrase(key) + " " + paragraphs[0].text
  }

  /// States what room was kept for: in front of the advice that it is about, unless a direct answer stands there.
  ///
  /// - Parameters:
  ///   - advice: the facts of this reply that say what to do.
  ///   - withheld: the advice that they warn of; it is stated as what holds in general.
  ///   - key: a phrase to say in their place, where they were stated before.
  mutating func stateCautions(
    _ ids: [String], before advice: [String], withholding withheld: [String], as key: PhraseKey? = nil
  ) {
    factsKeptBack = 0
    let fresh = ids.filter { !facts.contains($0) }
    let advice = paragraphs.firstIndex { $0.facts.contains(where: advice.contains) }
    if gap == nil, let place = paragraphs.firstIndex(where: { $0.facts.contains(where: withheld.contains) }),
      !isAnsweredDirectly || place > 0, !paragraphs[place].facts.contains(where: ids.contains)
    {
      paragraphs[place].text = phrase(.inGeneral) + " " + paragraphs[place].text
    }
    // None is left where a question of its own has had them for an answer.
    if !fresh.isEmpty {
      if let key { state(fresh, as: key, [:]) } else { state(fresh) }
    }
    guard let advice, !isAnsweredDirectly || advice > 0,
      let caution = paragraphs.lastIndex(where: { $0.facts.contains(where: ids.contains) }), caution > advice
    else { return }
    paragraphs.insert(paragraphs.remove(at: caution), at: advice)
  }

  /// Says the last reply once more, with the question that it ended with.
  mutating func sayAgain(_ text: String, stating ids: [String], asking question: Reply.Question?) {
    let paragraph = paragraph(stating: ids, as: .repeated, ["text": text])
    asks = question
    if question == nil { paragraphs.append(paragraph) } else { closing.append(paragraph) }
  }

  /// The words of a phrase, for whoever says it.
  mutating func phrase(_ key: PhraseKey, _ values: KeyValuePairs<String, String> = [:]) -> String {
    phrases.append(key)
    return wording.phrase(key, turn: turn, values)
  }

  /// The reply; it answers if it states facts, and asks if all it does is ask.
  func finished() -> Reply {
    let act = self.act ?? (facts.isEmpty ? (asks == nil ? .explain : .ask) : .answer)
    return Reply(
      paragraphs: closing.isEmpty ? paragraphs : paragraphs + closing, act: act, citations: citations,
      safety: safety, gap: gap, asks: asks,
      phrases: phrases)
  }
}

extension [Reply.Paragraph] {
  /// What they say in one line, without its sources.
  var joinedText: String {
    if count == 1 { return self[0].text }
    var text = ""
    text.reserveCapacity(textLength)
    for i in indices {
      if i > 0 { text += " " }
      text += self[i].text
    }
    return text
  }

  /// In bytes, with a space behind each.
  fileprivate var textLength: Int { reduce(0) { $0 + $1.text.utf8.count + 1 } }
}
