@preconcurrency internal import CReadline
@preconcurrency internal import Glibc

/// GNU Readline: line editing, history, completion.
///
/// Uses Readline's callback interface, so that signals arrive as events between keys and not in a signal handler. There
/// is one line editor a process, because Readline has one state a process.
@MainActor
public final class ReadlineEditor: LineSource {
  private static var finishedLine: TypedLine?
  private let signals = TerminalSignals()
  private let history: History

  public init(history: History) {
    self.history = history
    Self.useUTF8()
    rl_readline_name = UnsafePointer(strdup("spotter"))  // read for as long as the process runs
    // All signals are ours, and so is the environment.
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_change_environment = 0
    Self.bindKeys()
    ReadlineCompletion.install()
    history.load()
  }

  public func next(prompt: String, completions: Completions) -> TypedLine {
    Self.finishedLine = nil
    ReadlineCompletion.completions = completions
    rl_callback_handler_install(prompt) { line in
      // Readline calls back on the thread that feeds it, the main one.
      let text = line.map { String(cString: $0) }
      free(line)
      rl_callback_handler_remove()
      MainActor.assumeIsolated { ReadlineEditor.finishedLine = text.map { .line($0) } ?? .end }
    }
    while Self.finishedLine == nil { waitForInput() }
    if case .line(let text) = Self.finishedLine { history.add(text) }
    return Self.finishedLine ?? .end
  }

  public func forgetLines() { history.clear() }

  /// Feeds Readline a key, or does what a signal asks for.
  private func waitForInput() {
    switch signals.wait(for: STDIN_FILENO) {
    case .input: rl_callback_read_char()
    case .signal(SIGINT): cancelLine()
    case .signal(SIGWINCH): rl_resize_terminal()
    case .signal(SIGTSTP): suspend()
    case .signal: end()
    }
  }

  private func cancelLine() {
    rl_free_line_state()
    rl_callback_sigcleanup()
    rl_crlf()
    rl_callback_handler_remove()
    Self.finishedLine = .cancelled
  }

  /// Somebody ends the process: the terminal is left as it was found.
  private func end() {
    rl_callback_handler_remove()
    Self.finishedLine = .end
  }

  /// Ctrl-Z: stops, and draws the line again when the process goes on.
  private func suspend() {
    rl_deprep_terminal()
    kill(getpid(), SIGSTOP)
    rl_prep_terminal(1)
    rl_resize_terminal()
    rl_forced_update_display()
  }

  /// An arrow recalls lines that begin with what was typed, or any line. Bound first, so that `.inputrc` can change it.
  private static func bindKeys() {
    for up in ["\\e[A", "\\eOA"] { rl_bind_keyseq(up, rl_history_search_backward) }
    for down in ["\\e[B", "\\eOB"] { rl_bind_keyseq(down, rl_history_search_forward) }
  }

  /// Without a UTF-8 locale Readline takes the bytes of "é" for keys. It goes by the environment whatever the process
  /// has set, so that is what has to change.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) }
    guard codeset != "UTF-8" else { return }
    setenv("LC_ALL", "C.UTF-8", 1)
    setlocale(LC_CTYPE, "")
  }
}
