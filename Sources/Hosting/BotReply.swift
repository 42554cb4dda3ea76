public import Dialogue
internal import Knowledge

/// A reply as the object of the `jsonl` format.
public struct BotReply: Sendable {
  private let reply: Reply
  private let conversation: String?
  private let id: String?
  private let trace: ReadingTrace?

  /// - Parameters:
  ///   - conversation: left out where there is none, as in `spotter ask`.
  ///   - id: what the client sent, as JSON.
  ///   - trace: how the message was read, if the client asked for it.
  public init(_ reply: Reply, conversation: String? = nil, id: String? = nil, trace: ReadingTrace? = nil) {
    self.reply = reply
    self.conversation = conversation
    self.id = id
    self.trace = trace
  }

  /// The object on one line.
  public var line: String {
    var members: [(String, JSONValue)] = []
    if let conversation { members.append(("conversation", .string(conversation))) }
    if let id { members.append(("id", .literal(id))) }
    members.append(("text", .string(reply.text)))
    return JSONValue.object(members + data).line
  }

  /// What a program wants to know beside the text.
  var data: [(String, JSONValue)] {
    let data: [(String, JSONValue)] = [
      ("act", .string(reply.act.rawValue)),
      ("facts", .strings(reply.facts)),
      ("citations", .array(reply.citations.map(Self.value))),
      ("safety", .string(reply.safety.rawValue)),
      ("gap", reply.gap.map { .string($0.rawValue) } ?? .null),
      ("asks", reply.asks.map(Self.value) ?? .null),
      ("suggestions", .strings(reply.suggestions)),
    ]
    // A trace is text and numbers, which always can be written.
    guard let trace, let value = try? JSONLine.literal(trace) else { return data }
    return data + [("trace", value)]
  }

  private static func value(_ citation: Reply.Citation) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("fact", .string(citation.fact)), ("source", .string(citation.source)),
      ("section", .string(citation.section)),
    ]
    if let paragraph = citation.paragraph { members.append(("paragraph", .number(paragraph))) }
    return .object(members)
  }

  private static func value(_ question: Reply.Question) -> JSONValue {
    .object([("slot", .string(question.slot)), ("choices", .strings(question.choices))])
  }
}
