internal import Foundation
internal import Knowledge

/// A `*.transcript` file of the Bot Framework: a JSON array of activities. Ids and times are ignored; our assertions
/// travel in `channelData`, where a bot may keep what it likes.
enum ActivityLog {
  static func entries(in source: String, file: String, log: ContentLog) -> [TranscriptEntry] {
    // JSON is read as YAML because that reader knows where everything stands.
    let content = ContentFile(path: file, source: JSONText.asYAML(source), notation: "JSON")
    guard let root = content.root(log: log) else { return [] }
    var entry = TranscriptEntry(file: file, transcript: Transcript(name: "", turns: []))
    for activity in root.items() { entry.add(activity, log: log) }
    entry.reportIfEmpty(expected: "an array of activities, one of them a message of the user's", log: log)
    return [entry]
  }

  /// Every message with its role, as the Bot Framework Emulator wants it, and with the one time that `chatdown --static`
  /// begins with.
  static func source(of transcript: Transcript) throws -> String {
    var activities = [Activity.beginning(of: transcript)]
    for turn in transcript.turns {
      if let message = turn.message {
        activities.append(.init(id: activities.count, from: .user, to: .bot, text: message))
      }
      guard !turn.expectsNothing else { continue }
      let question = turn.message == nil ? nil : activities.count - 1
      activities.append(
        .init(
          id: activities.count, from: .bot, to: .user, text: turn.reply, replyTo: question,
          data: turn.assertions.isEmpty ? nil : .init(assertions: turn.assertions.map(\.line))))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(activities), as: UTF8.self) + "\n"
  }
}

/// An activity as we write it.
private struct Activity: Encodable {
  struct Account: Encodable {
    var id, name, role: String
    static let user = Account(id: "user", name: "user", role: "user")
    static let bot = Account(id: "spotter", name: "spotter", role: "bot")
  }

  struct Conversation: Encodable {
    var id = "spotter"
  }

  struct ChannelData: Encodable {
    struct Ours: Encodable {
      var name: String?
      var description: String?
      var assertions: [String]?
    }
    var spotter: Ours
  }

  var type = "message"
  var id: String
  var timestamp = "2015-10-15T12:00:00.000Z"
  var channelId = "spotter"
  var conversation = Conversation()
  var from: Account?
  var recipient: Account?
  var membersAdded: [Account]?
  var text: String?
  var replyToId: String?
  var channelData: ChannelData?

  init(
    id: Int, from: Account, to recipient: Account, text: String?, replyTo: Int? = nil,
    data: ChannelData.Ours? = nil
  ) {
    self.id = String(id)
    self.from = from
    self.recipient = recipient
    self.text = text
    replyToId = replyTo.map { String($0) }
    channelData = data.map(ChannelData.init)
  }

  /// The activity that a transcript begins with: the bot joins.
  static func beginning(of transcript: Transcript) -> Activity {
    var activity = Activity(
      id: 0, from: .bot, to: .user, text: nil,
      data: transcript.name.isEmpty && transcript.description.isEmpty
        ? nil : .init(name: transcript.name, description: transcript.description))
    activity.type = "conversationUpdate"
    activity.membersAdded = [.bot]
    return activity
  }
}

// MARK: Reading

extension TranscriptEntry {
  fileprivate mutating func add(_ activity: ContentNode, log: ContentLog) {
    guard activity.isMapping else { return activity.report("expected an activity, an object with a 'type'") }
    let ours = activity.value("channelData")?.value("spotter")
    switch activity.value("type")?.text() {
    case "message": addMessage(activity, ours, log: log)
    case "conversationUpdate":
      transcript.name = ours?.value("name")?.text() ?? transcript.name
      transcript.description = ours?.value("description")?.text() ?? transcript.description
    default: break  // typing, traces and the like are not said
    }
  }

  private mutating func addMessage(_ activity: ContentNode, _ ours: ContentNode?, log: ContentLog) {
    let line = activity.location.line
    let text = activity.value("text")?.text()
    switch activity.speaker {
    case "user":
      if text == nil { activity.report("a message of the user's without a text cannot be replayed") }
      append(message: text ?? "", line: line)
    case "bot":
      var expectation = Expectation()
      if let text, !text.isEmpty { expectation.text = text }
      for node in ours?.value("assertions")?.items() ?? [] {
        switch Assertion.read(Substring(node.text() ?? "")) {
        case .assertion(let assertion): expectation.add(assertion, line: node.location.line)
        case .mistake(let message): node.report(message)
        case .other: node.report("expected an assertion, for example 'GAP none'")
        }
      }
      expect(expectation, line: line, log: log)
    default: activity.report(#"cannot tell who speaks; expected "role": "user" or "bot" in "from""#)
    }
  }
}

extension ContentNode {
  /// A field of an object; `nil` if it is not there or null, or this is no object.
  fileprivate func value(_ key: String) -> ContentNode? {
    guard isMapping else { return nil }
    return entries().first { $0.key.text() == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// The role of whoever sent an activity: as it says, or what follows from the recipient's, or from its being a reply.
  fileprivate var speaker: String? {
    if let role = value("from")?.value("role")?.text(), !role.isEmpty { return role.lowercased() }
    switch value("recipient")?.value("role")?.text()?.lowercased() {
    case "bot": return "user"
    case "user": return "bot"
    default: return value("replyToId") == nil ? nil : "bot"
    }
  }
}
