@preconcurrency internal import CReadline
@preconcurrency internal import Glibc

/// GNU Readline: line editing, history, Ctrl-C that cancels the line.
///
/// Uses Readline's callback interface, so that Ctrl-C arrives as an event between keys and not in a signal handler.
/// There is one line editor a process, because Readline has one state a process.
@MainActor
public final class ReadlineEditor: LineSource {
  private static var finishedLine: TypedLine?
  private let interrupts: Int32
  private let history: HistoryFile?

  /// - Parameter history: where lines are kept between runs; `nil` keeps none.
  public init(history: HistoryFile?) {
    self.history = history
    Self.useUTF8()
    interrupts = Self.blockInterrupts()
    rl_catch_signals = 0
    rl_readline_name = UnsafePointer(strdup("spotter"))  // read for as long as the process runs
    history?.load()
  }

  public func next(prompt: String) -> TypedLine {
    Self.finishedLine = nil
    rl_callback_handler_install(prompt) { line in
      // Readline calls back on the thread that feeds it, the main one.
      let text = line.map { String(cString: $0) }
      free(line)
      rl_callback_handler_remove()
      MainActor.assumeIsolated { ReadlineEditor.finishedLine = text.map { .line($0) } ?? .end }
    }
    while Self.finishedLine == nil { waitForInput() }
    if case .line(let text) = Self.finishedLine { history?.add(text) }
    return Self.finishedLine ?? .end
  }

  /// Feeds Readline a key, or cancels the line.
  private func waitForInput() {
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: interrupts, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, nfds_t(sources.count), -1) > 0 else { return }
    if sources[1].revents != 0 {
      cancelLine()
    } else if sources[0].revents != 0 {
      rl_callback_read_char()
    }
  }

  private func cancelLine() {
    var signal = signalfd_siginfo()
    _ = read(interrupts, &signal, MemoryLayout<signalfd_siginfo>.size)
    rl_free_line_state()
    rl_callback_sigcleanup()
    rl_crlf()
    rl_callback_handler_remove()
    Self.finishedLine = .cancelled
  }

  /// Without a UTF-8 locale Readline takes the bytes of "é" for keys.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Ctrl-C becomes readable instead of killing the process.
  private static func blockInterrupts() -> Int32 {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signalfd(-1, &signals, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
  }
}
