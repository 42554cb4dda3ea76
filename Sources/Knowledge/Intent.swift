/// A yes or no, in the content's words, to questions that can be answered so.
public struct DirectAnswer: Sendable, Equatable {
  /// "Yes.", "Not always."
  public var says: String
  /// The question has one of these phrases; where there are none, any question will do. None that has one of the language's
  /// ``Language/reservations`` beside them.
  public var to: [String]
  /// The question has none of these phrases.
  public var unless: [String]
  /// Where the intent asks for a side of whatever is being talked about: the topics of which it is true; all where there are none.
  public var topics: [String]

  public init(says: String, to: [String] = [], unless: [String] = [], topics: [String] = []) {
    self.says = says
    self.to = to
    self.unless = unless
    self.topics = topics
  }
}

/// What people ask or say, with examples.
public struct Intent: Sendable, Equatable {
  public var name: String
  public var effect: Effect
  public var topic: String?
  /// Which side of its topic it asks about: where the topic is not named, the conversation's topic answers.
  public var aspect: String?
  public var examples: [String]
  /// Sentences that look like it and are not it.
  public var nearMisses: [String]
  /// What is said first to somebody who asks it as a yes/no question: the first that goes with the question.
  public var direct: [DirectAnswer] = []
  /// What is said to something that is off topic, in place of what is said to anything else: wordings that take turns.
  public var says: [String] = []

  public init(
    name: String, effect: Effect, topic: String?, aspect: String? = nil, examples: [String],
    nearMisses: [String]
  ) {
    self.name = name
    self.effect = effect
    self.topic = topic
    self.aspect = aspect
    self.examples = examples
    self.nearMisses = nearMisses
  }

  /// What kind of thing it is to say.
  public enum Kind: String, Sendable, CaseIterable {
    /// The content has an answer, or asks back.
    case answered
    /// About the subject, but the article does not say.
    case notCovered
    case offTopic
    /// It steers the conversation.
    case talk
  }

  public var kind: Kind {
    switch effect {
    case .facts, .aspect, .act(.report), .act(.ownCause), .act(.ownCure): .answered
    case .act: .talk
    case .gap(.offTopic, _, _): .offTopic
    case .gap: .notCovered
    }
  }

  /// What follows when somebody expresses it.
  public enum Effect: Sendable, Equatable {
    /// These facts answer it.
    case facts([String])
    /// It asks for this side of whatever is being talked about.
    case aspect(String)
    /// It steers the conversation.
    case act(TalkAct)
    /// The article says nothing about it.
    case gap(kind: GapKind, subject: String?, nearest: [String])
  }

  /// Why there is no answer. The raw values are the words of the content (`gap:`).
  public enum GapKind: String, Sendable, CaseIterable {
    /// About the subject, but the article does not say.
    case notCovered = "not_covered"
    case offTopic = "off_topic"
  }
}
