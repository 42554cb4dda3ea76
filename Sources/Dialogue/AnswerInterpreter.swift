internal import Knowledge
internal import Understanding

/// Understands a message in the light of the question that is open.
final class AnswerInterpreter: Sendable {
  /// What a message is as an answer.
  enum Answer: Equatable {
    /// It settles the question with these values.
    case values([FindingValue])
    /// The person cannot say.
    case unsure
    /// "Yes" to "this or that?"
    case eitherOr
    case skipped
    /// It does not answer the question.
    case none
  }

  /// Needed from the first question on, and not to answer one: a start does not wait for it.
  private let lazyPhrases: Lazy<AnswerPhrases>
  var phrases: AnswerPhrases { lazyPhrases.value }
  private let slots: [String: Slot]
  private let clauses: AnswerClauses
  let connectors: Set<String>
  let restrictors: Set<String>
  let roles: ConceptRoles
  private let detector: FindingDetector

  init(
    knowledge: KnowledgeBase, roles: ConceptRoles, tokenizer: Tokenizer, detector: FindingDetector
  ) {
    self.detector = detector
    self.roles = roles
    slots = Dictionary(knowledge.slots.map { ($0.id, $0) }) { first, _ in first }
    connectors = Set(knowledge.language.connectors)
    restrictors = Set(knowledge.language.restrictors)
    lazyPhrases = Lazy { AnswerPhrases(knowledge: knowledge, tokenizer: tokenizer) }
    clauses = AnswerClauses(alternatives: Set(knowledge.language.alternatives))
  }

  /// - Parameters:
  ///   - findings: what the message says about the person's pain in any case.
  ///   - act: what the message was taken for as a whole, for wordings of "I can't say" that are no set phrase.
  ///   - alsoAsked: the slots that were asked about and are still unknown.
  ///   - isInSight: whether the question was put just now. Later a bare "yes" or "fine" is said of something else.
  ///   - isFirstWording: whether the question was put in its first wording.
  ///   - contradicts: whether a value goes against what is known: then a "no" before it takes that back.
  func interpret(
    _ reading: Reading, slot id: String, findings: [FindingValue], act: TalkAct? = nil,
    alsoAsked: Set<String> = [], isInSight: Bool = true, isFirstWording: Bool = true,
    contradicts: (FindingValue) -> Bool = { _ in false }
  ) -> Answer {
    guard let slot = slots[id] else { return .none }
    let clauses = self.clauses.clauses(of: reading)
    let words = clauses.map { $0.map { reading.tokens[$0].stem } }
    let evasion = evasion(in: reading, clauses)
    if evasion == .skipped { return .skipped }
    if !isInSight, let act, !Self.answeringActs.contains(act) { return .none }
    // "No, no, no, yes": one of the signs that were asked about is there.
    if id == Slot.flags, isInSight, isListOfAnswers(reading),
      let yes = slot.choices.first(where: { $0.answer == .yes })
    {
      return .values(yes.means)
    }
    // "now and then", "should I": a few words that are an answer are no question, whatever they begin with.
    if let choice = wholeChoice(reading, slot: id) { return .values(slot.choices[choice].means) }
    if clauses.count > 1, let act, !Self.answeringActs.contains(act), !Self.evasiveActs.contains(act) {
      return .none
    }
    // What is said in passing in a long message need not answer: "it is dull and shows up in the middle of a set, every time".
    let settling = isLong(reading) ? words.prefix(1) : words[...]
    let whole = settling.lazy.compactMap { self.phrases.choice(being: self.phrases.essence(of: $0), in: id) }
      .first
    // Words of a sign that is denied are no yes: "numbness? no".
    if id == Slot.flags, deniesSign(reading) {
      let none = slot.choices.first { $0.answer == .no }
      // "None of these. And the tingle is gone.", "no, no numbness"
      let saysNo = opening(of: reading) == "talk.no" || whole.map { slot.choices[$0].answer == .no } ?? false
      let isNone = saysNo && reading.contrasts.isEmpty
      return isNone || deniesSigns(reading) ? none.map { .values($0.means) } ?? .none : .none
    }
    if let whole { return .values(slot.choices[whole].means) }
    // "No, I don't want questions."
    if act == .cancel { return .none }
    if findings.contains(where: { $0.slot == id }) { return .values([]) }
    guard isInSight else { return .none }
    if let evasion { return evasion }
    let opening = self.opening(of: reading)
    // "1" may be the first of the signs as well as the first answer, as long as the answers were not numbered.
    if id != Slot.flags || !isFirstWording, let choice = numbered(opening, in: slot) {
      return .values(choice.means)
    }
    if let choice = answered(opening, in: slot),
      !saysSomethingElse(
        reading, behind: choice.answer, slot: id, findings: findings, alsoAsked: alsoAsked, contradicts)
    {
      guard choice.answer == .yes, slot.eitherOr, isFirstWording else { return .values(choice.means) }
      let worded = worded(clauses, of: reading, in: slot)
      return worded == .none ? .eitherOr : worded
    }
    if act == .unsure { return .unsure }
    if act == .skip { return .skipped }
    let answers = act.map(Self.answeringActs.contains) ?? true
    let answersOthers = findings.contains { isAsked($0.slot) }
    guard answers, !answersOthers else { return .none }
    let told = told(in: reading)
    let statements = clauses.filter { clause in clause.allSatisfy(told.contains) }
    let worded = isShort(reading) ? worded(statements, of: reading, in: slot) : .none
    return worded == .none ? learnt(reading, in: slot) : worded
  }

