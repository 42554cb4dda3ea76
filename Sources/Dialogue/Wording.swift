internal import Knowledge

/// Puts sentences together from the content. Which of several wordings is used follows from the turn number.
final class Wording: Sendable {
  private let phrases: Lookup<[PhraseTemplate]>
  private let facts: Lookup<CitedFact>
  /// How findings are said back, with their places in the order in which that is done.
  private let says: [FindingValue: (place: Int, text: String)]
  /// What is said back of several findings at once, where one answer tells all of them.
  private let wholes: [(means: [FindingValue], place: Int, text: String)]
  private let sources: Lookup<Source>
  private let reasons: Set<String>

  init(knowledge: KnowledgeBase) {
    phrases = Lookup(knowledge.phrases.mapValues { $0.map(PhraseTemplate.init) })
    // What is so before what is not, and in the order of the content's slots, whatever order they were told in.
    let slots = Dictionary(zip(knowledge.slots.map(\.id), 0...)) { first, _ in first }
    func place(_ value: FindingValue) -> (Int, Int, String) {
      (value.present ? 0 : 1, slots[value.slot, default: 0], value.code)
    }
    let said = knowledge.slots.flatMap(\.says).sorted { place($0.value) < place($1.value) }
    let says = Dictionary(said.enumerated().map { ($1.value, (place: $0, text: $1.text)) }) { first, _ in
      first
    }
    self.says = says
    wholes = knowledge.slots.flatMap(\.choices).compactMap { choice in
      choice.says.map { (choice.means, choice.means.compactMap { says[$0]?.place }.min() ?? 0, $0) }
    }
    reasons = Set(knowledge.facts.flatMap(\.why))
    let sources = knowledge.sources.keyed(by: \.id)
    self.sources = Lookup(sources)
    facts = Lookup(knowledge.facts.map { CitedFact($0, in: sources) }.keyed(by: \.fact.id))
  }

  func phrase(_ key: PhraseKey, turn: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
    guard let wordings = phrases[key.rawValue], !wordings.isEmpty else { return "" }
    return wordings[turn % wordings.count].filled(with: values)
  }

  /// Whether a fact is the reason of another one.
  func isReason(_ id: String) -> Bool { reasons.contains(id) }

  func fact(_ id: String) -> Fact? { facts[id]?.fact }

  /// The topics of a fact, the main one first.
  func topics(of fact: String) -> [String] { facts[fact]?.fact.topics ?? [] }

  /// The facts as they are stated and cited; those that there are.
  func cited(_ ids: [String]) -> [CitedFact] { ids.compactMap { facts[$0] } }

  func title(of source: String) -> String { sources[source]?.title ?? "" }

  /// What is said back of findings, each once, whatever order they were told in.
  ///
  /// - Parameter known: those that may have been told in words of their own.
  func list(_ values: [FindingValue], as known: [Conversation.Finding] = []) -> String {
    let wholes = wholes.filter { $0.means.allSatisfy(values.contains) }
    let rest =
      wholes.isEmpty ? values : values.filter { value in !wholes.contains { $0.means.contains(value) } }
    var said = rest.compactMap { value in
      let told = known.first { $0.value == value && !$0.toldAs.isEmpty }?.toldAs
      return says[value].map { (place: $0.place, text: told ?? $0.text) }
    }
    for whole in wholes { said.append((whole.place, whole.text)) }
    said.sort { $0.place < $1.place }
    var text = said.first?.text ?? ""
    for i in said.indices.dropFirst() where !said[..<i].contains(where: { $0.text == said[i].text }) {
      text += ", "
      text += said[i].text
    }
    return text
  }

  /// Whether a fact has words for whoever is known to have a finding.
  func says(_ value: FindingValue, inAnyOf facts: [String]) -> Bool {
    facts.contains { fact($0)?.knowing.contains { $0.value == value } ?? false }
  }

  /// Whether facts say a direct answer of a sentence word for word: in front of them it would be said twice.
  func says(_ answer: String, alreadyIn facts: [String]) -> Bool {
    let text = answer.lowercased().filter { $0 != "." }
    return text.count { $0 == " " } >= Self.wordsOfSentence
      && facts.contains { fact($0)?.says.lowercased().contains(text) ?? false }
  }

