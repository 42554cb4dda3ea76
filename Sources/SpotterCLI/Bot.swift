import ArgumentParser
import Hosting
import Spotter
import Transcripts

/// Lines in, replies out.
struct Bot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read lines from standard input and answer each with one line.",
    discussion: """
      With --format jsonl each line is an object {"text": ..., "conversation": ...}, and any number of conversations \
      may be interleaved. With --format text all lines are one conversation, or with --tagged the one named before a tab.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Option(help: "How lines are written.")
  var format = Format.text

  @Flag(help: "With --format text: a line is 'conversation<TAB>text', and so is its reply.")
  var tagged = false

  @Flag(help: "With --format jsonl: say in each reply how the message was read.")
  var trace = false

  @Option(help: ArgumentHelp("Write each conversation down in a file of this folder.", valueName: "dir"))
  var record: String?

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if tagged, format != .text { throw ValidationError("--tagged goes with --format text.") }
    if trace, format != .jsonl { throw ValidationError("--trace goes with --format jsonl.") }
  }

  func run() throws {
    let lines: LineBot<MemoryStore>.Format = format == .jsonl ? .jsonl : tagged ? .tagged : .text
    let recorder = try explainingFailure { try record.map { try TranscriptRecorder(folder: $0) } }
    try Self.serve(try content.assistant(), format: lines, traces: trace, recorder: recorder)
  }

  /// Answers lines until the input ends.
  static func serve(
    _ assistant: Assistant, format: LineBot<MemoryStore>.Format, traces: Bool = false,
    recorder: TranscriptRecorder? = nil
  ) throws {
    try explainingFailure {
      var input = LineReader()
      let output = LineWriter()
      var bot = LineBot(
        assistant: assistant, format: format, store: MemoryStore(), traces: traces, recorder: recorder)
      while let line = try input.next() {
        if let reply = try bot.respond(to: line) { try output.write(reply) }
      }
    }
  }
}