  /// What a message is as an answer by what the content's examples teach.
  private func learnt(_ reading: Reading, in slot: Slot) -> Answer {
    let told = told(in: reading)
    guard !told.isEmpty, !reading.mentions.contains(where: { $0.experiencer == .other }) else {
      return .none
    }
    // A sign that is there is no "none of these", whatever stands around it.
    if slot.id == Slot.flags, signs(reading.mentions).contains(where: { $0.polarity != .negated }) {
      return .none
    }
    let values = detector.answer(reading, in: told, slot: slot.id)
    guard let surest = values.first else { return .none }
    return .values(slot.exclusive ? [surest] : values.filter { $0.present == surest.present })
  }

  /// Whether a slot has a question of its own.
  func isAsked(_ slot: String) -> Bool { slots[slot]?.asks != nil }

  /// The symptoms that are spoken of, there or not.
  func signs(_ mentions: [Mention]) -> [Mention] {
    // "Just one side" is the opposite of a sign.
    let only = mentions.filter { $0.concept == Self.onlyOne }.map(\.tokens)
    return mentions.filter { mention in
      mention.kind == "sign" && !mention.isNested && !only.contains { $0.overlaps(mention.tokens) }
    }
  }

  static let onlyOne = "care.one-only"

  /// Whether a message is an answer to a question word for word: "a knock".
  func isAnswer(_ reading: Reading, slot: String) -> Bool { wholeChoice(reading, slot: slot) != nil }

  private func wholeChoice(_ reading: Reading, slot: String) -> Int? {
    let phrases = phrases
    guard !phrases.isLonger(reading.tokens, than: Self.shortAnswer),
      !reading.tokens.contains(where: \.isQuestionMark)
    else { return nil }
    let whole = phrases.essence(of: reading.tokens.filter { $0.kind != .punctuation }.map(\.stem))
    // All of the words count where none would be left.
    return whole.count <= Self.shortAnswer ? phrases.choice(being: whole, in: slot) : nil
  }

  /// Acts that a message can be taken for and still answer: "nope, never bothered".
  static let answeringActs: Set<TalkAct> = [.yes, .no, .report]
  private static let evasiveActs: Set<TalkAct> = [.unsure, .skip]
  /// Acts that are a short answer and nothing more.
  static let shortActs: Set<TalkAct> = [.yes, .no, .unsure, .skip]

  /// Whether a message that does this to the conversation may answer as well: "thanks from us both" does not.
  static func mayAnswer(_ act: TalkAct) -> Bool { answeringActs.contains(act) || shortActs.contains(act) }

  /// The value of a slot that a message of any length speaks of, by the phrase that says most.
  func named(_ reading: Reading, slot id: String) -> FindingValue? {
    guard let slot = slots[id] else { return nil }
    let clauses = self.clauses.clauses(of: reading).map { $0.map { reading.tokens[$0].stem } }
    return phrases.fullestChoice(within: clauses, in: id).flatMap { slot.choices[$0].means.first }
  }

  /// "No chest pain, breathing is normal": signs are spoken of, and none of them is there. One of several that were asked
  /// about is not all of them: "no tingling".
  private func deniesSigns(_ reading: Reading) -> Bool {
    let isFine = reading.contrasts.isEmpty && saysWhatIsFine(reading.mentions)
    return signs(reading.mentions).count + (isFine ? 1 : 0) > 1 && deniesSign(reading)
  }

  /// "No tingling": a sign is denied, and none is there.
  func deniesSign(_ reading: Reading) -> Bool {
    let signs = signs(reading.mentions)
    return !signs.isEmpty && signs.allSatisfy { $0.polarity == .negated }
      && !reading.segments.contains(where: \.isQuestion)
  }

  /// What clauses of a word or two mean for other questions than the open one: "lower", "no twist".
  func elsewhere(_ reading: Reading, besides open: String?) -> [FindingValue] {
    guard !reading.mentions.contains(where: { $0.experiencer == .other }) else { return [] }
    let phrases = phrases
    return clauses.clauses(of: reading).filter { clause in
      !phrases.isTooLong(clause, in: reading.tokens) && !isTalk(clause, in: reading)
    }.flatMap { clause in
      meaning(of: withoutAnswer(clause, in: reading).map { reading.tokens[$0].stem }, besides: open, phrases)
    }
  }

