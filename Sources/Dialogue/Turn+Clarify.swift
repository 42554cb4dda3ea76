internal import Knowledge
internal import Understanding

// Between two readings the person chooses: by a number, by its words, or by saying something else.
extension Turn {
  /// The two questions that the message may ask.
  var ambiguousReadings: [String]? {
    for case .ambiguous(let intents) in meanings { return intents }
    return nil
  }

  mutating func askWhichIsMeant(_ intents: [String]) {
    draft.gap = .unclear
    ask(.didYouMean, options: intents)
  }

  /// The second step when nothing was understood: what the person wants at all.
  mutating func askWhatIsWanted() {
    ask(.unclearChoice, options: [Self.ownPain, Self.article])
  }

  private mutating func ask(_ key: PhraseKey, options: [String]) {
    let open = Conversation.OpenQuestion(kind: .clarification, slot: Self.clarify, options: options)
    conversation.openQuestion = open
    guard let question = question(open) else { return }
    draft.ask(question, key, ["choices": numbered(question.choices)])
  }

  /// An open question as it is put to the person.
  func question(_ open: Conversation.OpenQuestion) -> Reply.Question? {
    switch open.kind {
    case .slot: assistant.slot(open.slot).map { .init($0) }
    case .contradiction:
      .init(
        slot: open.slot,
        choices: open.options.map(FindingValue.init(code:)).map { assistant.wording.list([$0]) })
    case .clarification: .init(slot: open.slot, choices: open.options.map(choice))
    }
  }

  /// What a reading is called that the person can choose.
  private func choice(_ option: String) -> String {
    switch option {
    case Self.ownPain: assistant.wording.phrase(.choiceOwnPain, turn: 0)
    case Self.article: assistant.wording.phrase(.choiceArticle, turn: 0)
    default: assistant.meanings.question(of: option)
    }
  }

  /// Whether the message asks about our question instead of answering it: "say that again", "why do you ask?"
  var isAboutQuestion: Bool { onlyAct.map(Self.actsAboutQuestion.contains) ?? false }

  private static let actsAboutQuestion: Set<TalkAct> = [.repeat, .whyAsk, .clarify, .brief]

  /// Takes "1", "the second" or the words of a choice; anything else is a message of its own.
  mutating func settleClarification(_ open: Conversation.OpenQuestion) -> Bool {
    if isAboutQuestion { return false }
    conversation.openQuestion = nil
    guard let option = chosen(of: open.options) else { return false }
    switch option {
    case Self.ownPain: meanings = [.report]
    case Self.article: meanings = [.act(.help)]
    default: meanings = assistant.meanings.meaning(of: option).map { [$0] } ?? []
    }
    return false
  }

  private func chosen(of options: [String]) -> String? {
    if let number = assistant.answers.number(in: reading) {
      return options.indices.contains(number) ? options[number] : nil
    }
    let words = Set(reading.tokens.map(\.word))
    return options.first {
      Set(assistant.meanings.question(of: $0).split(separator: " ").map(String.init)) == words
    }
  }

  /// "1) suddenly, 2) it built up"
  func numbered(_ labels: [String]) -> String {
    zip(1..., labels).map { "\($0)) \($1)" }.joined(separator: ", ")
  }

  private static let clarify = "clarify"
  private static let ownPain = "own pain"
  private static let article = "article"
}
