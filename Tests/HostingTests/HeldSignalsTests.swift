@preconcurrency import Glibc
import Testing

@testable import Hosting

/// Signals that are waited for. What is held back is a matter of the thread, so each test undoes it where it did it.
@Suite struct HeldSignalsTests {
  private func isHeldBack(_ signal: Int32) -> Bool {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    return sigismember(&mask, signal) == 1
  }

  private func release(_ signal: Int32) {
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, signal)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  @Test func tellsOfASignalBeforeAFile() {
    let signals = HeldSignals([SIGUSR2])
    defer { release(SIGUSR2) }
    var ends: [Int32] = [0, 0]
    #expect(isHeldBack(SIGUSR2) && pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(signals.wait(for: ends[0], POLLIN, limit: 1) == .timeout)
    #expect(write(ends[1], "x", 1) == 1)
    pthread_kill(pthread_self(), SIGUSR2)
    #expect(signals.wait(for: ends[0], POLLIN) == .signal(SIGUSR2))
    #expect(signals.wait(for: ends[0], POLLIN) == .ready)
  }

  /// Too many files are open: the process can still be ended.
  @Test func holdsNothingBackThatItCannotTellOf() {
    // The thread may have been started by one that holds it back.
    release(SIGUSR2)
    var wasHeldBack = false
    _ = HeldSignals([SIGUSR2]) { _ in
      wasHeldBack = isHeldBack(SIGUSR2)
      return -1
    }
    #expect(wasHeldBack && !isHeldBack(SIGUSR2))
  }
}
