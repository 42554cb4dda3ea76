import Dispatch
import Foundation
import Hosting
import Spotter
import Storage
import Testing

/// `kill -9` at random moments under load.
@Suite struct KillTests {
  /// What some conversations were told, and how far each has got.
  private struct Load {
    private static let messages = [
      "my lower back hurts when i deadlift", "it builds up slowly", "not in the legs", "what is a disc",
      "i never train my abs", "what do you think it is", "why", "i can't feel my groin", "false alarm",
      "thanks",
    ]
    /// Messages that may wait for their replies.
    private static let window = 8

    private let assistant: Assistant
    /// What a conversation is after each number of messages.
    private var states = [Conversation()]
    private(set) var sent = Array(repeating: 0, count: 64)
    private(set) var replied: [Int]

    init(_ assistant: Assistant) {
      self.assistant = assistant
      replied = sent
    }

    var names: [String] { sent.indices.map { "c\($0)" } }

    /// Talks to a program that is killed at a random moment after so many replies, until it is gone.
    mutating func talk(
      to program: RunningProgram, killedAfter replies: Int, using random: inout some RandomNumberGenerator
    ) {
      let last = replied.reduce(0, +) + replies
      var isDoomed = false
      do {
        while true {
          if !isDoomed, replied.reduce(0, +) >= last {
            Self.kill(program, using: &random)
            isDoomed = true
          }
          while sent.reduce(0, +) - replied.reduce(0, +) < Self.window {
            let conversation = Int.random(in: sent.indices, using: &random)
            try program.send("c\(conversation)\t\(Self.messages[sent[conversation] % Self.messages.count])")
            sent[conversation] += 1
          }
          guard let line = try program.nextLine(), let number = Self.number(of: line) else { return }
          replied[number] += 1
        }
      } catch {
        while let line = try? program.nextLine(), let number = Self.number(of: line) { replied[number] += 1 }
      }
    }

    private static func kill(_ program: RunningProgram, using random: inout some RandomNumberGenerator) {
      let identifier = program.identifier
      let moment = DispatchTime.now() + .microseconds(Int.random(in: 0..<20_000, using: &random))
      DispatchQueue.global().asyncAfter(deadline: moment) { _ = Foundation.kill(identifier, SIGKILL) }
    }

    private static func number(of reply: String) -> Int? { Int(reply.prefix { $0 != "\t" }.dropFirst()) }

    /// Compares a conversation with what is stored, and goes on from there.
    mutating func check(_ number: Int, _ stored: StoredConversation) throws {
      let conversation = if case .current(let kept) = stored { kept } else { Conversation() }
      #expect(stored == .none || stored == .current(conversation))
      #expect((replied[number]...sent[number]).contains(conversation.turn))
      #expect(try conversation == state(after: conversation.turn))
      sent[number] = conversation.turn
      replied[number] = conversation.turn
    }

    private mutating func state(after turns: Int) throws -> Conversation {
      while states.count <= turns {
        var next = states[states.count - 1]
        _ = assistant.reply(to: Self.messages[(states.count - 1) % Self.messages.count], in: &next)
        states.append(next)
      }
      return states[turns]
    }
  }

  /// Whatever was replied to is stored; what is stored was sent; and nothing of it is half there. A kill waits for
  /// replies and not for a time, so that a slow machine sees as many of them; before the first, the program is starting.
  @Test func losesNothing() throws {
    let folder = try TemporaryFolder()
    let assistant = try Assistant.builtIn()
    var load = Load(assistant)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let program = try RunningProgram(["bot", "--tagged", "--state", folder.path("s.db")])
      let before = load.replied.reduce(0, +)
      let replies = Int.random(in: 0...16, using: &random)
      load.talk(to: program, killedAfter: replies, using: &random)
      #expect(program.exitStatus() == -SIGKILL)
      #expect(load.replied.reduce(0, +) >= before + replies)
      var store = try SQLiteStore(path: folder.path("s.db"), fingerprint: assistant.fingerprint)
      for (number, name) in load.names.enumerated() { try load.check(number, store.load(name)) }
    }
  }
}
