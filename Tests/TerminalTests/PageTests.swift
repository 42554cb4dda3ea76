import Dialogue
import Foundation
import Hosting
import Spotter
import Testing

@testable import Terminal

/// How replies are set.
@Suite struct PageTests {
  private func lines(
    _ messages: String..., width: Int = 70, style: PageStyle = PageStyle()
  ) throws -> [String] {
    let assistant = try Assistant.builtIn()
    var conversation = Conversation()
    let replies = messages.map { assistant.reply(to: $0, in: &conversation) }
    let reply = try #require(replies.last)
    return Page(width: width, style: style).lines(of: reply, choices: reply.asks?.choices ?? [])
  }

  private let esc = "\u{1B}["

  @Test func dimsTheCitation() throws {
    let line = try #require(
      try lines("how many vertebrae are there", width: 80, style: PageStyle(usesColor: true)).last)
    #expect(line.hasSuffix("24 of them. \(esc)2m[disc 1]\(esc)0m"))
  }

  @Test func dimsACitationThatGoesOnInTheNextLine() throws {
    var reply = try Assistant.builtIn().replyToPing()
    reply.paragraphs[0].text = "some words that fill it"
    reply.paragraphs[0].source = "core 1-2, disc 2"
    let page = Page(width: 30, style: PageStyle(usesColor: true))
    #expect(
      page.lines(of: reply) == [
        "some words that fill it \(esc)2m[core\(esc)0m", "\(esc)2m1-2, disc 2]\(esc)0m",
      ])
  }

  @Test(arguments: [20, 40, 80])
  func marksEveryLineOfAnEmergency(width: Int) throws {
    let plain = try lines("i can't feel my groin", width: width)
    #expect(plain.first == "!! EMERGENCY !!")
    #expect(plain.allSatisfy { $0.hasPrefix("!! ") && $0.count <= max(width, 28) })
    let later = try lines("i can't feel my groin", "what is a disc?", width: width)
    #expect(later.first == "!! EMERGENCY !!")
  }

  @Test func saysAnEmergencyInWords() throws {
    let accessible = try lines("i can't feel my groin", style: PageStyle(isAccessible: true))
    #expect(accessible.first == "Emergency.")
    #expect(!accessible.contains { $0.contains("!!") })
  }

  @Test func marksWhatIsUrgent() throws {
    #expect(try lines("my back hurts and i have a fever").first == "!! URGENT !!")
  }

  @Test func setsChoicesInARowOrBelowEachOther() throws {
    let message = "my lower back hurts when i deadlift"
    #expect(try lines(message).last == "  1) down a leg   2) stays in the back")
    #expect(try lines(message, width: 30).suffix(2) == ["  1) down a leg", "  2) stays in the back"])
    let accessible = try lines(message, width: 80, style: PageStyle(isAccessible: true))
    #expect(
      accessible.last
        == #"Type 1 for "down a leg", 2 for "stays in the back", or use your own words."#)
  }

  @Test func leavesOutChoicesOnlyIfTheReplyListsThem() throws {
    var reply = try Assistant.builtIn().replyToPing()
    let page = Page(width: 70, style: PageStyle())
    reply.paragraphs[0].text = "As it says (section 1) of that: which of them?"
    #expect(page.lines(of: reply, choices: ["left", "right"]).last == "  1) left   2) right")
    reply.paragraphs[0].text = "Which of them? 1) left, 2) right"
    #expect(page.lines(of: reply, choices: ["left", "right"]) == [reply.paragraphs[0].text])
  }

  @Test func printsNothingThatATerminalTakesForACommand() {
    let page = Page(width: 40, style: PageStyle())
    #expect(page.lines(of: "a\u{1B}[2Jb\u{202E}c") == ["a\u{FFFD}[2Jb\u{FFFD}c"])
  }

  @Test(arguments: [
    ("", [""]), ("a b", ["a b"]), ("  a  bcd", ["  a", "  bcd"]), ("abcdefgh i", ["abcdefgh", "  i"]),
  ])
  func wraps(_ text: String, into lines: [String]) {
    #expect(TextWrapper(width: 6).lines(of: text, hanging: 2) == lines)
  }

  @Test(arguments: [
    (ColorChoice.auto, ["TERM": "xterm"], true, true), (.auto, ["TERM": "xterm"], false, false),
    (.auto, ["TERM": "dumb"], true, false), (.auto, ["NO_COLOR": "1"], true, false),
    (.auto, ["NO_COLOR": ""], true, true), (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], false, true),
    (.auto, ["FORCE_COLOR": "0"], true, false), (.always, ["NO_COLOR": "1", "TERM": "dumb"], false, true),
    (.never, ["FORCE_COLOR": "1"], true, false),
  ])
  func choosesColor(
    _ choice: ColorChoice, _ environment: [String: String], isTerminal: Bool, expected: Bool
  ) {
    #expect(choice.usesColor(environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test(arguments: [
    (nil, [:], false), (nil, ["ACCESSIBLE": "1"], true), (false, ["ACCESSIBLE": "1"], false),
    (true, [:], true),
  ])
  func choosesWords(_ option: Bool?, _ environment: [String: String], isAccessible: Bool) {
    let style = PageStyle(color: .auto, accessible: option, environment: environment, isTerminal: true)
    #expect(style == PageStyle(usesColor: !isAccessible, isAccessible: isAccessible))
  }
}
