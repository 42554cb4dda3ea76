public import Dialogue

/// A request of the `jsonl` format.
public struct BotRequest: Decodable, Sendable {
  public enum Command: String, Decodable, Sendable, CaseIterable { case reset, forget, ping }

  public var text: String?
  public var conversation: String?
  public var id: JSONValue?
  public var command: String?
}

/// The reply to a request of the `jsonl` format.
public struct BotReply: Encodable, Sendable {
  struct Citation: Encodable, Sendable {
    var fact: String
    var source: String
    var section: String
    var paragraph: Int?
  }

  struct Asks: Encodable, Sendable {
    var slot: String
    var choices: [String]
  }

  private let reply: Reply
  private let conversation: String?
  private let id: JSONValue?
  private let trace: ReadingTrace?

  /// - Parameters:
  ///   - conversation: left out where there is none, as in `spotter ask`.
  ///   - trace: how the message was read, if the client asked for it.
  public init(
    _ reply: Reply, conversation: String? = nil, id: JSONValue? = nil, trace: ReadingTrace? = nil
  ) {
    self.reply = reply
    self.conversation = conversation
    self.id = id
    self.trace = trace
  }

  private enum CodingKeys: CodingKey {
    case conversation, id, text, act, facts, citations, safety, gap, asks, suggestions, trace
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(conversation, forKey: .conversation)
    try container.encodeIfPresent(id, forKey: .id)
    try container.encode(reply.text, forKey: .text)
    try container.encode(reply.act, forKey: .act)
    try container.encode(reply.facts, forKey: .facts)
    try container.encode(
      reply.citations.map {
        Citation(
          fact: $0.fact, source: $0.source, section: $0.section, paragraph: $0.paragraph)
      }, forKey: .citations)
    try container.encode(reply.safety, forKey: .safety)
    try container.encode(reply.gap, forKey: .gap)
    try container.encode(reply.asks.map { Asks(slot: $0.slot, choices: $0.choices) }, forKey: .asks)
    try container.encode(reply.suggestions, forKey: .suggestions)
    try container.encodeIfPresent(trace, forKey: .trace)
  }
}

/// What a bad request gets instead of a reply.
public struct BotFailure: Encodable, Sendable {
  public enum Code: String, Encodable, Sendable {
    case badJSON = "bad_json"
    case badRequest = "bad_request"
    case tooLong = "too_long"
  }

  struct Details: Encodable, Sendable {
    var code: Code
    var message: String
  }

  private let error: Details
  private let id: JSONValue?

  public init(_ code: Code, _ message: String, id: JSONValue? = nil) {
    error = Details(code: code, message: message)
    self.id = id
  }
}
