public import Dialogue
public import Hosting
public import Transcripts

/// What a chat is held with.
public struct ChatSetup {
  public var assistant: Assistant
  /// Makes the place where the conversation is kept, for the content of an assistant.
  public var makeStore: (Assistant) throws -> any ConversationStore
  /// The name under which it is kept.
  public var conversation: String
  public var style: PageStyle
  /// Writes the conversation down.
  public var recorder: TranscriptRecorder?
  /// Reads the content again; `nil` for content that cannot change.
  public var reload: (() throws -> Assistant)?

  public init(
    assistant: Assistant, conversation: String = "default", style: PageStyle = PageStyle(),
    recorder: TranscriptRecorder? = nil, reload: (() throws -> Assistant)? = nil,
    makeStore: @escaping (Assistant) throws -> any ConversationStore = { _ in MemoryStore() }
  ) {
    self.assistant = assistant
    self.conversation = conversation
    self.style = style
    self.recorder = recorder
    self.reload = reload
    self.makeStore = makeStore
  }
}
