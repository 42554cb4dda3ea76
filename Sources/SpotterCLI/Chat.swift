import ArgumentParser
import Foundation
import Hosting
import Spotter
import Storage
import Terminal
import Transcripts

/// The conversation at a terminal.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Chat at the terminal (the default).",
    discussion: """
      Type what hurts, or a question; /help lists the commands. Tab completes commands and the answers to a question, \
      the arrow keys recall lines that begin with what you typed, Ctrl-C drops the line, Ctrl-D leaves.

      Lines are kept in $XDG_STATE_HOME/spotter/history (or $SPOTTER_HISTORY), readable only by you; a line that \
      begins with a space is not kept. If standard input or output is no terminal, this is 'spotter bot'.

      \(Examples.text([
        ("spotter", "chat, and keep nothing of it but what you typed"),
        ("spotter chat --state chats.db --conversation anna", "go on another day where you stopped"),
        ("spotter chat --record monday.convo.txt", "write the conversation down"),
        ("spotter chat --accessible --no-history", "for a screen reader, and no history"),
      ]))
      """)

  @Flag(help: "Keep no history of what is typed.")
  var noHistory = false

  @Flag(
    inversion: .prefixedNo,
    help: "For screen readers: words instead of decoration, no colour, no pager (also if $ACCESSIBLE is set)."
  )
  var accessible: Bool?

  @Option(
    help: ArgumentHelp("Keep the conversation in this file, and go on where it stopped.", valueName: "file"),
    completion: .file())
  var state: String?

  @Option(help: ArgumentHelp("With --state: which conversation (default: default).", valueName: "name"))
  var conversation: String?

  @Option(
    help: ArgumentHelp("Write the conversation down as a transcript, a *.convo.txt file.", valueName: "file"),
    completion: .file())
  var record: String?

  @OptionGroup var color: ColorOption

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if conversation != nil, state == nil {
      throw ValidationError("--conversation names a conversation of a state file: add --state FILE.")
    }
  }

  func run() throws {
    let recorder = try explainingFailure { try record.map { try TranscriptRecorder(file: $0) } }
    let name = conversation ?? BotSettings().conversation
    guard Screen.isInteractive else {
      let assistant = try content.assistant()
      return try Bot.serve(assistant, settings: BotSettings(conversation: name), recorder: recorder) {
        try store(for: assistant)
      }
    }
    try MainActor.assumeIsolated { try chat(as: name, recorder) }  // the main thread runs this
  }

  @MainActor
  private func chat(as name: String, _ recorder: TranscriptRecorder?) throws {
    let environment = ProcessInfo.processInfo.environment
    let style = color.style(accessible: accessible)
    let read = content.isBuiltIn ? nil : try content.assistant()
    // Before any thread starts, because it holds signals back.
    let editor = ReadlineEditor(history: History(environment: environment, isKept: !noHistory))
    var setup = ChatSetup(
      conversation: name, style: style, recorder: recorder, reload: try content.rereading(),
      assistant: read.map { read in { read } } ?? loading())
    if content.isBuiltIn {
      setup.opening = Opening(lines: Assistant.builtInOpening, starters: Assistant.builtInStarters)
    }
    if state != nil { setup.makeStore = store }
    let display = TerminalDisplay(environment: environment, isAccessible: style.isAccessible)
    try explainingFailure {
      var session = try ChatSession(setup, source: editor, display: display)
      try session.run()
    }
  }

  /// Reads what is built in while the person types.
  private func loading() -> () throws -> Assistant {
    let background = Background { try Assistant.builtIn() }
    return { try background.value() }
  }

  private func store(for assistant: Assistant) throws -> any ConversationStore {
    guard let state else { return MemoryStore() }
    return try SQLiteStore(path: state, fingerprint: assistant.fingerprint)
  }
}
