internal import Knowledge
internal import Understanding

/// Finds what is said first to a question that an intent answers: "Yes.", "Not always.", "Hot first, then cold."
///
/// A wrong yes is worse than none: nothing is said where the question denies something, or offers a choice, begins with another
/// question word, or asks for more or less than the rule has words for: "heat or cold", "which first".
struct DirectAnswers: Sendable {
  private struct Rule: Sendable {
    var says: String
    var to: StemPhrases
    var unless: StemPhrases
    var topics: [String]
  }

  private let rules: Lookup<[Rule]>
  private let starters: WordSet
  private let questionStarters: WordSet
  private let requests: WordSet
  private let reservations: WordSet
  /// Words with which a question offers a choice.
  private let alternatives: WordSet
  private let denials: WordSet
  /// The words of "yes or no" and "or not".
  private let yeses: WordSet
  private let noes: WordSet
  /// What may stand in front of a question: "so", "ok".
  private let leads: WordSet

  init(knowledge: KnowledgeBase, tokenizer: Tokenizer) {
    let language = knowledge.language
    rules = Lookup(
      knowledge.intents.filter { !$0.direct.isEmpty }.keyed(by: \.name).mapValues { intent in
        intent.direct.map {
          Rule(
            says: $0.says, to: StemPhrases(tokenizer.stems(of: $0.to)),
            unless: StemPhrases(tokenizer.stems(of: $0.unless)),
            topics: $0.topics)
        }
      })
    starters = WordSet(language.yesNoStarters)
    questionStarters = WordSet(language.questionStarters)
    requests = WordSet(language.requests)
    reservations = WordSet(hashes: tokenizer.stems(of: language.reservations).joined())
    leads = WordSet(language.connectors + language.fillers + language.asides)
    func phrases(of concept: String) -> [String] {
      knowledge.concepts.first { $0.id == concept }?.phrases ?? []
    }
    yeses = WordSet(phrases(of: Concept.yes))
    noes = WordSet(phrases(of: Concept.no) + ["not"])
    alternatives = WordSet(language.alternatives)
    denials = WordSet(
      knowledge.cues.filter { $0.category == .negated }.flatMap(\.phrases).filter { !$0.contains(" ") })
  }

  /// What is said first; `nil` for most questions.
  ///
  /// - Parameters:
  ///   - topic: what an intent that asks for a side of whatever is being talked about is answered for; without it only rules
  ///     count that hold for all topics.
  ///   - isMarked: whether a question mark stands behind it, so that "so the back does their job?" asks as well.
  func answer(
    to tokens: ArraySlice<Token>, of intent: String, about topic: String? = nil, isMarked: Bool = false
  ) -> String? {
    guard let rules = rules[intent], let question = question(tokens, isMarked) else { return nil }
    let reserved = question.stems.filter(reservations.contains) + question.form
    return rules.indices.first { i in
      (question.isInverted || !rules[i].to.isEmpty)
        && (rules[i].topics.isEmpty || topic.map(rules[i].topics.contains) ?? false)
        && (rules[i].to.isEmpty || question.has(rules[i].to))
        && hasAnswer(rules[i], to: reserved, in: question)
        && !question.has(rules[i].unless)
    }.map { rules[$0].says }
  }

  /// "Only", "always": whether something is asked to which a plain yes may be false.
  func hasReservation(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { reservations.contains($0.stemHash) }
  }

  /// "Is it dangerous, yes or no", "can I swim or not": without the choice that any such question offers.
  private func withoutChoice(_ words: [Int], in tokens: ArraySlice<Token>) -> [Int] {
    guard words.count > 3, noes.contains(tokens[words[words.count - 1]].wordHash),
      tokens[words[words.count - 2]].isAlternative
    else { return words }
    let rest = words.dropLast(2)
    return Array(rest.last.map { yeses.contains(tokens[$0].wordHash) } ?? false ? rest.dropLast() : rest)
  }

  /// Whether a rule has an answer to all words that ask for more or less.
  private func hasAnswer(_ rule: Rule, to reserved: [WordHash], in question: Question) -> Bool {
    reserved.allSatisfy { question.has(rule.to, with: $0) }
  }

  /// What is asked, taken apart.
  private struct Question {
    /// The stems of its words.
    let stems: [WordHash]
    private let signature: UInt64
    /// Whether it begins with its verb. What is asked like a statement is answered only by rules for words of it.
    let isInverted: Bool
    /// The stems that make it one that yes or no is no answer to, for which a rule must have words: "or", "which".
    let form: [WordHash]

    init(stems: [WordHash], isInverted: Bool, form: [WordHash]) {
      self.stems = stems
      signature = StemPhrases.signature(of: stems)
      self.isInverted = isInverted
      self.form = form
    }

    /// Whether any of some phrases is in it.
    ///
    /// - Parameter word: one that the phrase must have.
    func has(_ phrases: StemPhrases, with word: WordHash? = nil) -> Bool {
      phrases.isAny(in: stems, signature, having: word)
    }
  }

  /// - Returns: `nil` for what denies something, asks nothing, or is too short to tell.
  private func question(_ tokens: ArraySlice<Token>, _ isMarked: Bool) -> Question? {
    let start = tokens.indices.first { tokens[$0].kind != .punctuation && !isLead(tokens[$0].wordHash) }
    guard let start else { return nil }
    let isInverted = starters.contains(tokens[start].wordHash)
    let spoken = (start..<tokens.endIndex).filter { tokens[$0].kind != .punctuation }
    let words = withoutChoice(spoken, in: tokens)
    var form = words.filter { alternatives.contains(tokens[$0].wordHash) }.map { tokens[$0].stemHash }
    if !isInverted, questionStarters.contains(tokens[start].wordHash) { form.append(tokens[start].stemHash) }
    guard isInverted || isMarked || !form.isEmpty, words.count > 2,
      !words.contains(where: { denials.contains(tokens[$0].wordHash) }),
      !(tokens[words[1]].word == "you" && requests.contains(tokens[words[2]].wordHash))
    else { return nil }
    return Question(stems: words.map { tokens[$0].stemHash }, isInverted: isInverted, form: form)
  }

  private func isLead(_ word: WordHash) -> Bool { !starters.contains(word) && leads.contains(word) }
}
