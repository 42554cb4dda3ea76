@preconcurrency internal import Glibc

/// The terminal that the process runs at, if it does.
public enum Screen {
  /// Whether a person can type and see what they type: input and output are both a terminal.
  public static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && showsOutput }

  /// Whether a person sees what is printed.
  public static var showsOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal that can erase what it shows.
  public static func canRedrawErrors(environment: [String: String]) -> Bool {
    isatty(STDERR_FILENO) == 1 && !isDumb(environment)
  }

  /// Whether the terminal understands no escape codes.
  static func isDumb(_ environment: [String: String]) -> Bool { environment["TERM"] == "dumb" }

  /// Columns: `COLUMNS` if it is set, else what the terminal says, else 80.
  public static func width(environment: [String: String]) -> Int {
    number("COLUMNS", in: environment) ?? size.map { Int($0.ws_col) } ?? 80
  }

  /// Rows: `LINES` if it is set, else what the terminal says, else 24.
  static func height(environment: [String: String]) -> Int {
    number("LINES", in: environment) ?? size.map { Int($0.ws_row) } ?? 24
  }

  private static func number(_ name: String, in environment: [String: String]) -> Int? {
    environment[name].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
  }

  private static var size: winsize? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return size
  }
}
