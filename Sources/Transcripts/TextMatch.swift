/// How a reply's text is compared with pieces of text, in the terms of Botium's text asserters.
public struct TextMatch: Sendable, Equatable {
  public enum Mode: String, Sendable, CaseIterable {
    /// The text is the piece, to the letter.
    case equals = ""
    case contains = "_CONTAINS"
    /// The text contains the piece, in which `*` is any text.
    case wildcard = "_WILDCARD"
    /// The pattern is found in the text.
    case regexp = "_REGEXP"
  }

  public var mode: Mode
  /// Whether every piece has to match, and not only one.
  public var wantsAll: Bool
  public var ignoresCase: Bool

  public init(_ mode: Mode, all wantsAll: Bool = false, ignoringCase ignoresCase: Bool = false) {
    self.mode = mode
    self.wantsAll = wantsAll
    self.ignoresCase = ignoresCase
  }

  /// `TEXT`, `TEXT_CONTAINS_ALL`, `TEXT_REGEXP_ANY_IC`.
  var name: String {
    "TEXT" + mode.rawValue + (mode == .equals ? "" : wantsAll ? "_ALL" : "_ANY") + (ignoresCase ? "_IC" : "")
  }

  static let all: [TextMatch] = Mode.allCases.flatMap { mode in
    (mode == .equals ? [false] : [false, true]).flatMap { all in
      [false, true].map { TextMatch(mode, all: all, ignoringCase: $0) }
    }
  }

  /// Whether one piece matches.
  func matches(_ piece: String, in text: String) -> Bool {
    if mode == .regexp {
      guard let pattern = try? Regex(piece) else { return false }
      return text.firstMatch(of: ignoresCase ? pattern.ignoresCase() : pattern) != nil
    }
    let (text, piece) = ignoresCase ? (text.lowercased(), piece.lowercased()) : (text, piece)
    switch mode {
    case .equals: return text == piece
    case .contains: return text.contains(piece)
    case .wildcard: return containsInOrder(piece.split(separator: "*"), in: text)
    case .regexp: return false
    }
  }

  private func containsInOrder(_ pieces: [Substring], in text: String) -> Bool {
    var rest = text[...]
    for piece in pieces {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
