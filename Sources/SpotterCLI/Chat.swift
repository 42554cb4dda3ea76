import ArgumentParser
import Foundation
import Hosting
import Spotter
import Terminal

/// The conversation at a terminal.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Chat at the terminal (the default).")

  @OptionGroup var content: ContentOptions

  func run() throws {
    try Bot.serve(try content.assistant(), format: .text)
  }
}
