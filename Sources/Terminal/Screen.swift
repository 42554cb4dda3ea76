@preconcurrency internal import Glibc

/// The terminal that the process runs at, if it does.
public enum Screen {
  /// Whether a person can type and see what they type: input and output are both a terminal.
  public static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal that can erase what it shows.
  public static func canRedrawErrors(environment: [String: String]) -> Bool {
    isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
  }

  /// Columns: `COLUMNS` if it is set, else what the terminal says, else 80.
  public static func width(environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
