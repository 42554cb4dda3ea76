internal import Hosting
@preconcurrency internal import Glibc

/// A program that shows long texts a window at a time: `$PAGER`, else `less`.
struct Pager {
  private let command: String
  private let environment: [String: String]

  /// - Returns: `nil` if `PAGER` is `cat` or empty: no pager is wanted.
  init?(environment: [String: String]) {
    command = environment["PAGER"] ?? "less"
    guard !["", "cat"].contains(command) else { return nil }
    // What git gives less as well: end at once if all fits, show colours, leave the text in the window.
    self.environment = environment.merging(["LESS": "FRX"]) { own, _ in own }
  }

  /// Shows lines and waits until the person has seen enough.
  ///
  /// - Returns: whether there is such a program.
  func show(_ lines: [String]) -> Bool {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    let process = start(reading: ends[0], notInheriting: ends[1])
    close(ends[0])
    if process != nil { write(lines, to: ends[1]) }
    close(ends[1])
    guard let process else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status >> 8 & 0xFF != Self.notFound
  }

  /// The exit code of a shell that knows no such command.
  private static let notFound: Int32 = 127

  /// Runs it by the shell, because `PAGER` may have arguments. Ctrl-C and a closed pipe are to have their usual effect
  /// there, which the chat has taken away. Foundation's `Process` would keep it from reading keys: it gives every process
  /// a group of its own.
  private func start(reading input: Int32, notInheriting output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, input)
    posix_spawn_file_actions_addclose(&actions, output)  // or it would never see the end of its input
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTSTP)  // Ctrl-Z would stop the pager alone, and nobody could go on
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let isStarted = withStrings(["sh", "-c", command]) { arguments in
      withStrings(environment.map { "\($0)=\($1)" }) { variables in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, variables) == 0
      }
    }
    return isStarted ? process : nil
  }

  private func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { (string: String) in strdup(string) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// Stops when the person has seen enough: the other end is closed then.
  private func write(_ lines: [String], to descriptor: Int32) {
    let output = LineWriter(descriptor: descriptor)
    for line in lines {
      do { try output.write(line) } catch { return }
    }
  }
}
