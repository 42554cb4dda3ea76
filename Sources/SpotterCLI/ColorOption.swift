public import ArgumentParser
import Foundation
public import Terminal

/// Whether what is printed for people is coloured.
struct ColorOption: ParsableArguments {
  @Option(help: "Colour and dimmed text; auto goes by $FORCE_COLOR, $NO_COLOR, $TERM and the terminal.")
  var color = ColorChoice.auto

  /// - Parameter accessible: what the person asked for, if anything.
  func style(accessible: Bool? = nil) -> PageStyle {
    PageStyle(
      color: color, accessible: accessible, environment: ProcessInfo.processInfo.environment,
      isTerminal: Screen.showsOutput)
  }
}

extension ColorChoice: ExpressibleByArgument {}