  /// "Nah legs are fine": a short answer in front of a clause is none of it. What can deny by itself stays: "no twist".
  private func withoutAnswer(_ clause: [Int], in reading: Reading) -> [Int] {
    let answer = reading.mentions.first {
      $0.tokens.lowerBound == clause.first && ($0.concept == "talk.no" || $0.concept == "talk.yes")
    }
    guard let answer, answer.tokens.count < clause.count, !phrases.denies(reading.tokens[clause[0]].stem)
    else {
      return clause
    }
    return clause.filter { !answer.tokens.contains($0) }
  }

  /// "Nah", "neither": they answer whatever was asked.
  func isTalk(_ clause: [Int], in reading: Reading) -> Bool {
    reading.mentions.contains { $0.kind == "talk" && clause.allSatisfy($0.tokens.contains) }
  }

  /// A bare "no" before a clause is not part of it: "no, the upper".
  private func meaning(of clause: [String], besides open: String?, _ phrases: AnswerPhrases) -> [FindingValue]
  {
    let words = phrases.essence(of: clause)
    if let values = values(being: words, besides: open) { return values }
    guard words.count > 1, phrases.denies(words[0]),
      let values = values(being: Array(words.dropFirst()), besides: open)
    else { return [] }
    return values.filter(\.present).map { FindingValue($0.finding, present: false) }
  }

  func values(being words: [String], besides open: String?) -> [FindingValue]? {
    guard let (slot, choice) = phrases.answer(being: words), slot != open, slot != Slot.flags else {
      return nil
    }
    return slots[slot]?.choices[choice].means
  }

  /// "I can't say", "skip that": a clause of its own, among words that add nothing.
  private func evasion(in reading: Reading, _ clauses: [[Int]]) -> Answer? {
    let evasions = reading.mentions.filter { $0.concept == "talk.skip" || $0.concept == "talk.unsure" }
    if evasions.isEmpty { return nil }
    for clause in clauses {
      let words = phrases.essence(of: clause.map { reading.tokens[$0].stem })
      for mention in evasions where clause.contains(mention.tokens.lowerBound) {
        let covered = phrases.essence(of: reading.tokens[mention.tokens].map(\.stem))
        if covered == words { return mention.concept == "talk.skip" ? .skipped : .unsure }
      }
    }
    return nil
  }

  /// "1", "the second": only where nothing else is said.
  private func numbered(_ opening: String?, in slot: Slot) -> Slot.Choice? {
    guard let opening, let number = Self.ordinals.firstIndex(of: opening),
      slot.offered.indices.contains(number)
    else { return nil }
    return slot.offered[number]
  }

  /// The number that a message is: 0 for "1" or "the first one".
  func number(in reading: Reading) -> Int? { opening(of: reading).flatMap(Self.ordinals.firstIndex) }

  static let ordinals = ["talk.first", "talk.second", "talk.third", "talk.fourth"]

  /// The choice whose words a clause contains; words count only in short messages, where nothing else can be meant.
  private func worded(_ clauses: [[Int]], of reading: Reading, in slot: Slot) -> Answer {
    for clause in clauses {
      let words = clause.map { reading.tokens[$0].stem }
      guard let (choice, place, isNegated) = phrases.choice(within: words, in: slot.id) else { continue }
      let isDenied = isNegated || denies(clause[place.lowerBound]...clause[place.upperBound - 1], in: reading)
      if isDenied, slot.id == Slot.flags { return .none }  // one sign of several
      if isDenied { return denied(slot.choices[choice], in: slot) }
      return .values(slot.choices[choice].means)
    }
    return .none
  }

  /// "Legs are strong": what is behind denies it, and the phrase itself does not.
  private func denies(_ place: ClosedRange<Int>, in reading: Reading) -> Bool {
    reading.mentions.contains { mention in
      guard mention.polarity == .negated, place.contains(mention.tokens.lowerBound), let cue = mention.cue
      else { return false }
      return cue.lowerBound > place.upperBound
    }
  }

  /// What it says that something is not so: the other of yes and no, or the absence of what was named.
  private func denied(_ choice: Slot.Choice, in slot: Slot) -> Answer {
    if choice.answer == .yes, let no = slot.choices.first(where: { $0.answer == .no }) {
      return .values(no.means)
    }
    let named = choice.means.filter(\.present)
    return named.isEmpty ? .none : .values(named.map { FindingValue($0.finding, present: false) })
  }

  /// In words and numbers.
  private func length(of tokens: some Sequence<Token>) -> Int { tokens.count { $0.kind != .punctuation } }

  private func isLong(_ reading: Reading) -> Bool {
    length(of: reading.tokens) > Self.longMessage
  }

  private static let longMessage = 12
  private static let shortAnswer = 4

  /// "Unchanged. Am I doing it wrong?": what stands before the first question.
  private func told(in reading: Reading) -> Range<Int> {
    0..<(reading.segments.first(where: \.isQuestion)?.tokens.lowerBound ?? reading.tokens.count)
  }

  /// Whether little is told, whatever is asked behind it.
  private func isShort(_ reading: Reading) -> Bool {
    let told = told(in: reading)
    return !told.isEmpty
      && length(of: reading.tokens[told]) <= Self.shortMessage
      && !reading.mentions.contains { $0.experiencer == .other }
  }

  private static let shortMessage = 11
}
