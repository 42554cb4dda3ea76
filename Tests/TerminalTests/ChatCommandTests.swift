import Foundation
import Hosting
import Spotter
import Testing
import Transcripts

@testable import Terminal

/// What stands behind a slash, and the plain words for it.
@MainActor
@Suite struct ChatCommandTests {
  @Test(arguments: [
    ("/why", ChatRequest.command(.why, argument: "")), ("  /QUIT  ", .command(.quit, argument: "")),
    ("/save a b.txt", .command(.save, argument: "a b.txt")),
    ("save this as a.txt", .command(.save, argument: "a.txt")),
    ("List the topics.", .command(.topics, argument: "")),
    ("/hlep", .misspelt("/hlep", nearest: .help)),
    // More words than a command takes are not dropped.
    ("/what if i can't feel my groin", .message("/what if i can't feel my groin")),
    ("/tingling down both legs", .message("/tingling down both legs")),
    ("/nothingliketheothers", .message("/nothingliketheothers")), ("/", .message("/")),
    ("1/2 reps", .message("1/2 reps")), ("3", .message("3")), ("  ", .nothing),
  ])
  func reads(_ line: String, as request: ChatRequest) {
    #expect(ChatRequest(line: line) == request)
  }

  @Test(arguments: [
    ("2", ChatRequest.message("b")), ("2.", .message("b")), (" 1) ", .message("a")),
    ("3", .noSuchChoice(most: 2)), ("0", .noSuchChoice(most: 2)), ("2 weeks", .message("2 weeks")),
    ("٢", .message("٢")),
  ])
  func reads(_ line: String, asChoice request: ChatRequest) {
    #expect(ChatRequest(line: line, choices: ["a", "b"]) == request)
  }

  @Test func listsItsCommandsWithTheirPlainWords() throws {
    let page = try chat(.line("/help"), width: 110).page
    for command in ChatCommand.allCases {
      #expect(page.contains { $0.contains(command.name) && $0.contains("\"\(command.plainWords)") })
    }
  }

  @Test(arguments: ChatCommand.allCases.filter { ![.save, .quit, .help].contains($0) })
  func doesTheSameInPlainWords(_ command: ChatCommand) throws {
    let before: [TypedLine] = [.line("my lower back hurts when i deadlift"), .line("what is a disc?")]
    let slashed = try chat(before[0], before[1], .line(command.name))
    let plain = try chat(before[0], before[1], .line(command.plainWords))
    #expect(slashed.page == plain.page)
    #expect(slashed.forgotten == plain.forgotten)
    #expect(slashed.page != (try chat(before[0], before[1])).page)
  }

  @Test func helpsInPlainWords() throws {
    let page = try chat(.line("help")).page
    #expect(page.contains { $0.hasPrefix("  /why ") })
  }

  @Test func saysWhereTheLastAnswerComesFrom() throws {
    let page = try chat(.line("how many vertebrae are there"), .line("hello"), .line("/sources")).page
    #expect(page.contains("spine.vertebrae: disc, paragraph 1"))
    #expect(page.contains { $0.hasPrefix("the article:") })
    #expect(!page.contains { $0.hasPrefix("public health guidance") })
    #expect(try chat(.line("/sources")).page.contains { $0.hasPrefix("public health guidance") })
  }

  @Test func listsFacts() throws {
    let all = try #require(try chat(.line("/facts")).browsed.first)
    let some = try #require(try chat(.line("/facts plank")).browsed.first)
    #expect(some.count > 1 && all.count > 5 * some.count)
    #expect(try chat(.line("/facts the planks")).browsed.first == some)
    #expect(try chat(.line("/facts plonk")).browsed.first == some)
    #expect(try chat(.line("/facts xyzzy")).page.contains("I know no topic 'xyzzy'. /topics lists all."))
  }

  @Test func explainsAMessage() throws {
    let page = try chat(.line("no numbness in my groin"), .line("/explain")).page
    #expect(page.contains { $0.contains("sign.numb: \"numbness\", negated by \"no\"") })
    #expect(try chat(.line("/explain no numbness in my groin")).page.contains { $0.contains("sign.numb") })
    #expect(try chat(.line("/explain")).page.contains { $0.hasPrefix("You haven't said anything yet.") })
  }

  @Test func saves() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("monday")
    let page = try chat(.line("my back hurts"), .line("2"), .line("/save \(file)"), width: 200).page
    #expect(page.contains("Saved in \(file).convo.txt, readable only by you."))
    let entry = try #require(try TranscriptLoader().load([file + ".convo.txt"]).first)
    #expect(entry.transcript.turns.count == 2)
    #expect(TranscriptPlayer(assistant: try Assistant.builtIn()).replay(entry).passed)
    let mode = try FileManager.default.attributesOfItem(atPath: file + ".convo.txt")[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let again = try chat(.line("my back hurts"), .line("/save \(file)")).page
    #expect(again.contains { $0.hasPrefix("Not saved:") })
    #expect(try chat(.line("/save \(file)")).page.contains("There is nothing to save yet."))
    #expect(try chat(.line("/save")).page.contains { $0.hasPrefix("Type a name behind it") })
  }

  @Test func forgets() throws {
    let folder = try TemporaryFolder()
    let recorder = try TranscriptRecorder(file: folder.path("a.convo.txt"))
    let log = try chat(.line("my lower back hurts"), .line("/forget"), .line("/what")) {
      $0.recorder = recorder
    }
    #expect(log.forgotten == 1)
    #expect(log.page.contains { $0.hasPrefix("You haven't told me about your back yet.") })
    let recorded = try String(contentsOfFile: folder.path("a.convo.txt"), encoding: .utf8)
    #expect(!recorded.contains("lower back hurts") && recorded.contains("what did you understand?"))
  }

  @Test func readsTheContentAgain() throws {
    var readings = 0
    let log = try chat(.line("my lower back hurts"), .line("/reload"), .line("/reload"), .line("/what")) {
      let load = $0.assistant
      $0.reload = {
        readings += 1
        if readings == 2 { throw WrongContent() }
        return try load()
      }
    }
    #expect(readings == 2)
    #expect(log.page.contains("Done."))
    #expect(log.page.contains("a.yml:1:1: error: wrong"))
    #expect(log.page.contains { $0.contains("lower back") && $0.contains("told me so far") })
    #expect(try chat(.line("/reload")).page.contains { $0.contains("built into the program") })
  }

  struct WrongContent: Error, CustomStringConvertible {
    var description: String { "a.yml:1:1: error: wrong" }
  }
}
