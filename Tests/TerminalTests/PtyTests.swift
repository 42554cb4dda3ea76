import Foundation
import Testing

/// The program at a real pseudo terminal: what only a terminal can show, the rest is tested without one.
@Suite(.serialized) struct PtyTests {
  private let folder: TemporaryFolder
  private var history: String { folder.path("history") }

  init() throws { folder = try TemporaryFolder() }

  private func spotter(
    _ arguments: [String] = [], program: String = PtyProgram.spotter, in environment: [String: String] = [:]
  ) throws -> PtyProgram {
    try PtyProgram(
      arguments, program: program, environment: environment.merging(["SPOTTER_HISTORY": history]) { $1 })
  }

  private func typed() throws -> String { try String(contentsOfFile: history, encoding: .utf8) }

  private let color = ["TERM": "xterm-256color"]
  private let upArrow = "\u{1B}[A"

  @Test func answersAndLeavesOnCtrlD() throws {
    let chat = try spotter()
    try chat.enter("how many vertebrae are there")
    try chat.wait(for: "24 of them. [disc 1]")
    #expect(try chat.leave() == 0)
    #expect(!chat.screen.contains("\u{1B}"))  // TERM=dumb
  }

  @Test func cancelsTheLineOnCtrlC() throws {
    let chat = try spotter()
    try chat.wait(for: "> ")
    chat.type("how many vert")
    try chat.wait(for: "how many vert")
    chat.type("\u{03}")
    try chat.enter("hello")
    try chat.wait(for: "Hello")
    #expect(try chat.leave() == 0)
    #expect(!chat.screen.contains("24"))
  }

  @Test func remembersLinesBetweenRuns() throws {
    let first = try spotter()
    for line in ["hello", "bye then", " private", "hello"] where line != "bye then" { try first.enter(line) }
    try first.leave()
    #expect(try typed() == "hello\n")
    let mode = try FileManager.default.attributesOfItem(atPath: history)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let second = try spotter()
    try second.enter(upArrow)
    try second.wait(for: "Hello")
    try second.leave()
    #expect(second.screen.contains("> hello"))
  }

  @Test func recallsEachLineOnceAndByItsBeginning() throws {
    let first = try spotter()
    for line in ["hello", "what is a disc", "hi", "hello"] { try first.enter(line) }
    try first.leave()
    #expect(try typed() == "what is a disc\nhi\nhello\n")
    let second = try spotter()
    try second.enter("wh\(upArrow)")
    try second.wait(for: "[disc 1]")
    try second.leave()
  }

  @Test func keepsNoHistoryIfAskedTo() throws {
    let chat = try spotter(["--no-history"])
    try chat.enter("hello")
    try chat.leave()
    #expect(!FileManager.default.fileExists(atPath: history))
  }

  @Test func forgetsWhatWasTyped() throws {
    let chat = try spotter()
    try chat.enter("my lower back hurts")
    try chat.enter("/forget")
    try chat.wait(for: "Done.")
    try chat.leave()
    #expect(!FileManager.default.fileExists(atPath: history))
  }

  @Test func takesAPasteOfSeveralLinesForOneMessage() throws {
    let chat = try spotter(in: color)
    try chat.enter("\u{1B}[200~my lower back hurts\n\nwhen i lift\n\u{1B}[201~")
    try chat.wait(for: "lower back, pain when lifting.")
    try chat.leave()
    #expect(try typed() == "my lower back hurts when i lift\n")
  }

  @Test func completesCommandsAndAnswers() throws {
    let chat = try spotter()
    try chat.enter("/top\t")
    try chat.wait(for: "/topics", "/facts")
    try chat.enter("my lower back hurts when i lift")
    try chat.wait(for: "2) stays in the back")
    try chat.enter("stays in\t")
    try chat.wait(for: "stays in the back", "nothing in the legs")
    try chat.leave()
  }

