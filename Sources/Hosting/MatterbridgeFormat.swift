internal import Dialogue

/// Messages as matterbridge's API streams them, replies as it takes them.
struct MatterbridgeFormat: LineFormat {
  /// The bot's own nick.
  var nick: String
  /// Cuts long replies into several messages of one line each.
  var splitter: LineSplitter?

  func request(in line: InputLine) -> LineRequest {
    guard case .text(let text) = line else { return .failure(.tooLong, LineMessage()) }
    if text.allSatisfy(\.isWhitespace) { return .nothing }
    do {
      return try request(in: JSONObject(text))
    } catch let error as JSONSyntaxError {
      return .failure(BotFailure(.badJSON, error.description), LineMessage())
    } catch {
      return .failure(BotFailure(.badRequest, "\(error)"), LineMessage())
    }
  }

  private func request(in object: JSONObject) throws -> LineRequest {
    let text = try object.string("text") ?? ""
    let username = try object.string("username") ?? ""
    let isChat = try object.string("event") ?? "" == ""
    let isOwn = try username.lowercased() == nick.lowercased() || object.string("protocol") == "api"
    guard isChat, !isOwn, !text.allSatisfy(\.isWhitespace) else { return .nothing }
    // Without its gateway matterbridge takes a reply and delivers it nowhere.
    guard let gateway = try object.string("gateway"), !gateway.isEmpty else {
      throw JSONObject.Mismatch(description: "missing key 'gateway', a string")
    }
    let userID = try object.string("userid") ?? ""
    let place = try [gateway, object.string("account") ?? "", object.string("channel") ?? ""]
    let name = (place + [userID.isEmpty ? username : userID]).map(Self.escaped).joined(separator: "/")
    guard name.utf8.count <= LineMessage.longestName else { return .failure(.longName, LineMessage()) }
    let id = try object.string("id") ?? ""
    return .message(
      LineMessage(
        conversation: name, text: text, id: id.isEmpty ? nil : JSONWriter.line(id), gateway: gateway))
  }

  /// A slash parts gateway, account, channel and person; one within them is written `%2F`.
  private static func escaped(_ part: String) -> String {
    part.replacing("%", with: "%25").replacing("/", with: "%2F")
  }

  func lines(for reply: Reply, to message: LineMessage, trace: ReadingTrace?) -> [String] {
    let texts = splitter?.parts(of: LineText.folded(reply.text)) ?? [reply.text]
    return texts.enumerated().map { number, text in
      JSONWriter.line { json in
        json.string("text", text)
        json.string("username", nick)
        json.string("gateway", message.gateway)
        // A long reply answers with its first part; the others only follow it.
        guard number == 0 else { return }
        if let parent = message.id { json.literal("parent_id", parent) }
        json.object("spotter") { BotReply(reply, trace: trace).writeData(to: &$0) }
      }
    }
  }

  func lines(for failure: BotFailure, to message: LineMessage, reply: Reply?) -> [String] {
    guard !message.gateway.isEmpty, let reply else { return [] }
    return lines(for: reply, to: message, trace: nil)
  }
}
