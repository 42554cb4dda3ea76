/// Everything in `Intents/`, checked: what the assistant knows and can say.
public struct KnowledgeBase: Sendable, Equatable {
  public var sources: [Source] = []
  public var facts: [Fact] = []
  public var topics: [Topic] = []
  public var causes: [Cause] = []
  public var slots: [Slot] = []
  public var redFlags: [RedFlag] = []
  /// Messages that report a red flag, and messages that look like it and do not.
  public var redFlagExamples: [RedFlagExample] = []
  /// Messages that tell of the person's pain, with all that they tell, and messages that sound like it and tell nothing.
  public var findingExamples: [FindingExample] = []
  public var cautions: [Caution] = []
  public var concepts: [Concept] = []
  public var cues: [ContextCue] = []
  public var intents: [Intent] = []
  /// Everything else the assistant says: phrase id to its wordings.
  public var phrases: [String: [String]] = [:]
  public var language = Language()

  public init() {}

  /// The kinds of concepts that are words of the subject: what the article is about, what it leaves out, and findings
  /// that are told of nothing else.
  public var subjectKinds: Set<String> {
    Set(["topic", "uncovered"] + slots.filter(\.marksSubject).map(\.id))
  }
}
