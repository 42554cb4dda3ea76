import ArgumentParser
import Foundation
import Hosting
import Spotter
import Terminal
import Transcripts

/// The conversation at a terminal.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Chat at the terminal (the default).",
    discussion: """
      Lines are kept in $XDG_STATE_HOME/spotter/history (or $SPOTTER_HISTORY), readable only by you; a line that \
      begins with a space is not kept. If standard input is not a terminal, this is 'spotter bot'.
      """)

  @Flag(help: "Keep no history of what is typed.")
  var noHistory = false

  @Option(
    help: ArgumentHelp("Write the conversation down as a transcript, a *.convo.txt file.", valueName: "file"))
  var record: String?

  @OptionGroup var content: ContentOptions

  func run() throws {
    let assistant = try content.assistant()
    let recorder = try explainingFailure { try record.map { try TranscriptRecorder(file: $0) } }
    guard Screen.isInteractive else {
      return try Bot.serve(assistant, recorder: recorder)
    }
    try MainActor.assumeIsolated {  // the process has one thread
      let environment = ProcessInfo.processInfo.environment
      let history = noHistory ? nil : HistoryFile(environment: environment)
      let output = LineWriter()
      var session = ChatSession(
        assistant: assistant, source: ReadlineEditor(history: history),
        width: Screen.width(environment: environment), recorder: recorder
      ) { try output.write($0) }
      try explainingFailure { try session.run() }
    }
  }
}
