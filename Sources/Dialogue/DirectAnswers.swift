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
  }

  private let rules: [String: [Rule]]
  private let starters: Set<String>
  private let requests: Set<String>
  private let reservations: Set<String>
  /// Words with which a question offers a choice, and denials.
  private let doubts: Set<String>
  /// What may stand in front of a question: "so", "ok".
  private let leads: Set<String>

  init(knowledge: KnowledgeBase, tokenizer: Tokenizer) {
    let language = knowledge.language
    func stems(_ phrases: [String]) -> [[String]] { phrases.map { tokenizer.tokens(of: $0).map(\.stem) } }
    rules = Dictionary(
      knowledge.intents.filter { !$0.direct.isEmpty }.map { intent in
        let rules = intent.direct.map {
          Rule(says: $0.says, to: stems($0.to), unless: stems($0.unless))
        }
        return (intent.name, rules)
      }, uniquingKeysWith: { first, _ in first })
    starters = Set(language.yesNoStarters)
    requests = Set(language.requests)
    reservations = Set(stems(language.reservations).joined())
    leads = Set(language.connectors + language.fillers + language.asides)
    doubts = Set(
      language.alternatives
        + knowledge.cues.filter { $0.category == .negated }.flatMap(\.phrases).filter { !$0.contains(" ") })
  }

  /// What is said first; `nil` for most questions.
  func answer(to tokens: ArraySlice<Token>, of intent: String) -> String? {
    guard let rules = rules[intent], let words = yesNoQuestion(tokens) else { return nil }
    let stems = words.map(\.stem)
    return rules.first { rule in
      !rule.unless.contains { stems.start(of: $0) != nil } && reservations(in: stems, besides: rule) == 0
        && (rule.to.isEmpty || rule.to.contains { stems.start(of: $0) != nil })
    }?.says
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
    let spoken = tokens.lazy.filter { $0.kind != .punctuation }
    let words = Array(spoken.drop { !starters.contains($0.word) && leads.contains($0.word) })
    guard let first = words.first, starters.contains(first.word), words.count > 2,
      !words.contains(where: { doubts.contains($0.word) }),
      !(words[1].word == "you" && requests.contains(words[2].word))
    else { return nil }
    return words
  }
}
