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
  mutating func settleClarification(_ open: Conversation.OpenQuestion) {
    if isAboutQuestion || onlyAct == .skip { return }
    conversation.openQuestion = nil
    guard let option = optionChosen(of: open) else { return }
    // "The second one. What is a disc?": the choice stands first, and what is asked behind it is asked as well.
    let behind = zip(meanings, reading.segments).dropFirst()
    meanings = [meaning(of: option)] + behind.map { $1.isQuestion ? $0 : .unclear }
  }

  private func meaning(of option: String) -> Meaning {
    switch option {
    case Self.ownPain: .report
    case Self.article: .act(.help)
    default: assistant.meanings.meaning(of: option) ?? .unclear
    }
  }

  /// Which of its options answers an open question: by its number, or in the words in which it was offered.
  func optionChosen(of open: Conversation.OpenQuestion) -> String? {
    let number =
      assistant.answers.number(in: reading)
      ?? question(open)?.choices.firstIndex { assistant.reading(of: $0).stems == reading.stems }
    return number.flatMap { open.options.indices.contains($0) ? open.options[$0] : nil }
  }

  /// "1) suddenly, 2) it built up"
  func numbered(_ labels: [String]) -> String {
    zip(1..., labels).map { "\($0)) \($1)" }.joined(separator: ", ")
  }

  private static let clarify = "clarify"
  private static let ownPain = "own pain"
  private static let article = "article"
}

extension Reading {
  /// The stems of its words and numbers.
  fileprivate var stems: [String] { tokens.filter { $0.kind != .punctuation }.map(\.stem) }
}
