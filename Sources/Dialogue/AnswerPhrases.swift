internal import Knowledge
internal import Understanding

/// The phrases that answer our questions, and how they are found in a clause.
///
/// Compared by the hashes of stems. Where a clause has to be a phrase and nothing else, words that change nothing about an answer
/// ("I'd say", "honestly") do not count on either side.
final class AnswerPhrases: Sendable {
  private struct Phrase: Sendable {
    var words: [WordHash]
    /// The words that count.
    var essence: [WordHash]
    var choice: Int
    /// Whether it counts only as a clause of its own, because the content says so, or because an alarm is not raised by a
    /// "sometimes" in passing, only by what the question itself names.
    var isWhole = false
  }

  /// Choices by the words that count of what makes them, with those with which that begins, and how many the longest has.
  private struct Choices: Sendable {
    let byWords: [[WordHash]: Int]
    let openings: WordSet
    let longest: Int
  }

  /// The phrases of each slot, longer ones first.
  private let phrases: Lookup<[Phrase]>
  /// For each slot the choices of what is a phrase of it and nothing else.
  private let choices: Lookup<Choices>
  /// The phrases of all slots that are a no, by the words that count.
  private let noes: Set<[WordHash]>
  /// Phrases that mean something in one slot only, whether or not it was asked about.
  private let unambiguous: [[WordHash]: (slot: String, choice: Int)]
  /// The words with which these begin.
  private let openings: WordSet
  /// Words that deny what follows.
  private let negators: WordSet
  /// Words that are a yes or a no: "nope".
  private let yesesAndNoes: WordSet
  private let asides: WordSet
  /// How many words that count the longest of them has.
  private let longest: Int

  init(knowledge: KnowledgeBase, tokenizer: Tokenizer) {
    let asides = WordSet(stems: knowledge.language.asides.map { Stemmer.stem($0) })
    self.asides = asides
    negators = WordSet(stems: knowledge.wordsThatDeny.map { Stemmer.stem($0) })
    yesesAndNoes = WordSet(
      stems: knowledge.concepts.filter { [Concept.yes, Concept.no].contains($0.id) }.flatMap(\.phrases)
        .filter { !$0.contains(" ") }.map { Stemmer.stem($0) })
    let phrases = Dictionary(
      knowledge.slots.map { slot in
        (slot.id, Self.phrases(of: slot, tokenizer, asides))
      }, uniquingKeysWith: { first, _ in first })
    self.phrases = Lookup(phrases)
    let choices = phrases.mapValues { phrases in
      Choices(
        byWords: Dictionary(phrases.map { ($0.essence, $0.choice) }) { first, _ in first },
        openings: WordSet(hashes: phrases.compactMap(\.essence.first)),
        longest: phrases.reduce(0) { max($0, $1.essence.count) })
    }
    self.choices = Lookup(choices)
    noes = Set(
      knowledge.slots.flatMap { slot in
        (phrases[slot.id] ?? []).filter { slot.choices[$0.choice].answer == .no }.map(\.essence)
      })
    var places: [[WordHash]: (slot: String, choice: Int)] = [:]
    var ambiguous: Set<[WordHash]> = []
    for slot in knowledge.slots {
      for phrase in phrases[slot.id] ?? [] where !phrase.isWhole {
        if let other = places[phrase.essence], other.slot != slot.id { ambiguous.insert(phrase.essence) }
        places[phrase.essence] = (slot.id, phrase.choice)
      }
    }
    unambiguous = places.filter { !ambiguous.contains($0.key) }
    openings = WordSet(hashes: unambiguous.keys.compactMap(\.first))
    longest = unambiguous.keys.reduce(0) { max($0, $1.count) }
  }

  private static func phrases(of slot: Slot, _ tokenizer: Tokenizer, _ asides: WordSet) -> [Phrase] {
    let asked = Set(tokenizer.tokens(of: slot.asks ?? "").map(\.stemHash))
    return slot.choices.enumerated().flatMap { number, choice in
      // "yes" answers whatever was asked last, and only at the beginning of a message.
      let isNamed = !choice.label.isEmpty && choice.label != choice.answer?.rawValue
      let label = isNamed ? [choice.label] : []
      let isAlarm = slot.id == Slot.flags && choice.answer == .yes
      return ((choice.words + label).map { ($0, false) } + choice.alone.map { ($0, true) }).map {
        text, isAlone in
        let words = tokenizer.tokens(of: text).map(\.stemHash)
        return Phrase(
          words: words, essence: essence(of: words, without: asides), choice: number,
          isWhole: isAlone || isAlarm && asked.isDisjoint(with: words))
      }
    }.sorted { $0.words.count > $1.words.count }
  }

