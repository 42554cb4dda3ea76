internal import Knowledge
internal import Understanding

/// What one segment of a message asks for or does.
enum Meaning: Equatable {
  /// These facts answer it.
  case facts([String], topic: String?, aspect: String?)
  /// It asks for this side of a topic; `nil` for the topic of the conversation.
  case aspect(String, topic: String?, belief: Float)
  /// It steers the conversation.
  case act(TalkAct)
  /// The article does not say; `subject` is what it would be about.
  case notCovered(subject: String?, nearest: [String])
  case offTopic
  /// It may ask either of two things, given by their intents.
  case ambiguous([String])
  /// It tells about the person's pain.
  case report
  /// It asks whether the person's own pain is this cause.
  case hypothesis(cause: String)
  /// It asks what two causes have to do with each other, or which of them it is.
  case comparison([String])
  case unclear
}

extension Meaning {
  var isNotCovered: Bool {
    if case .notCovered = self { true } else { false }
  }

  var namesTopic: Bool {
    switch self {
    case .facts, .hypothesis, .comparison: true
    default: false
    }
  }

  var isHypothesis: Bool {
    if case .hypothesis = self { true } else { false }
  }

  var isAnswered: Bool {
    if case .facts = self { true } else { false }
  }

  /// Whether it wants something of the conversation, and answers no question of ours.
  var steersTalk: Bool {
    if case .act(let act) = self { !AnswerInterpreter.mayAnswer(act) } else { false }
  }

  /// Whether it asks something of the article, and not of the person's own pain.
  var isQuestionOfFact: Bool {
    switch self {
    case .facts, .aspect, .notCovered, .ambiguous, .comparison: true
    case .act, .offTopic, .report, .hypothesis, .unclear: false
    }
  }

  /// The article has no answer.
  var isGap: Bool { isNotCovered || self == .offTopic }

  /// Whether it says something about the subject itself.
  var asksOrTells: Bool {
    switch self {
    case .facts, .aspect, .report, .hypothesis, .comparison, .act(.ownCause), .act(.ownCure): true
    case .act, .notCovered, .offTopic, .ambiguous, .unclear: false
    }
  }

  /// Whether it is a word for the sake of being friendly.
  var isSmallTalk: Bool { [.act(.greet), .act(.smalltalk), .act(.praise), .act(.noPain)].contains(self) }

  /// Whether a statement that was taken for it tells about the pain after all, where we had asked about that.
  var mayBeReport: Bool {
    switch self {
    case .facts, .aspect, .notCovered, .offTopic, .unclear: true
    case .act, .report, .hypothesis, .comparison, .ambiguous: false
    }
  }

  /// Whether what it tells counts for the person's pain.
  var tellsFindings: Bool {
    if case .comparison = self { false } else { !isGap }
  }
}
