public import Dialogue
public import Hosting
public import Transcripts

/// What a chat is held with.
public struct ChatSetup {
  /// Gives the assistant, and may take its time with that.
  public var assistant: () throws -> Assistant
  /// What is said before that; `nil` for the assistant's own opening.
  public var opening: [String]?
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
    opening: [String]? = nil, reload: (() throws -> Assistant)? = nil,
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
