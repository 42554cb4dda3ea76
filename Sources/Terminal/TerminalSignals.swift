@preconcurrency internal import Glibc
internal import Hosting

/// Signals that a terminal sends, as something to wait for beside keys.
struct TerminalSignals: Sendable {
  enum Event { case input, signal(Int32) }

  private let held: HeldSignals

  /// From now on they wait until they are asked for. To be called before any thread starts, because a thread inherits
  /// what its maker holds back.
  init() { held = HeldSignals([SIGINT, SIGWINCH, SIGTSTP, SIGTERM, SIGHUP]) }

  /// Waits until a file can be read or a signal came; a signal goes first.
  func wait(for file: Int32) -> Event {
    if case .signal(let signal) = held.wait(for: file, POLLIN) { .signal(signal) } else { .input }
  }
}
