/// How a bot reads lines and writes replies.
public struct BotSettings: Sendable {
  /// How lines are written.
  public enum Format: Sendable {
    /// Plain text; all lines are one conversation.
    case text
    /// `conversation<TAB>text` in and out.
    case tagged
    /// One JSON object a line.
    case jsonl
    /// Messages of matterbridge's API, one JSON object a line.
    case matterbridge
  }

  public var format: Format
  /// The bot's nick.
  public var name: String
  /// Answer only who speaks to the bot by this name or has a question open; `nil` answers everything.
  public var address: String?
  /// Cut replies into parts of at most so many bytes. Not for ``Format/jsonl``.
  public var mostBytes: Int?
  /// Whether a JSON reply says how the message was read.
  public var traces: Bool
  /// The conversation of ``Format/text``.
  public var conversation: String

  public init(
    format: Format = .text, name: String = "spotter", address: String? = nil, mostBytes: Int? = nil,
    traces: Bool = false, conversation: String = "default"
  ) {
    self.format = format
    self.name = name
    self.address = address
    self.mostBytes = mostBytes
    self.traces = traces
    self.conversation = conversation
  }

  var lineFormat: any LineFormat {
    let splitter = mostBytes.map(LineSplitter.init)
    return switch format {
    case .text: TextFormat(conversation: conversation, splitter: splitter)
    case .tagged: TextFormat(isTagged: true, splitter: splitter)
    case .jsonl: JSONLinesFormat()
    case .matterbridge: MatterbridgeFormat(nick: name, splitter: splitter)
    }
  }
}
