internal import Knowledge
internal import Understanding

/// Understands a message in the light of the question that is open.
struct AnswerInterpreter: Sendable {
  /// What a message is as an answer.
  enum Answer: Equatable {
    /// It settles the question with these values.
    case values([FindingValue])
    /// The person cannot say.
    case unsure
    case skipped
    /// It does not answer the question.
    case none
  }

  private let phrases: [String: [(words: [String], choice: Int)]]
  private let slots: [String: Slot]
  private let connectors: Set<String>
  private let order: [String]

  init(knowledge: KnowledgeBase) {
    let tokenizer = Tokenizer(language: knowledge.language)
    slots = Dictionary(knowledge.slots.map { ($0.id, $0) }) { first, _ in first }
    order = knowledge.slots.map(\.id)
    connectors = Set(knowledge.language.connectors)
    phrases = slots.mapValues { slot in
      slot.choices.enumerated().flatMap { number, choice in
        (choice.words + [choice.label]).map { (tokenizer.tokens(of: $0).map(\.stem), number) }
      }.sorted { $0.0.count > $1.0.count }
    }
  }

  /// - Parameter findings: what the message says about the person's pain in any case.
  func interpret(_ reading: Reading, slot id: String, findings: [FindingValue]) -> Answer {
    guard let slot = slots[id] else { return .none }
    if findings.contains(where: { $0.slot == id }) { return .values([]) }
    let opening = self.opening(of: reading)
    if opening == "talk.skip" { return .skipped }
    if opening == "talk.unsure" { return .unsure }
    if let choice = numbered(opening, in: slot) { return .values(choice.means) }
    // "yes lower" and "no, my legs are fine" speak of something else than what was asked.
    if findings.isEmpty, !saysSomethingElse(reading), let choice = answered(opening, in: slot) {
      return .values(choice.means)
    }
    if let choice = worded(reading, in: slot) { return .values(choice.means) }
    if opening == "talk.no" || opening == "talk.yes", isShort(reading), !saysSomethingElse(reading) {
      return .unsure
    }
    return .none
  }

  /// What a message of a word or two means for another question than the open one: "lower", "dull".
  func elsewhere(_ reading: Reading) -> [FindingValue] {
    let whole = meaning(of: reading.tokens[...])
    return whole.isEmpty && opening(of: reading) != nil ? meaning(of: reading.tokens.dropFirst()) : whole
  }

  /// Whether an answer of another question follows the yes or no.
  private func saysSomethingElse(_ reading: Reading) -> Bool {
    !meaning(of: reading.tokens.dropFirst()).isEmpty
  }

  private func meaning(of tokens: ArraySlice<Token>) -> [FindingValue] {
    let stems = tokens.filter { $0.kind != .punctuation }.map(\.stem)
    for slot in order {
      if let match = phrases[slot]?.first(where: { $0.words == stems }) {
        return slots[slot]?.choices[match.choice].means.filter(\.present) ?? []
      }
    }
    return []
  }

  /// Whether a message begins with a no, or says that it corrects.
  func corrects(_ reading: Reading) -> Bool {
    reading.isCorrection || opening(of: reading) == "talk.no"
  }

  /// The short answer with which a message begins: a plain yes or no, or any other if it stands by itself.
  func opening(of reading: Reading) -> String? {
    let starting = reading.mentions.filter { $0.tokens.lowerBound == 0 && $0.kind == "talk" }
    guard let longest = starting.max(by: { $0.tokens.count < $1.tokens.count }) else { return nil }
    let isAlone = standsAlone(longest, in: reading)
    switch longest.concept {
    case "talk.yes", "talk.no": return longest.concept
    case "talk.agree" where isAlone: return "talk.yes"
    case "talk.disagree" where isAlone: return "talk.no"
    default: return isAlone ? longest.concept : nil
    }
  }

  private func standsAlone(_ mention: Mention, in reading: Reading) -> Bool {
    guard mention.tokens.upperBound < reading.tokens.count else { return true }
    let next = reading.tokens[mention.tokens.upperBound]
    return next.kind == .punctuation || connectors.contains(next.word)
  }

  /// "1", "the second": only where nothing else is said.
  private func numbered(_ opening: String?, in slot: Slot) -> Slot.Choice? {
    guard let opening, let number = Self.ordinals.firstIndex(of: opening),
      slot.choices.indices.contains(number)
    else { return nil }
    return slot.choices[number]
  }

  static let ordinals = ["talk.first", "talk.second", "talk.third"]

  private func answered(_ opening: String?, in slot: Slot) -> Slot.Choice? {
    switch opening {
    case "talk.yes": slot.choices.first { $0.answer == .yes }
    case "talk.no": slot.choices.first { $0.answer == .no }
    default: nil
    }
  }

  /// The choice whose words the message contains; words count only in short messages, where nothing else
  /// can be meant.
  private func worded(_ reading: Reading, in slot: Slot) -> Slot.Choice? {
    guard isShort(reading), !saysSomethingElse(reading), let candidates = phrases[slot.id] else { return nil }
    let stems = reading.tokens.map(\.stem)
    for (words, choice) in candidates where contains(stems, words) { return slot.choices[choice] }
    return nil
  }

  private func isShort(_ reading: Reading) -> Bool {
    reading.tokens.count { $0.kind != .punctuation } <= Self.shortMessage
      && !reading.segments.contains(where: \.isQuestion)
      && !reading.mentions.contains { $0.experiencer == .other }
  }

  private static let shortMessage = 9

  private func contains(_ stems: [String], _ words: [String]) -> Bool {
    guard !words.isEmpty, words.count <= stems.count else { return false }
    return (0...(stems.count - words.count)).contains { stems[$0...].starts(with: words) }
  }
}