  @Test func answersWithNumbersAndSaves() throws {
    let chat = try spotter()
    try chat.enter("my lower back hurts when i lift")
    try chat.enter("2")
    try chat.wait(for: "nothing in the legs")
    try chat.enter("/save \(folder.path("talk"))")
    try chat.wait(for: "Saved in")
    try chat.leave()
    let saved = try String(contentsOfFile: folder.path("talk.convo.txt"), encoding: .utf8)
    #expect(saved.contains("#me\nstays in the back\n"))
  }

  @Test func goesByTheWindow() throws {
    let chat = try spotter()
    try chat.wait(for: "> ")
    chat.resize(columns: 40)
    chat.type("what causes sciatica?\r")
    try chat.wait(for: "sciatica?", "[sciatica 1")
    try chat.leave()
    let reply = chat.screen.split(separator: "?").last ?? ""
    #expect(reply.split(whereSeparator: \.isNewline).allSatisfy { $0.count <= 40 })
  }

  @Test func readsUTF8InAnEightBitLocale() throws {
    let chat = try spotter(in: ["LC_ALL": "C"])
    try chat.enter("hé🙂x\u{7F}\u{7F}")
    try chat.leave()
    #expect(try typed() == "hé\n")
  }

  @Test func isABotWhereItsOutputIsNoTerminal() throws {
    let output = folder.path("out")
    let bot = try spotter(
      ["-c", "exec '\(PtyProgram.spotter)' > '\(output)'"], program: "/bin/sh", in: color)
    bot.type("how many vertebrae are there\n\u{04}")
    #expect(try bot.end() == 0)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8)
        == "The spine is made of bones called vertebrae. There are 24 of them. [disc 1]\n")
  }

  @Test func dimsCitationsUnlessAskedNotTo() throws {
    let dimmed = "\u{1B}[2m[disc 1]\u{1B}[0m"
    for (arguments, environment, isDimmed) in [
      ([], [:], true), (["--color", "never"], [:], false), ([], ["NO_COLOR": "1"], false),
      (["--color", "always"], ["NO_COLOR": "1"], true), (["--accessible"], [:], false),
    ] as [([String], [String: String], Bool)] {
      let chat = try spotter(arguments, in: environment.merging(color) { $1 })
      try chat.enter("how many vertebrae are there")
      try chat.leave()
      #expect(chat.screen.contains(dimmed) == isDimmed, "\(arguments) \(environment)")
    }
  }

  @Test func offersChoicesInWords() throws {
    let chat = try spotter(in: ["ACCESSIBLE": "1"].merging(color) { $1 })
    try chat.enter("my lower back hurts when i lift")
    try chat.wait(for: #"Type 1 for "down a leg", 2 for "stays in the back", or use your own words."#)
    try chat.leave()
  }

  @Test func showsLongListsByThePager() throws {
    let pager = ["PAGER": "sed s/^/paged:/"]
    let chat = try spotter(in: pager.merging(color) { $1 })
    try chat.enter("/facts")
    try chat.wait(for: "paged:")
    try chat.enter("/facts plank")
    try chat.leave()
    let dumb = try spotter(in: pager)
    try dumb.enter("/facts")
    try dumb.leave()
    #expect(!dumb.screen.contains("paged:"))
  }

  @Test func goesOnWithAConversationInAFile() throws {
    let arguments = ["chat", "--state", folder.path("chats.db"), "--conversation", "ann"]
    let first = try spotter(arguments)
    try first.enter("my lower back hurts when i lift")
    try first.leave()
    let second = try spotter(arguments)
    try second.wait(for: "Welcome back. We go on where we stopped.", "lower back, pain when lifting")
    try second.enter("2")
    try second.wait(for: "nothing in the legs")
    try second.leave()
  }

  /// The terminal is put back in order, and the shell's next prompt begins a line.
  @Test func leavesWhenItIsTerminated() throws {
    let chat = try spotter(in: color)
    try chat.wait(for: "> ")
    chat.signal(SIGTERM)
    #expect(try chat.end() == 0)
    #expect(chat.screen.contains("\u{1B}[?2004l"))
    #expect(chat.screen.hasSuffix("\r\n"))
  }
}
