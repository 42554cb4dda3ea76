import ArgumentParser
import Hosting
import Spotter

@main
enum Program {
  static func main() {
    StandardDescriptors.fillGaps()
    LineWriter.surviveFailedWrites()
    SpotterCommand.main()
  }
}

struct SpotterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spotter",
    abstract: "Answers plain-language questions from one article, and says where each answer stands.",
    discussion: """
      Without a command: the chat at a terminal, and 'spotter bot' if standard input is a file or a pipe.

      \(Examples.text([
        ("spotter", "chat; /help lists what you can type there"),
        ("spotter ask what can you help me with", "one answer"),
        ("spotter --generate-completion-script bash", "completions for the shell; also zsh and fish"),
      ]))
      """,
    version: "0.1.0, content \(Assistant.builtInFingerprint)",
    subcommands: [
      Chat.self, Ask.self, Bot.self, Explain.self, Check.self, Show.self, Eval.self, Replay.self,
      Convert.self,
    ],
    defaultSubcommand: Chat.self)
}
