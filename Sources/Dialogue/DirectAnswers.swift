internal import Knowledge
internal import Understanding

/// Finds what is said first to a question that an intent answers: "Yes.", "Not always.", "Hot first, then cold."
///
/// A wrong yes is worse than none: nothing is said where the question denies something, or offers a choice, begins with another
/// question word, or asks for more or less than the rule has words for: "heat or cold", "which first".
struct DirectAnswers: Sendable {
  private struct Rule: Sendable {
    var says: String
    var to: [[String]]
    var unless: [[String]]
    var topics: [String]
  }

  private let rules: [String: [Rule]]
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
    func stems(_ phrases: [String]) -> [[String]] { phrases.map { tokenizer.tokens(of: $0).map(\.stem) } }
    rules = Dictionary(
      knowledge.intents.filter { !$0.direct.isEmpty }.map { intent in
        let rules = intent.direct.map {
          Rule(says: $0.says, to: stems($0.to), unless: stems($0.unless), topics: $0.topics)
        }
        return (intent.name, rules)
      }, uniquingKeysWith: { first, _ in first })
    starters = WordSet(language.yesNoStarters)
    questionStarters = WordSet(language.questionStarters)
    requests = WordSet(language.requests)
    reservations = WordSet(stems(language.reservations).joined())
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
    let stems = question.words.map { tokens[$0].stem }
    let reserved = stems.filter(reservations.contains) + question.form
    return rules.first { rule in
      (question.isInverted || !rule.to.isEmpty)
        && (rule.topics.isEmpty || topic.map(rule.topics.contains) ?? false)
        && !rule.unless.contains { stems.start(of: $0) != nil }
        && (rule.to.isEmpty || rule.to.contains { stems.start(of: $0) != nil })
        && hasAnswer(rule, to: reserved, in: stems)
    }?.says
  }

  /// "Is it dangerous, yes or no", "can I swim or not": without the choice that any such question offers.
  private func withoutChoice(_ words: [Int], in tokens: ArraySlice<Token>) -> [Int] {
    guard words.count > 3, noes.contains(tokens[words[words.count - 1]].word),
      tokens[words[words.count - 2]].isAlternative
    else { return words }
    let rest = words.dropLast(2)
    return Array(rest.last.map { yeses.contains(tokens[$0].word) } ?? false ? rest.dropLast() : rest)
  }

  /// Whether a rule has an answer to all words that ask for more or less.
  private func hasAnswer(_ rule: Rule, to reserved: [String], in stems: [String]) -> Bool {
    reserved.allSatisfy { word in
      rule.to.contains { $0.contains(word) && stems.start(of: $0) != nil }
    }
  }

  /// What is asked, taken apart.
  private struct Question {
    /// The numbers of its tokens.
    var words: [Int]
    /// Whether it begins with its verb. What is asked like a statement is answered only by rules for words of it.
    var isInverted: Bool
    /// The stems that make it one that yes or no is no answer to, for which a rule must have words: "or", "which".
    var form: [String]
  }

  /// - Returns: `nil` for what denies something, asks nothing, or is too short to tell.
  private func question(_ tokens: ArraySlice<Token>, _ isMarked: Bool) -> Question? {
    let isLead = { (i: Int) in !starters.contains(tokens[i].word) && leads.contains(tokens[i].word) }
    let start = tokens.indices.first { tokens[$0].kind != .punctuation && !isLead($0) }
    guard let start else { return nil }
    let isInverted = starters.contains(tokens[start].word)
    let spoken = (start..<tokens.endIndex).filter { tokens[$0].kind != .punctuation }
    let words = withoutChoice(spoken, in: tokens)
    var form = words.map { tokens[$0] }.filter { alternatives.contains($0.word) }.map(\.stem)
    if !isInverted, questionStarters.contains(tokens[start].word) { form.append(tokens[start].stem) }
    guard isInverted || isMarked || !form.isEmpty, words.count > 2,
      !words.contains(where: { denials.contains(tokens[$0].word) }),
      !(tokens[words[1]].word == "you" && requests.contains(tokens[words[2]].word))
    else { return nil }
    return Question(words: words, isInverted: isInverted, form: form)
  }
}
