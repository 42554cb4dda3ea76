internal import CSignals
@preconcurrency internal import Glibc

/// Signals as something to wait for beside input and output, so that none interrupts a turn.
public struct Signals: Sendable {
  /// What ended a wait.
  enum Event { case ready, stop, report, timeout }

  private let descriptor: Int32
  private static let stopping = [SIGTERM, SIGINT]
  private static let reporting = SIGUSR1

  /// From now on `SIGTERM`, `SIGINT` and `SIGUSR1` wait until they are asked for. To be called before any thread starts,
  /// because a thread inherits what its maker holds back.
  public static func heldBack() -> Signals {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in stopping + [reporting] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return Signals(descriptor: signalfd(-1, &signals, Int32(SFD_CLOEXEC | SFD_NONBLOCK)))
  }

  /// Signals keep their usual effect.
  public static let untouched = Signals(descriptor: -1)

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Waits until a file can be read or written without blocking, or a signal came; a signal goes first.
  ///
  /// - Parameters:
  ///   - file: its descriptor.
  ///   - events: `POLLIN` or `POLLOUT`.
  ///   - limit: milliseconds; `nil` for no limit.
  func wait(for file: Int32, _ events: Int32, limit: Int32? = nil) -> Event {
    var sources = [
      pollfd(fd: file, events: Int16(events), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),  // poll ignores a negative descriptor
    ]
    while true {
      let count = poll(&sources, nfds_t(sources.count), limit ?? -1)
      if count == 0 { return .timeout }
      if sources[1].revents != 0, let event = next() { return event }
      if count > 0, sources[0].revents != 0 { return .ready }
    }
  }

  private func next() -> Event? {
    var signal = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(descriptor, &signal, size) == size else { return nil }
    return Int32(signal.ssi_signo) == Self.reporting ? .report : .stop
  }
}
