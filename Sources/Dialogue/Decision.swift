internal import Knowledge
internal import Understanding

/// What a segment was taken to mean, and by which rule.
struct Decision {
  var meaning: Meaning
  var rule: Rule
  /// "Yes.", "Not always.": what is said first, if it is a yes/no question that has such an answer.
  var direct: String?

  /// The rules in the order in which they are tried.
  enum Rule {
    case noKnownWord
    /// Most of the belief is in off-topic intents.
    case offTopic(belief: Float)
    /// Nothing but the name of a topic.
    case nameOfTopic
    /// A short question that names a cause.
    case namesCause
    /// Two causes with an "or" or a word for a difference.
    case comparesCauses
    /// More belief in reports than in any question, and findings are named.
    case tells(belief: Float)
    /// Two questions share the belief, and the segment joins two things.
    case twoQuestions(RankedIntent, RankedIntent)
    /// The likeliest intent is likely enough.
    case intent(RankedIntent, from: Float)
    /// Many intents that the article does not cover share the belief.
    case gaps(belief: Float, from: Float)
    /// No intent was likely enough, but a fact is near.
    case nearestFact(RankedFact, from: Float)
    /// No intent was likely enough, but two questions are likelier than all others.
    case twoReadings(RankedIntent, RankedIntent)
    /// Too little by itself, but clear together with the topic that is being talked about.
    case inContext(RankedIntent, topic: String)
    /// No intent was likely enough: the concepts decide.
    case keywords(best: RankedIntent?, from: Float)

    var isNameOfTopic: Bool {
      if case .nameOfTopic = self { true } else { false }
    }

    /// "First, which plank, second, how should I sit": nothing else is likely.
    var isSurelyTwoQuestions: Bool {
      if case .twoQuestions = self { belief >= Self.sure } else { false }
    }

    private static let sure: Float = 0.9

    /// How sure it is: nothing where no intent was likely enough.
    var belief: Float {
      switch self {
      case .offTopic(let belief), .tells(let belief), .gaps(let belief, _): belief
      case .intent(let best, _), .inContext(let best, _): best.score
      case .twoQuestions(let first, let second): first.score + second.score
      case .noKnownWord, .nameOfTopic, .namesCause, .comparesCauses: 1
      case .nearestFact, .twoReadings, .keywords: 0
      }
    }

    /// The intent that decided alone.
    var intent: String? {
      switch self {
      case .intent(let best, _), .inContext(let best, _): best.intent
      case .noKnownWord, .offTopic, .nameOfTopic, .namesCause, .comparesCauses, .tells, .twoQuestions, .gaps,
        .nearestFact, .twoReadings, .keywords:
        nil
      }
    }

    var isByKeywords: Bool {
      if case .keywords = self { true } else { false }
    }
  }
}

extension Decision.Rule: CustomStringConvertible {
  var description: String {
    switch self {
    case .noKnownWord: "no word in it is known"
    case .offTopic(let belief):
      "\(percent(belief)) of the belief is in other subjects, more than in all else together"
    case .nameOfTopic: "it is nothing but the name of a topic"
    case .namesCause: "a short question that names a cause as possible"
    case .comparesCauses: "it names two causes, to choose from or to tell apart"
    case .tells(let belief):
      "it names findings, and \(percent(belief)) of the belief is in reports, more than in any question"
    case .twoQuestions(let first, let second):
      "it joins two questions: \(first.intent) has \(percent(first.score)) of the belief, "
        + "\(second.intent) \(percent(second.score))"
    case .intent(let best, let least):
      "\(best.intent) has \(percent(best.score)) of the belief, followed from \(percent(least)) on"
    case .gaps(let belief, let least):
      "what the article does not cover has \(percent(belief)) of the belief, followed from \(percent(least)) on"
    case .nearestFact(let fact, let least):
      "no intent is likely enough, but \(fact.fact) is near: \(hundredths(fact.score)) of \(hundredths(RankedFact.most)), enough from \(hundredths(least)) on"
    case .twoReadings(let first, let second):
      "no intent is likely enough, but \(first.intent) with \(percent(first.score)) and \(second.intent) with "
        + "\(percent(second.score)) of the belief are worth asking about"
    case .inContext(let best, let topic):
      "together with '\(topic)', which is being talked about, \(best.intent) has \(percent(best.score)) of the belief"
    case .keywords(let best?, let least):
      "the concepts decide: \(best.intent) has only \(percent(best.score)) of the belief, followed from \(percent(least)) on, "
        + "or shares it with gaps"
    case .keywords(nil, _): "the concepts decide: no intent is likely at all"
    }
  }
}

extension Meaning: CustomStringConvertible {
  var description: String {
    switch self {
    case .facts(let facts, _, _): "asks for " + facts.joined(separator: ", ")
    case .aspect(let aspect, let topic?, _): "asks for '\(aspect)' of \(topic)"
    case .aspect(let aspect, nil, _): "asks for '\(aspect)' of whatever is being talked about"
    case .act(let act): "steers the conversation: \(act.rawValue)"
    case .notCovered(let subject?, _): "not covered: \(subject)"
    case .notCovered(nil, _): "about the subject, but not covered"
    case .offTopic: "off topic"
    case .ambiguous(let intents): "asks one of " + intents.joined(separator: ", ")
    case .report: "tells what hurts"
    case .hypothesis(let cause): "asks whether it is \(cause)"
    case .comparison(let causes): "compares " + causes.joined(separator: " and ")
    case .unclear: "unclear"
    }
  }
}

private func hundredths(_ score: Float) -> String { "\((score * 100).rounded() / 100)" }