  private static let wordsOfSentence = 5

  func canSay(_ value: FindingValue) -> Bool { says[value] != nil }

  /// A paragraph that states facts to somebody who asks, with their places behind it.
  ///
  /// - Parameter known: what is known of whoever has the pain.
  func statement(
    of facts: [CitedFact], opening: String = "", knowing known: [Conversation.Finding] = []
  ) -> Reply.Paragraph {
    var text = opening
    for cited in facts {
      let says = cited.fact.says { value in known.contains { $0.value == value } }
      if text.isEmpty {
        text = says
      } else if !says.isEmpty {
        text += " "
        text += says
      }
    }
    return paragraph(text, stating: facts)
  }

  /// A paragraph that tells what to do now, each thing once, and why: what was reported.
  ///
  /// - Parameter flags: of each fact what is said, in its order.
  func alarm(of facts: [CitedFact], naming flags: [RedFlag]) -> Reply.Paragraph {
    var actions: [String] = []
    let texts = facts.map { cited in
      let fact = cited.fact
      let signs = flags.filter { $0.fact == fact.id }.map(\.says).joined(separator: " and ")
      let text = PhraseTemplate(fact.alarm ?? fact.says).filled(with: ["signs": signs])
      guard actions.contains(fact.action) else {
        actions.append(fact.action)
        return text
      }
      return String(text.dropFirst(fact.action.count).drop { $0 == " " })
    }
    return paragraph(texts.filter { !$0.isEmpty }.joined(separator: " "), stating: facts)
  }

  /// A text with the places of the facts that it refers to behind it.
  func paragraph(_ text: String, stating facts: [CitedFact]) -> Reply.Paragraph {
    Reply.Paragraph(text: text, facts: facts.map(\.fact.id), source: places(of: facts))
  }

  /// Where facts stand: "core 1-2, disc 2".
  func places(of ids: [String]) -> String { places(of: cited(ids)) }

  /// Places as shown to people: "core 1-2, disc 2"; guidance by its name.
  private func places(of facts: [CitedFact]) -> String {
    if facts.count == 1 { return facts[0].place }
    var places: [String] = []
    var others: [String] = []
    for i in facts.indices {
      let place = facts[i].fact.place
      if place.paragraph == nil {
        if !others.contains(facts[i].place) { others.append(facts[i].place) }
      } else if !facts[..<i].contains(where: { $0.paragraph(in: place.section) != nil }) {
        var numbers = facts[i...].compactMap { $0.paragraph(in: place.section) }
        numbers.sort()
        places.append(place.section + " " + ranges(numbers))
      }
    }
    return (places + others).joined(separator: ", ")
  }

  /// 1, 2, 2, 4 as "1-2+4".
  private func ranges(_ numbers: [Int]) -> String {
    var text = ""
    var start = 0
    while start < numbers.count {
      var end = start
      while end + 1 < numbers.count, numbers[end + 1] <= numbers[end] + 1 { end += 1 }
      if start > 0 { text += "+" }
      text += String(numbers[start])
      if numbers[end] > numbers[start] { text += "-" + String(numbers[end]) }
      start = end + 1
    }
    return text
  }
}

/// A fact with its place as it is cited. A class without state: it is looked up for each reply, and nothing of it is copied.
final class CitedFact: Sendable {
  let fact: Fact
  let citation: Reply.Citation
  /// The place as shown to people: "core 1"; guidance by its name.
  let place: String

  fileprivate init(_ fact: Fact, in sources: [String: Source]) {
    self.fact = fact
    let place = fact.place
    citation = Reply.Citation(
      fact: fact.id, source: place.source, section: place.section, paragraph: place.paragraph)
    self.place =
      place.paragraph.map { "\(place.section) \($0)" } ?? sources[place.source]?.name ?? place.source
  }
  /// Its paragraph, if it stands in this section.
  func paragraph(in section: String) -> Int? { fact.place.section == section ? fact.place.paragraph : nil }
}
