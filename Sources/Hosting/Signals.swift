@preconcurrency internal import Glibc

/// The signals of a bot, as something to wait for beside input and output.
public struct Signals: Sendable {
  /// What ended a wait.
  enum Event { case ready, stop, report, timeout }

  private let held: HeldSignals

  /// From now on `SIGTERM`, `SIGINT` and `SIGUSR1` wait until they are asked for. To be called before any thread starts,
  /// because a thread inherits what its maker holds back.
  public static func heldBack() -> Signals { Signals(held: HeldSignals([SIGTERM, SIGINT, SIGUSR1])) }

  /// Signals keep their usual effect.
  public static let untouched = Signals(held: .none)

  private init(held: HeldSignals) { self.held = held }

  /// Waits until a file can be read or written without blocking, or a signal came; a signal goes first.
  ///
  /// - Parameters:
  ///   - file: its descriptor.
  ///   - events: `POLLIN` or `POLLOUT`.
  ///   - limit: milliseconds; `nil` for no limit.
  func wait(for file: Int32, _ events: Int32, limit: Int32? = nil) -> Event {
    switch held.wait(for: file, events, limit: limit) {
    case .ready: .ready
    case .timeout: .timeout
    case .signal(SIGUSR1): .report
    case .signal: .stop
    }
  }
}
