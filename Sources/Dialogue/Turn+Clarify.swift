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
    ask(.didYouMean, choices: intents.map(assistant.meanings.question), options: intents)
  }

  /// The second step when nothing was understood: what the person wants at all.
  mutating func askWhatIsWanted() {
    let choices = [PhraseKey.choiceOwnPain, .choiceArticle].map { assistant.wording.phrase($0, turn: 0) }
    ask(.unclearChoice, choices: choices, options: [Self.ownPain, Self.article])
  }

  private mutating func ask(_ key: PhraseKey, choices: [String], options: [String]) {
    draft.say(key, ["choices": numbered(choices)])
    draft.asks = .init(slot: Self.clarify, choices: choices)
    conversation.openQuestion = .init(kind: .clarification, slot: Self.clarify, options: options)
  }

  /// Takes "1", "the second" or the words of a choice; anything else is a message of its own.
  mutating func settleClarification(_ open: Conversation.OpenQuestion) -> Bool {
    conversation.openQuestion = nil
    guard let option = chosen(of: open.options) else { return false }
    switch option {
    case Self.ownPain: meanings = [.report]
    case Self.article: meanings = [.act("help")]
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