  /// The words of a clause that count; all of them if none would be left.
  func essence(of words: [WordHash]) -> [WordHash] { Self.essence(of: words, without: asides) }

  private static func essence(of words: [WordHash], without asides: WordSet) -> [WordHash] {
    let essential = words.filter { !asides.contains($0) }
    return essential.isEmpty ? words : essential
  }

  /// For each token of a message whether it is a word that counts.
  func counting(in tokens: [Token]) -> [Bool] {
    tokens.indices.map { tokens[$0].kind != .punctuation && !asides.contains(tokens[$0].stemHash) }
  }

  /// The words of a clause that count; all of them if none would be left.
  func essence(of clause: some Sequence<Int>, in tokens: [Token], _ parts: AnswerParts) -> [WordHash] {
    let essential = clause.compactMap { parts.counts[$0] ? tokens[$0].stemHash : nil }
    return essential.isEmpty ? words(of: clause, in: tokens) : essential
  }

  func words(of clause: some Sequence<Int>, in tokens: [Token]) -> [WordHash] {
    clause.compactMap { tokens[$0].kind == .punctuation ? nil : tokens[$0].stemHash }
  }

  /// The choice of a slot that a clause is. Most have more words that count than any phrase, or begin with another: quick to
  /// see.
  func choice(being clause: Range<Int>, in tokens: [Token], _ parts: AnswerParts, of slot: String) -> Int? {
    guard let choices = choices[slot], parts.length(of: clause) <= choices.longest,
      let opening = clause.first(where: { parts.counts[$0] })
        ?? clause.first(where: { tokens[$0].kind != .punctuation }),
      choices.openings.contains(tokens[opening].stemHash)
    else { return nil }
    return choices.byWords[essence(of: clause, in: tokens, parts)]
  }

  /// The choice of a slot that one of the clauses contains and does not deny, by the longest phrase; of equal ones the first.
  func fullestChoice(within clauses: [[WordHash]], in slot: String) -> Int? {
    (phrases[slot] ?? []).first { phrase in
      clauses.contains { clause in
        if phrase.isWhole { return clause == phrase.words }
        return clause.start(of: phrase.words).map { !clause[..<$0].contains(where: negators.contains) }
          ?? false
      }
    }?.choice
  }

  /// Whether a clause has more words that count than any phrase with a "no" in front of it: most are, and quick to tell.
  func isTooLong(_ clause: Range<Int>, _ parts: AnswerParts) -> Bool {
    parts.length(of: clause) > longest + 1
  }

  /// The slot and choice that a clause is, given by the words that count, where it can be only one.
  func answer(being clause: [WordHash]) -> (slot: String, choice: Int)? {
    guard let opening = clause.first, openings.contains(opening) else { return nil }
    return unambiguous[clause]
  }

  /// The choice of a slot that a clause, given by all its words, contains, the longest phrase first, where, and whether a
  /// word before it denies it.
  func choice(
    within clause: [WordHash], in slot: String
  ) -> (choice: Int, place: Range<Int>, isNegated: Bool)? {
    for phrase in phrases[slot] ?? [] where !phrase.isWhole {
      guard let start = clause.start(of: phrase.words), !isCutShort(phrase, at: start, in: clause)
      else { continue }
      // "No none of that" denies once.
      let denies = phrase.words.first.map(negators.contains) ?? false
      let isNegated = !denies && clause[..<start].contains(where: negators.contains)
      return (phrase.choice, start..<start + phrase.words.count, isNegated)
    }
    return nil
  }

  /// Whether a clause, given by the words that count, says no to one of our questions: "all fine".
  func isNo(_ clause: [WordHash]) -> Bool { noes.contains(clause) }

  /// Whether a word is a yes or a no by itself.
  func isYesOrNo(_ word: WordHash) -> Bool { yesesAndNoes.contains(word) }

  /// Whether a word denies what follows.
  func denies(_ word: WordHash) -> Bool { negators.contains(word) }

  /// Whether what the phrase denies comes only behind it: "it does not" is an answer, "it does not wake me" is another matter.
  private func isCutShort(_ phrase: Phrase, at start: Int, in clause: [WordHash]) -> Bool {
    start + phrase.words.count < clause.count && phrase.words.last.map(negators.contains) ?? false
  }
}

extension KnowledgeBase {
  /// Single words that deny what follows: "no", "never".
  var wordsThatDeny: Set<String> {
    Set(
      cues.filter { $0.category == .negated && $0.direction == .forward }.flatMap(\.phrases)
        .filter { !$0.contains(" ") })
  }
}
