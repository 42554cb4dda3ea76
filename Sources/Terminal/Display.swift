internal import Hosting

/// Where a chat shows itself: a terminal, or a list in a test.
@MainActor
public protocol Display {
  /// Columns, asked for before each text: windows change.
  var width: Int { get }
  func write(_ line: String) throws
  /// Shows lines that may be more than a window holds.
  func browse(_ lines: [String]) throws
}

/// Standard output at a terminal.
public struct TerminalDisplay: Display {
  private let environment: [String: String]
  private let pager: Pager?
  private let output = LineWriter()

  /// - Parameter isAccessible: long lists are printed as they are, because a pager draws the window anew.
  public init(environment: [String: String], isAccessible: Bool) {
    self.environment = environment
    pager = isAccessible || Screen.isDumb(environment) ? nil : Pager(environment: environment)
  }

  public var width: Int { Screen.width(environment: environment) }

  public func write(_ line: String) throws { try output.write(line) }

  public func browse(_ lines: [String]) throws {
    if lines.count >= Screen.height(environment: environment), pager?.show(lines) ?? false { return }
    for line in lines { try write(line) }
  }
}
