internal import Knowledge
internal import Understanding

/// Finds what is said first to a yes/no question that an intent answers: "Yes.", "Not always."
///
/// A wrong yes is worse than none: nothing is said where the question denies something, offers a choice, or asks for more or
/// less than the content has an answer to.
struct DirectAnswers: Sendable {
  private struct Rule: Sendable {
    var says: String
    var to: [[String]]
    var unless: [[String]]
    var topics: [String]
  }

  private let rules: [String: [Rule]]
  private let starters: Set<String>
  private let requests: Set<String>
  private let reservations: Set<String>
  /// Words with which a question offers a choice, and denials.
  private let doubts: Set<String>
  /// The words of "yes or no" and "or not".
  private let yeses: Set<String>
  private let noes: Set<String>
  /// What may stand in front of a question: "so", "ok".
  private let leads: Set<String>

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
    starters = Set(language.yesNoStarters)
    requests = Set(language.requests)
    reservations = Set(stems(language.reservations).joined())
    leads = Set(language.connectors + language.fillers + language.asides)
    func phrases(of concept: String) -> [String] {
      knowledge.concepts.first { $0.id == concept }?.phrases ?? []
    }
    yeses = Set(phrases(of: Concept.yes))
    noes = Set(phrases(of: Concept.no) + ["not"])
    doubts = Set(
      language.alternatives
        + knowledge.cues.filter { $0.category == .negated }.flatMap(\.phrases).filter { !$0.contains(" ") })
  }

  /// What is said first; `nil` for most questions.
  ///
  /// - Parameter topic: what an intent that asks for a side of whatever is being talked about is answered for; without it only
  ///   rules count that hold for all topics.
  func answer(to tokens: ArraySlice<Token>, of intent: String, about topic: String? = nil) -> String? {
    guard let rules = rules[intent], let words = yesNoQuestion(tokens) else { return nil }
    let stems = words.map(\.stem)
    return rules.first { rule in
      (rule.topics.isEmpty || topic.map(rule.topics.contains) ?? false)
        && !rule.unless.contains { stems.start(of: $0) != nil } && reservations(in: stems, besides: rule) == 0
        && (rule.to.isEmpty || rule.to.contains { stems.start(of: $0) != nil })
    }?.says
  }

  /// "Is it dangerous, yes or no", "can I swim or not": without the choice that any such question offers.
  private func withoutChoice(_ words: ArraySlice<Token>) -> ArraySlice<Token> {
    guard words.count > 3, noes.contains(words[words.endIndex - 1].word),
      words[words.endIndex - 2].isAlternative
    else { return words }
    let rest = words.dropLast(2)
    return rest.last.map { yeses.contains($0.word) } ?? false ? rest.dropLast() : rest
  }

  /// How many words ask for more or less, but for those that the rule has an answer to.
  private func reservations(in stems: [String], besides rule: Rule) -> Int {
    let asked = stems.filter(reservations.contains)
    if asked.isEmpty { return 0 }
    let answered = Set(rule.to.filter { stems.start(of: $0) != nil }.joined())
    return asked.count { !answered.contains($0) }
  }

  /// The words of a question that yes or no can answer: it begins with its verb, and neither denies nor offers a choice.
  private func yesNoQuestion(_ tokens: ArraySlice<Token>) -> [Token]? {
    let spoken = tokens.filter { $0.kind != .punctuation }
    let words = Array(
      withoutChoice(spoken[...]).drop { !starters.contains($0.word) && leads.contains($0.word) })
    guard let first = words.first, starters.contains(first.word), words.count > 2,
      !words.contains(where: { doubts.contains($0.word) }),
      !(words[1].word == "you" && requests.contains(words[2].word))
    else { return nil }
    return words
  }
}
