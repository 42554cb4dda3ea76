/// How text is set.
public struct PageStyle: Sendable, Equatable {
  public var usesColor: Bool
  /// For screen readers: words instead of decoration.
  public var isAccessible: Bool

  public init(usesColor: Bool = false, isAccessible: Bool = false) {
    self.usesColor = usesColor
    self.isAccessible = isAccessible
  }

  /// - Parameters:
  ///   - color: what the person asked for.
  ///   - accessible: what the person asked for; if nothing, `ACCESSIBLE` counts, with any value.
  ///   - isTerminal: whether the text is shown at a terminal.
  public init(
    color: ColorChoice, accessible: Bool?, environment: [String: String], isTerminal: Bool
  ) {
    isAccessible = accessible ?? (environment["ACCESSIBLE"]?.isEmpty == false)
    usesColor = color.usesColor(environment: environment, isTerminal: isTerminal && !isAccessible)
  }

  /// Rendition codes of terminals (ECMA-48, SGR).
  enum Emphasis: String {
    case bold = "1"
    case dim = "2"
    case alarm = "1;31"
  }

  func set(_ text: String, _ emphasis: Emphasis) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Whether to use colour and the like. The option goes before the environment, that before what the terminal can do.
public enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never

  func usesColor(environment: [String: String], isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let force = environment["FORCE_COLOR"], !force.isEmpty { return force != "0" }
      if environment["NO_COLOR"]?.isEmpty == false { return false }
      return isTerminal && !Screen.isDumb(environment)
    }
  }
}
