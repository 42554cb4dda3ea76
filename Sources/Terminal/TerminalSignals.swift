@preconcurrency internal import CReadline
@preconcurrency internal import Glibc

/// Signals that a terminal sends, as something to wait for beside keys.
struct TerminalSignals: Sendable {
  enum Event { case input, signal(Int32) }

  private let descriptor: Int32

  /// From now on they wait until they are asked for. To be called before any thread starts, because a thread inherits
  /// what its maker holds back.
  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGWINCH, SIGTSTP, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    descriptor = signalfd(-1, &signals, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
  }

  /// Waits until a file can be read or a signal came; a signal goes first.
  func wait(for file: Int32) -> Event {
    var sources = [
      pollfd(fd: file, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(&sources, nfds_t(sources.count), -1)
      if count > 0, sources[1].revents != 0, let signal = next() { return .signal(signal) }
      if count > 0, sources[0].revents != 0 { return .input }
    }
  }

  private func next() -> Int32? {
    var signal = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(descriptor, &signal, size) == size else { return nil }
    return Int32(signal.ssi_signo)
  }
}
