internal import Dialogue
internal import Foundation
internal import Hosting
internal import Knowledge
internal import Transcripts
internal import Understanding

// What only the chat itself can do.
extension ChatSession {
  mutating func run(_ command: ChatCommand, _ argument: String) throws {
    switch command {
    case .help:
      try print("Ask in your own words, or tell me what hurts.")
      try printHelp()
      return
    case .sources: try printSources()
    case .facts: try printFacts(about: argument)
    case .topics: try printTopics()
    case .explain: try explain(argument)
    case .save: try save(as: argument)
    case .reload: try reload()
    case .why, .what, .more, .back, .skip, .reset, .forget, .quit: return
    }
    try write("")
  }

  /// The commands, with what can be said instead.
  func printHelp() throws {
    try print("These work as well, or say what stands in quotes:")
    let names = ChatCommand.allCases.map { [$0.name, $0.argument].compactMap(\.self).joined(separator: " ") }
    let column = (names.map(\.count).max() ?? 0) + 4
    for (command, name) in zip(ChatCommand.allCases, names) {
      let words = command == .save ? command.plainWords + " FILE" : command.plainWords
      let row = "  " + name.padding(toLength: column - 2, withPad: " ", startingAt: 0)
      for line in page.lines(of: "\(row)\(command.summary); \"\(words)\"", hanging: column) {
        try write(line)
      }
    }
    try write("")
  }

  /// Where the last answer comes from: each fact with its place.
  private func printSources() throws {
    let sources = try assistant.knowledge.sources
    let citations = exchanges.map(\.reply.citations).last { !$0.isEmpty } ?? []
    if citations.isEmpty { try print("I have told you nothing yet. What I know comes from:") }
    for citation in citations {
      let place = citation.paragraph.map { "\(citation.section), paragraph \($0)" } ?? citation.section
      try print("\(citation.fact): \(place)", hanging: 2)
    }
    let cited = Set(citations.map(\.source))
    for source in sources where citations.isEmpty || cited.contains(source.id) {
      try print("\(source.name): \(source.title)", hanging: 2)
    }
  }

  private func printTopics() throws {
    let topics = try assistant.knowledge.topics
    let example = topics.last.map { ", for example \(ChatCommand.facts.name) \($0.id)" } ?? ""
    try print("Ask about any of these. /facts and a word in front lists what I know\(example).")
    let column = (topics.map(\.id.count).max() ?? 0) + 4
    for topic in topics {
      try write("  " + topic.id.padding(toLength: column - 2, withPad: " ", startingAt: 0) + topic.name)
    }
  }

  private func printFacts(about topic: String) throws {
    let facts = try assistant.knowledge.facts
    let topics = try topics(in: topic)
    let wanted = topic.isEmpty ? facts : facts.filter { !topics.isDisjoint(with: $0.topics) }
    guard !wanted.isEmpty else {
      let near = nearest(to: topic.lowercased(), in: try assistant.knowledge.topics.map(\.id))
      let hint = near.map { "Did you mean /facts \($0)? " } ?? ""
      return try print("I know no topic '\(topic)'. \(hint)/topics lists all.")
    }
    try display.browse(
      wanted.flatMap { fact in
        let place = fact.place.paragraph.map { "\(fact.place.section) \($0)" } ?? fact.place.section
        return page.lines(of: "\(fact.says) [\(place)]", hanging: 2)
      })
  }

  /// The topics that a text names, by id or in the words of the content.
  private func topics(in text: String) throws -> Set<String> {
    let assistant = try assistant
    let known = Set(assistant.knowledge.topics.map(\.id))
    if known.contains(text.lowercased()) { return [text.lowercased()] }
    return known.intersection(
      assistant.reading(of: text).mentions.filter { !$0.isNested }.compactMap(\.topic))
  }

  /// Prints how a message was read: another one as it would be read at this point.
  private mutating func explain(_ text: String) throws {
    if text.isEmpty {
      guard let last = exchanges.last else {
        return try print("You haven't said anything yet. /explain and a text shows how I would read it.")
      }
      try printReading(of: last.message, in: last.before)
    } else {
      let (conversation, _) = try store.conversation(setup.conversation, for: try assistant)
      try store.commit()
      try printReading(of: text, in: conversation)
    }
  }

  private func printReading(of text: String, in conversation: Conversation) throws {
    let report = ExplanationReport(try assistant.explanation(of: text, in: conversation))
    try display.browse(report.lines.flatMap { page.lines(of: $0, hanging: 9) })
  }

  /// Writes down what was said since the chat began, as a transcript that replays.
  private func save(as name: String) throws {
    guard !name.isEmpty else { return try print("Type a name behind it, for example: /save monday") }
    guard !exchanges.isEmpty else { return try print("There is nothing to save yet.") }
    let path = NSString(string: name).expandingTildeInPath
    let file = URL(fileURLWithPath: path).pathExtension.isEmpty ? path + ".convo.txt" : path
    do {
      let recorder = try TranscriptRecorder(file: file)
      for (index, exchange) in exchanges.enumerated() {
        try recorder.record(exchange.message, exchange.reply, isFirst: index == 0)
      }
      try print("Saved in \(file), readable only by you.")
    } catch let error as TranscriptFileError {
      try print("Not saved: \(error).")
    }
  }

  /// Goes on with the content as it is in its folder by now; with mistakes in it, the content stays as it was.
  private mutating func reload() throws {
    guard let reload = setup.reload else {
      return try print("The content is built into the program. Start with --intents DIR to use a folder.")
    }
    try print("Reading the content ...")
    let reloaded: Assistant
    do {
      reloaded = try reload()
    } catch {
      try print("\(error)", hanging: 2)
      return try print("The content stays as it was.")
    }
    let (conversation, _) = try store.conversation(setup.conversation, for: try assistant)
    try store.commit()
    store = try setup.makeStore?(reloaded) ?? MemoryStore()
    try store.save(reloaded.adopt(conversation), as: setup.conversation)
    try store.commit()
    load = { reloaded }
    try print("Done.")
  }
}
