public import Dialogue
public import Hosting
public import Transcripts

/// How a chat begins.
public struct Opening: Sendable {
  /// What is said first.
  public var lines: [String]
  /// Messages to choose from.
  public var starters: [String]

  public init(lines: [String], starters: [String]) {
    self.lines = lines
    self.starters = starters
  }
}

/// What a chat is held with.
public struct ChatSetup {
  /// Gives the assistant, and may take its time with that.
  public var assistant: () throws -> Assistant
  /// What is known before that; `nil` for what the assistant says.
  public var opening: Opening?
  /// Makes the place where the conversation is kept, for the content of an assistant; `nil` for one in memory.
  public var makeStore: ((Assistant) throws -> any ConversationStore)?
  /// The name under which it is kept.
  public var conversation: String
  public var style: PageStyle
  /// Writes the conversation down.
  public var recorder: TranscriptRecorder?
  /// Reads the content again; `nil` for content that cannot change.
  public var reload: (() throws -> Assistant)?

  public init(
    conversation: String = "default", style: PageStyle = PageStyle(), recorder: TranscriptRecorder? = nil,
    opening: Opening? = nil, reload: (() throws -> Assistant)? = nil,
    makeStore: ((Assistant) throws -> any ConversationStore)? = nil,
    assistant: @escaping () throws -> Assistant
  ) {
    self.assistant = assistant
    self.opening = opening
    self.conversation = conversation
    self.style = style
    self.recorder = recorder
    self.reload = reload
    self.makeStore = makeStore
  }
}
