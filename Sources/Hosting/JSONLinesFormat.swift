internal import Dialogue

/// One JSON object a line: ours, with everything that a reply says.
struct JSONLinesFormat: LineFormat {
  func request(in line: InputLine) -> LineRequest {
    guard case .text(let text) = line else { return .failure(.tooLong, LineMessage()) }
    if text.allSatisfy(\.isWhitespace) { return .nothing }
    var message = LineMessage()
    do {
      let object = try JSONObject(text)
      message.id = object.literal("id")
      return try request(in: object, &message)
    } catch let error as JSONSyntaxError {
      return .failure(BotFailure(.badJSON, error.description), message)
    } catch {
      return .failure(BotFailure(.badRequest, "\(error)"), message)
    }
  }

  private func request(in object: JSONObject, _ message: inout LineMessage) throws -> LineRequest {
    message.conversation = try object.string("conversation") ?? LineMessage.onlyConversation
    if message.conversation.utf8.count > LineMessage.longestName { return .failure(.longName, message) }
    if let name = try object.string("command") {
      guard let command = BotCommand(rawValue: name) else {
        let known = BotCommand.allCases.map(\.rawValue).joined(separator: ", ")
        throw JSONObject.Mismatch(description: "unknown command '\(name)'; expected one of: \(known)")
      }
      return .command(command, message)
    }
    guard let text = try object.string("text") else {
      throw JSONObject.Mismatch(description: "missing key 'text', a string")
    }
    message.text = text
    return .message(message)
  }

  func lines(for reply: Reply, to message: LineMessage, trace: ReadingTrace?) -> [String] {
    [BotReply(reply, conversation: message.conversation, id: message.id, trace: trace).line]
  }

  func lines(for failure: BotFailure, to message: LineMessage, reply: Reply?) -> [String] {
    let line = JSONWriter.line { json in
      json.object("error") { json in
        json.string("code", failure.code.rawValue)
        json.string("message", failure.message)
      }
      if let id = message.id { json.literal("id", id) }
    }
    return [line]
  }
}
