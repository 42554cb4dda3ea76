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
    JSONWriter.line { json in
      if let conversation { json.string("conversation", conversation) }
      if let id { json.literal("id", id) }
      json.string("text", reply.text)
      writeData(to: &json)
    }
  }

  /// What a program wants to know beside the text.
  func writeData(to json: inout JSONWriter) {
    json.string("act", reply.act.rawValue)
    json.list("facts", reply.citations) { $0.string($1.fact) }
    json.list("citations", reply.citations) { Self.write($1, to: &$0) }
    json.string("safety", reply.safety.rawValue)
    if let gap = reply.gap { json.string("gap", gap.rawValue) } else { json.null("gap") }
    if let asks = reply.asks {
      json.object("asks") { json in
        json.string("slot", asks.slot)
        json.strings("choices", asks.choices)
      }
    } else {
      json.null("asks")
    }
    json.strings("suggestions", reply.suggestions)
    // A trace is text and numbers, which always can be written.
    if let trace, let written = try? JSONLine.literal(trace) { json.literal("trace", written) }
  }

  private static func write(_ citation: Reply.Citation, to json: inout JSONWriter) {
    json.object(nil) { json in
      json.string("fact", citation.fact)
      json.string("source", citation.source)
      json.string("section", citation.section)
      if let paragraph = citation.paragraph { json.number("paragraph", paragraph) }
    }
  }
}
