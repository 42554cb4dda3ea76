/// What an utterance does to the conversation itself. The raw values are the words of the content (`act:`).
public enum TalkAct: String, Sendable, CaseIterable {
  case greet, smalltalk, praise, complaint, help, source, thanks, bye
  case restart, more, back, skip, cancel
  /// That the pain is getting better.
  case better
  /// That nothing hurts.
  case noPain = "no_pain"
  /// That the person asks for nobody's pain: "just curious".
  case inGeneral = "in_general"
  /// That our question was answered before.
  case already
  /// That something which was understood was never said.
  case dispute
  /// To say the last reply once more.
  case `repeat`
  case whyAsk = "why_ask"
  /// To put it in other words.
  case clarify
  /// To say less: the gist of it.
  case brief
  /// Whether what was said is a yes or a no.
  case yesOrNo = "yes_or_no"
  /// What was understood so far.
  case understood
  /// How sure the conclusion is.
  case sure
  /// What speaks against a cause.
  case against
  /// To say now what it looks like.
  case conclude
  /// All causes, the likeliest first.
  case rank
  case whatElse = "what_else"
  case yes, no, unsure
  /// Tells about the person's pain.
  case report
  /// What is behind the person's own pain, and what helps against it.
  case ownCause = "own_cause"
  case ownCure = "own_cure"
}
