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
    put(.whichIntent(intents))
  }

  /// Puts a question that is not about a slot.
  mutating func put(_ open: Conversation.OpenQuestion, isReturning: Bool = false) {
    if open != conversation.person.openQuestion { settleForLater() }
    conversation.person.openQuestion = open
    conversation.person.hasComeBack = isReturning
    guard let question = question(open) else { return }
    let opening: PhraseKey? = isReturning ? .backToQuestion : nil
    switch open {
    case .slot: break
    case .contradiction:
      let values: KeyValuePairs = ["old": question.choices[0], "new": question.choices[1]]
      draft.ask(question, .contradiction, values, behind: opening)
    case .whichIntent:
      draft.ask(question, .didYouMean, ["choices": numbered(question.choices)], behind: opening)
    case .whichWish:
      draft.ask(question, .unclearChoice, ["choices": numbered(question.choices)], behind: opening)
    }
  }

  /// Whether a question that is about no slot is open to which we may come back: once.
  var mayComeBack: Bool {
    guard let open = conversation.person.openQuestion, open.slot == nil else { return false }
    return !conversation.person.hasComeBack && !isLeaving
  }

  /// Whether the person has enough of it, or of our questions.
  var isLeaving: Bool { onlyAct.map(Self.actsOfLeaving.contains) ?? false }

  private static let actsOfLeaving: Set<TalkAct> = [.thanks, .bye, .cancel, .restart]

  /// An open question as it is put to the person.
  func question(_ open: Conversation.OpenQuestion) -> Reply.Question? {
    switch open {
    case .slot(let slot): assistant.question(of: slot)
    case .contradiction(let earlier, let later):
      .init(slot: earlier.slot, choices: [earlier, later].map { list([$0]) })
    case .whichIntent(let intents):
      .init(slot: Self.clarify, choices: intents.map(assistant.meanings.question(of:)))
    case .whichWish:
      .init(
        slot: Self.clarify,
        choices: Conversation.Wish.allCases.map { assistant.wording.phrase($0.label, turn: 0) })
    }
  }

  /// Whether the message asks about our question instead of answering it: "say that again", "why do you ask?"
  var isAboutQuestion: Bool { onlyAct.map(Self.actsAboutQuestion.contains) ?? false }

  private static let actsAboutQuestion: Set<TalkAct> = [.repeat, .whyAsk, .clarify, .brief, .yesOrNo]

  /// Takes "1", "the second" or the words of a choice between readings; anything else is a message of its own, and leaves the
  /// choice open if it asks something else.
  mutating func takeChoice(of open: Conversation.OpenQuestion) {
    if isAboutQuestion || onlyAct == .skip { return }
    guard let number = numberChosen(of: open) else {
      if case .whichIntent(let intents) = open, asksSomethingElse(than: intents) {
        if !conversation.person.hasComeBack { return }
        draft.say(.skipped)
      }
      conversation.person.openQuestion = nil
      return
    }
    conversation.person.openQuestion = nil
    // "The second one. What is a disc?": the choice stands first, and what is asked behind it is asked as well.
    let behind = zip(meanings, reading.segments).dropFirst()
    meanings = [meaning(ofChoice: number, of: open)] + behind.map { $1.isQuestion ? $0 : .unclear }
  }

  /// Whether the message has an answer that shares no topic with the questions that were offered: else it puts one of them in
  /// other words.
  private func asksSomethingElse(than intents: [String]) -> Bool {
    let offered = Set(intents.compactMap(assistant.meanings.meaning(of:)).flatMap { topics(of: $0) })
    let asked = meanings.flatMap { topics(of: $0) }
    return !asked.isEmpty && offered.isDisjoint(with: asked)
  }

  /// What a question is about, or the facts that answer it or come nearest.
  private func topics(of meaning: Meaning) -> [String] {
    switch meaning {
    case .facts(let facts, _, _), .notCovered(_, let facts):
      facts.flatMap { assistant.wording.topics(of: $0) }
    case .aspect(_, let topic?, _): [topic]
    default: []
    }
  }

  private func meaning(ofChoice number: Int, of open: Conversation.OpenQuestion) -> Meaning {
    switch open {
    case .slot, .contradiction: .unclear
    case .whichIntent(let intents): assistant.meanings.meaning(of: intents[number]) ?? .unclear
    case .whichWish: Conversation.Wish.allCases[number].meaning
    }
  }

  /// The number of the choice that answers an open question: said as a number, or in the words in which it was offered.
  func numberChosen(of open: Conversation.OpenQuestion) -> Int? {
    let choices = question(open)?.choices ?? []
    let number =
      assistant.answers.number(in: reading)
      ?? choices.firstIndex { assistant.reading(of: $0).stems == reading.stems }
    return number.flatMap { choices.indices.contains($0) ? $0 : nil }
  }

  /// "1) suddenly, 2) it built up"
  func numbered(_ labels: [String]) -> String {
    zip(1..., labels).map { "\($0)) \($1)" }.joined(separator: ", ")
  }

  /// What a choice between readings is called where others have their slot.
  private static let clarify = "clarify"
}

extension Conversation.Wish {
  /// What it is called where it can be chosen.
  fileprivate var label: PhraseKey {
    switch self {
    case .ownPain: .choiceOwnPain
    case .article: .choiceArticle
    }
  }

  fileprivate var meaning: Meaning {
    switch self {
    case .ownPain: .report
    case .article: .act(.help)
    }
  }
}

extension Reading {
  /// The stems of its words and numbers.
  fileprivate var stems: [WordHash] {
    tokens.indices.compactMap { tokens[$0].kind == .punctuation ? nil : tokens[$0].stemHash }
  }
}
