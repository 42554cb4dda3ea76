internal import Dialogue
internal import Knowledge

/// Something that must, or must not, hold of a reply; a line `NAME value|value` of a transcript.
public struct Assertion: Sendable, Equatable {
  /// What of the reply is looked at.
  public enum Subject: Sendable, Equatable {
    /// All these facts are stated; `disc.*` is any of the disc's.
    case facts
    /// The safety level is one of these.
    case safety
    /// The gap is one of these; `none` for no gap.
    case gap
    /// The reply ends with a question for one of these slots; `none` for no question, `*` for any.
    case asks
    /// The main thing that the reply does is one of these.
    case act
    /// After the reply all these findings are known of the person, for example `region.lower` or `not leg.pain`;
    /// a slot by itself, `region`, is any of its findings.
    case knows
    /// The text has these pieces.
    case text(TextMatch)
  }

  public var subject: Subject
  /// Whether it must not hold: of none of the values.
  public var isNegated: Bool
  public var values: [String]

  public init(_ subject: Subject, isNegated: Bool = false, _ values: [String]) {
    self.subject = subject
    self.isNegated = isNegated
    self.values = values
  }
}

extension Assertion.Subject {
  /// As it is written: `FACTS`, `TEXT_CONTAINS_ANY`.
  var name: String {
    switch self {
    case .facts: "FACTS"
    case .safety: "SAFETY"
    case .gap: "GAP"
    case .asks: "ASKS"
    case .act: "ACT"
    case .knows: "KNOWS"
    case .text(let match): match.name
    }
  }

  static let all: [Self] =
    [.facts, .safety, .gap, .asks, .act, .knows] + TextMatch.all.map { .text($0) }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  init?(name: String) {
    guard let subject = Self.byName[name] else { return nil }
    self = subject
  }

  /// The words that can stand behind it, if they are a closed list.
  var allowedValues: [String]? {
    switch self {
    case .safety: SafetyLevel.allCases.map(\.rawValue)
    case .gap: Reply.Gap.allCases.map(\.rawValue) + ["none"]
    case .act: Reply.Act.allCases.map(\.rawValue)
    case .facts, .asks, .knows, .text: nil
    }
  }
}

extension Assertion {
  static let negation = "NOT_"

  /// `NOT_FACTS core.plank|disc.*`
  var line: String {
    (isNegated ? Self.negation : "") + subject.name + " "
      + values.map(Self.escaped).joined(separator: "|")
  }

  /// Within a value `\|` is a bar, `\\` a backslash and `\n` a line end; any other backslash stands for itself.
  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "|", "\\": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The values behind an assertion's name, trimmed.
  static func values(of text: Substring) -> [String] {
    var values = [String.UnicodeScalarView()]
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first) {
      case ("\\", "|"), ("\\", "\\"): values[values.count - 1].append(rest.removeFirst())
      case ("\\", "n"):
        rest.removeFirst()
        values[values.count - 1].append("\n")
      case ("|", _): values.append(.init())
      default: values[values.count - 1].append(scalar)
      }
    }
    return values.map { String(Substring(String($0)).trimmed) }
  }
}
