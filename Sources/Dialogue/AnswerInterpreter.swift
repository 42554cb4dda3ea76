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
  let slots: Lookup<Slot>
  let clauses: AnswerClauses
  let connectors: WordSet
  let restrictors: WordSet
  /// The words with which exceptions begin: "except", "apart" of "apart from".
  let exceptions: WordSet
  let roles: ConceptRoles
  let detector: FindingDetector

  init(
    knowledge: KnowledgeBase, roles: ConceptRoles, tokenizer: Tokenizer, detector: FindingDetector
  ) {
    self.detector = detector
    self.roles = roles
    slots = Lookup(knowledge.slots.keyed(by: \.id))
    connectors = WordSet(knowledge.language.connectors)
    restrictors = WordSet(knowledge.language.restrictors)
    let excepting = knowledge.cues.filter { $0.category == .exception }.flatMap(\.phrases)
    exceptions = WordSet(excepting.compactMap { $0.split(separator: " ").first.map(String.init) })
    lazyPhrases = Lazy { AnswerPhrases(knowledge: knowledge, tokenizer: tokenizer) }
    clauses = AnswerClauses(alternatives: WordSet(knowledge.language.alternatives))
  }

  /// What an answer is understood in the light of.
  struct Context {
    /// The slot whose question is open.
    var slot: String
    /// What the message says about the person's pain in any case.
    var findings: [FindingValue]
    /// What the message was taken for as a whole, for wordings of "I can't say" that are no set phrase.
    var act: TalkAct?
    /// The slots that were asked about and are still unknown.
    var alsoAsked: [String] = []
    /// Whether the question was put just now. Later a bare "yes" or "fine" is said of something else.
    var isInSight: Bool
    /// Whether the question was put in its first wording.
    var isFirstWording: Bool
    /// Whether one of the findings goes against what is known: then a "no" before it takes that back.
    var contradicts = false
  }

  /// A message that may answer, taken apart once.
  struct Hearing {
    let message: UnderstoodMessage
    let slot: Slot
    let context: Context
    let parts: AnswerParts
    /// The short answer with which it begins.
    let opening: String?
    /// "I can't say", "skip that"
    let evasion: Answer?

    var reading: Reading { message.reading }
    var clauses: [Range<Int>] { parts.clauses }
    var isAboutSigns: Bool { slot.id == Slot.flags }
  }

  func parts(of message: UnderstoodMessage) -> AnswerParts {
    AnswerParts(
      clauses: clauses.clauses(of: message.reading), counts: phrases.counting(in: message.reading.tokens))
  }

  /// What a message is as an answer: the first that anything makes of it, the surest signs first.
  func interpret(
    _ message: UnderstoodMessage, _ parts: AnswerParts, in context: consuming Context
  ) -> Answer {
    guard let slot = slots[context.slot] else { return .none }
    let opening = opening(of: message.reading)
    // "Yes, thanks", "yes, never mind": a yes to the warning signs is one, whatever stands behind it.
    if slot.id == Slot.flags, opening == "talk.yes" {
      context.act = nil
      context.contradicts = false
    }
    let hearing = Hearing(
      message: message, slot: slot, context: consume context, parts: parts, opening: opening,
      evasion: evasion(in: message, parts))
    let answer =
      wholeMessage(hearing) ?? wholeClause(hearing) ?? toldInAnyCase(hearing) ?? shortAnswer(hearing)
      ?? inOtherWords(hearing)
    return isNoWithException(answer, hearing) ? .none : answer
  }

  /// A few words, or a list of yes and no, that are nothing but an answer; or what does not answer at all.
  private func wholeMessage(_ hearing: Hearing) -> Answer? {
    let (slot, context) = (hearing.slot, hearing.context)
    if hearing.evasion == .skipped { return .skipped }
    if !context.isInSight, let act = context.act, !Self.answeringActs.contains(act) { return Answer.none }
    // "No, no, no, yes": one of the signs that were asked about is there.
    if hearing.isAboutSigns, context.isInSight, isListOfAnswers(hearing.reading),
      let yes = slot.choice(for: .yes)
    {
      return .values(yes.means)
    }
    // "now and then", "should I": a few words that are an answer are no question, whatever they begin with.
    return wholeChoice(hearing.reading, hearing.parts, slot: slot.id).map { .values(slot.choices[$0].means) }
  }

  /// A clause that is nothing but an answer, or signs that are denied.
  private func wholeClause(_ hearing: Hearing) -> Answer? {
    let (slot, act) = (hearing.slot, hearing.context.act)
    if hearing.clauses.count > 1, let act, !Self.answeringActs.contains(act), !Self.evasiveActs.contains(act),
      !isAnswerWithThanks(hearing)
    {
      return Answer.none
    }
    let whole = choiceOfWholeClause(hearing)
    // Words of a sign that is denied are no yes: "numbness? no".
    if hearing.isAboutSigns, deniesAllSignsNamed(hearing.reading) {
      let none = slot.choice(for: .no)
      // "None of these. And the tingle is gone.", "no, no numbness"
      let saysNo = hearing.opening == "talk.no" || whole.map { slot.choices[$0].answer == .no } ?? false
      let isNone = saysNo && hearing.reading.contrasts.isEmpty
      return isNone || deniesSeveralSigns(hearing.reading)
        ? none.map { .values($0.means) } ?? Answer.none : Answer.none
    }
    guard let whole, !isOutweighed(slot.choices[whole], hearing), !isOfOther(whole, hearing) else {
      return nil
    }
    return .values(slot.choices[whole].means)
  }

  /// "Just in the back, thank goodness"
  private func isAnswerWithThanks(_ hearing: Hearing) -> Bool {
    hearing.context.act == .thanks
      && choice(being: hearing.clauses[0], hearing) != nil
  }

  private func choice(being clause: Range<Int>, _ hearing: Hearing, of slot: String? = nil) -> Int? {
    phrases.choice(being: clause, in: hearing.reading.tokens, hearing.parts, of: slot ?? hearing.slot.id)
  }

  /// "My back, and slightly the buttock": what the rest of the message tells is the opposite of what a clause would answer.
  private func isOutweighed(_ choice: Slot.Choice, _ hearing: Hearing) -> Bool {
    hearing.clauses.count > 1
      && choice.means.contains { value in
        hearing.context.findings.contains { $0.finding == value.finding && $0.present != value.present }
      }
  }

  /// "Both, upper and lower": the words of a choice answer another of our questions as well, and the rest of the message tells
  /// that.
  private func isOfOther(_ choice: Int, _ hearing: Hearing) -> Bool {
    hearing.clauses.count > 1
      && hearing.clauses.contains { clause in
        self.choice(being: clause, hearing) == choice
          && hearing.context.findings.contains { value in
            guard value.slot != hearing.slot.id,
              let other = self.choice(being: clause, hearing, of: value.slot)
            else { return false }
            return slots[value.slot]?.choices[other].means.contains(value) ?? false
          }
      }
  }

  /// A finding that answers wherever it is told; where there is none, a message answers only what was asked just now.
  private func toldInAnyCase(_ hearing: Hearing) -> Answer? {
    // "No, I don't want questions.", "start over please"
    if hearing.context.act == .cancel || hearing.context.act == .restart { return Answer.none }
    if hearing.context.findings.contains(where: { $0.slot == hearing.slot.id }) { return .values([]) }
    return hearing.context.isInSight ? nil : Answer.none
  }

  /// By a number, or by a yes or no with which it begins.
  private func shortAnswer(_ hearing: Hearing) -> Answer? {
    let (reading, slot, context) = (hearing.reading, hearing.slot, hearing.context)
    if let evasion = hearing.evasion { return evasion }
    // "1" may be the first of the signs as well as the first answer, as long as the answers were not numbered.
    if !hearing.isAboutSigns || !context.isFirstWording, let number = number(in: reading),
      slot.offered.indices.contains(number)
    {
      return .values(slot.offered[number].means)
    }
    if let choice = answered(hearing.opening, in: slot),
      !saysSomethingElse(reading, behind: choice.answer, context)
    {
      guard choice.answer == .yes, slot.eitherOr, context.isFirstWording else {
        return .values(choice.means)
      }
      let worded = worded(hearing.clauses, of: reading, in: slot)
      return worded == .none ? .eitherOr : worded
    }
    if context.act == .unsure { return .unsure }
    return context.act == .skip ? .skipped : nil
  }

  /// The choice that one of some clauses is: the first, or the last from where the person begins to correct themselves.
  ///
  /// "Yeah, every day. So not that.": a yes or no is not taken back by one further behind.
  private func choiceOfWholeClause(_ hearing: Hearing) -> Int? {
    let (reading, clauses, slot) = (hearing.reading, hearing.clauses, hearing.slot)
    // What is said in passing in a long message need not answer: "it is dull and shows up in the middle of a set, every time".
    let settling = isLong(reading) ? clauses.prefix(1) : clauses[...]
    let whole = settling.indices.compactMap { i in
      choice(being: settling[i], hearing).map { (clause: i, choice: $0) }
    }
    // "No wait, yes", and not the "actually" that ends a clause.
    let corrected =
      reading.isCorrection
      ? clauses.lastIndex { clause in
        clause.filter { reading.tokens[$0].kind != .punctuation }.prefix(2)
          .contains(where: reading.corrections.contains)
      } : nil
    if let corrected {
      if let last = whole.last, last.clause >= corrected { return last.choice }
      // "Builds up... well no, it came suddenly on the last rep": what is told behind it answers.
      if hearing.context.findings.contains(where: { $0.slot == slot.id }) { return nil }
      // "Yes, I mean no"
      let last = reading.mentions.last { !$0.isNested && $0.isYesOrNo }
      if let last, clauses[corrected].lowerBound <= last.tokens.lowerBound,
        let choice = answered(last.concept, in: slot)
      {
        return slot.choices.firstIndex(of: choice)
      }
    }
    let opened = answered(hearing.opening, in: slot)
    return whole.first { clause, choice in
      clause == 0 || !(opened.map { slot.choices[choice].isOpposite(of: $0) } ?? false)
    }?.choice
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
  func isAnswer(_ message: UnderstoodMessage, _ parts: AnswerParts, slot: String) -> Bool {
    wholeChoice(message.reading, parts, slot: slot) != nil
  }

  private func wholeChoice(_ reading: Reading, _ parts: AnswerParts, slot: String) -> Int? {
    let whole = reading.tokens.indices
    let length = parts.length(of: whole)
    // All of the words count where none would be left.
    guard length <= Self.shortAnswer, length > 0 || self.length(of: reading.tokens[...]) <= Self.shortAnswer,
      !reading.isCorrection, !reading.tokens.contains(where: \.isQuestionMark)
    else { return nil }
    return phrases.choice(being: whole, in: reading.tokens, parts, of: slot)
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
    let clauses = self.clauses.clauses(of: reading).map { phrases.words(of: $0, in: reading.tokens) }
    return phrases.fullestChoice(within: clauses, in: id).flatMap { slot.choices[$0].means.first }
  }

  /// "No chest pain, breathing is normal": signs are spoken of, and none of them is there. One of several that were asked
  /// about is not all of them: "no tingling".
  private func deniesSeveralSigns(_ reading: Reading) -> Bool {
    let isFine = reading.contrasts.isEmpty && saysWhatIsFine(reading.mentions)
    return signs(reading.mentions).count + (isFine ? 1 : 0) > 1 && deniesAllSignsNamed(reading)
  }

  /// "I can pee fine": what works is told, and no sign beside it.
  func saysWhatIsFine(_ reading: Reading) -> Bool {
    signs(reading.mentions).isEmpty && saysWhatIsFine(reading.mentions)
      && !reading.segments.contains(where: \.isQuestion)
  }

  /// "No tingling": a sign is denied, and none is there.
  func deniesAllSignsNamed(_ reading: Reading) -> Bool {
    signs(reading.mentions).areDenied && !reading.segments.contains(where: \.isQuestion)
  }

  /// "I can't say", "skip that": a clause of its own, among words that add nothing.
  private func evasion(in message: UnderstoodMessage, _ parts: AnswerParts) -> Answer? {
    guard message.roles.contains(.evasion) else { return nil }
    let reading = message.reading
    let evasions = reading.mentions.filter { roles[$0].contains(.evasion) }
    for clause in parts.clauses {
      for mention in evasions
      where clause.contains(mention.tokens.lowerBound)
        && parts.length(of: mention.tokens) == parts.length(of: clause)
      {
        let covered = phrases.essence(of: mention.tokens, in: reading.tokens, parts)
        if covered == phrases.essence(of: clause, in: reading.tokens, parts) {
          return mention.concept == Concept.skip ? .skipped : .unsure
        }
      }
    }
    return nil
  }

  /// The number that a message is: 0 for "1" or "the first one"; only where nothing else is said.
  func number(in reading: Reading) -> Int? {
    if let only = reading.onlyWord, only.kind == .number, let figure = Int(only.word) { return figure - 1 }
    return opening(of: reading).flatMap(Self.ordinals.firstIndex)
  }

  static let ordinals = ["talk.first", "talk.second", "talk.third", "talk.fourth"]

  /// In words and numbers.
  func length(of tokens: ArraySlice<Token>) -> Int {
    tokens.indices.count { tokens[$0].kind != .punctuation }
  }

  private func isLong(_ reading: Reading) -> Bool {
    length(of: reading.tokens[...]) > Self.longMessage
  }

  private static let longMessage = 12
  private static let shortAnswer = 4
}

extension Slot.Choice {
  /// Whether one is the yes and the other the no.
  fileprivate func isOpposite(of other: Slot.Choice) -> Bool {
    guard let answer, let others = other.answer else { return false }
    return answer != others
  }
}

extension Reading {
  /// Its word or number, where there is only one.
  fileprivate var onlyWord: Token? {
    let isWord = { (i: Int) in tokens[i].kind != .punctuation }
    guard let first = tokens.indices.first(where: isWord), tokens.indices.last(where: isWord) == first else {
      return nil
    }
    return tokens[first]
  }
}
