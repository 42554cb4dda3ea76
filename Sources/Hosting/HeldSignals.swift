internal import CSignals
@preconcurrency internal import Glibc

/// Signals that are held back, as something to wait for beside a file, so that none interrupts what is being done.
package struct HeldSignals: Sendable {
  /// What ended a wait.
  package enum Event: Equatable { case ready, signal(Int32), timeout }

  /// Negative where no signal is held back.
  private let descriptor: Int32

  /// Signals keep their usual effect.
  package static let none = HeldSignals(descriptor: -1)

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// From now on these signals wait until they are asked for. To be called before any thread starts, because a thread
  /// inherits what its maker holds back.
  package init(_ signals: [Int32]) {
    self.init(signals) { signalfd(-1, &$0, Int32(SFD_CLOEXEC | SFD_NONBLOCK)) }
  }

  /// - Parameter open: makes the descriptor that tells of the signals; negative if there is none.
  init(_ signals: [Int32], open: (inout sigset_t) -> Int32) {
    var (held, before) = (sigset_t(), sigset_t())
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    descriptor = open(&held)
    // Held back, and told of by nobody, they would never arrive.
    if descriptor < 0 { pthread_sigmask(SIG_SETMASK, &before, nil) }
  }

  /// Waits until a file can be read or written without blocking, or a signal came; a signal goes first.
  ///
  /// - Parameters:
  ///   - file: its descriptor.
  ///   - events: `POLLIN` or `POLLOUT`.
  ///   - limit: milliseconds; `nil` for no limit.
  package func wait(for file: Int32, _ events: Int32, limit: Int32? = nil) -> Event {
    var sources = [
      pollfd(fd: file, events: Int16(events), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),  // poll ignores a negative descriptor
    ]
    while true {
      let count = poll(&sources, nfds_t(sources.count), limit ?? -1)
      if count == 0 { return .timeout }
      // What cannot be waited for is tried: reading or writing says what is wrong.
      if count < 0, errno != EINTR { return .ready }
      guard count > 0 else { continue }
      if sources[1].revents != 0, let signal = next() { return .signal(signal) }
      if sources[0].revents != 0 { return .ready }
    }
  }

  private func next() -> Int32? {
    var signal = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(descriptor, &signal, size) == size else { return nil }
    return Int32(signal.ssi_signo)
  }
}
