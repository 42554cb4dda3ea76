import ArgumentParser
import Foundation
import Spotter
import Testing

@testable import SpotterCLI

/// What the program says about itself.
@Suite struct HelpTests {
  private static let commands: [any ParsableCommand.Type] = [
    SpotterCommand.self, Chat.self, Ask.self, Bot.self, Explain.self, Check.self, Show.self, Eval.self,
    Replay.self,
    Convert.self,
  ]

  /// Each example is a line that begins with the program's name.
  @Test(arguments: commands)
  func givesExamplesThatWork(_ command: any ParsableCommand.Type) throws {
    let lines = command.configuration.discussion.split(separator: "\n").map { $0.split(separator: " ") }
    let examples = lines.filter { $0.first == "spotter" }
    #expect(!examples.isEmpty)
    for example in examples {
      let arguments = example.dropFirst().map(String.init)
      do {
        _ = try SpotterCommand.parseAsRoot(arguments)
      } catch {
        #expect(
          SpotterCommand.exitCode(for: error) == .success, "\(example): \(SpotterCommand.message(for: error))"
        )
      }
    }
  }

  @Test func namesItsContentInItsVersion() throws {
    let fingerprint = try Assistant.builtIn().fingerprint
    #expect(fingerprint == Assistant.builtInFingerprint)
    #expect(try ProgramTests.run(["--version"]).output.hasSuffix(", content \(fingerprint)\n"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completesInShells(_ shell: String) throws {
    let script = try ProgramTests.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    #expect(script.output.contains("accessible"))
  }

  @Test func completesInBashForReal() throws {
    let result = try ProgramTests.shell(
      """
      PATH="$(dirname '\(RunningProgram.path)'):$PATH"
      bash -c 'eval "$(spotter --generate-completion-script bash)"
        COMP_WORDS=(spotter rep); COMP_CWORD=1; COMP_LINE="spotter rep"; COMP_POINT=11
        $(complete -p spotter | sed "s/.*-F \\([^ ]*\\) .*/\\1/") spotter rep spotter; echo "${COMPREPLY[@]}"'
      """)
    #expect(result.output == "replay\n", "\(result.errors)")
  }

  @Test func answersOnAPageWithColor() throws {
    let plain = try ProgramTests.run(["ask", "how many vertebrae are there"])
    #expect(!plain.output.contains("\u{1B}"))
    let colored = try ProgramTests.run(["ask", "--color", "always", "how many vertebrae are there"])
    #expect(colored.output.hasSuffix(" \u{1B}[2m[disc 1]\u{1B}[0m\n"))
  }

  @Test func refusesAConversationWithoutAFile() throws {
    let result = try ProgramTests.run(["chat", "--conversation", "ann"])
    #expect(result.status == 64)
    #expect(result.errors.contains("add --state FILE"))
  }

  /// With its input no terminal, too.
  @Test func keepsTheConversationOfAChat() throws {
    let folder = try TemporaryFolder()
    let chat = ["chat", "--state", folder.path("s.db"), "--conversation", "ann"]
    _ = try ProgramTests.run(chat, input: Data("my lower back hurts\n".utf8))
    #expect(
      try ProgramTests.run(chat, input: Data("what did you understand?\n".utf8)).output.contains("lower back")
    )
    let bot = ["bot", "--tagged", "--state", folder.path("s.db")]
    #expect(
      try ProgramTests.run(bot, input: Data("ann\twhat did you understand?\n".utf8)).output
        .contains("lower back"))
  }
}
