/// A finding that is present or absent, for example `leg.pain` absent.
public struct FindingValue: Sendable {
  /// The concept's id.
  public let finding: String
  public let present: Bool
  /// The part of the id before the dot.
  public let slot: String

  public init(_ finding: String, present: Bool = true) {
    self.finding = finding
    self.present = present
    slot = Concept.kind(of: finding)
  }

  /// - Parameter slot: the part of the id before the dot, where it is at hand.
  package init(_ finding: String, in slot: String, present: Bool) {
    self.finding = finding
    self.present = present
    self.slot = slot
  }
}

extension FindingValue {
  /// How the content writes it: `leg.pain` or `not leg.pain`.
  package var code: String { present ? finding : "not \(finding)" }

  package init(code: String) {
    let absent = code.hasPrefix("not ")
    self.init(absent ? String(code.dropFirst(4)).trimmingSpaces : code, present: !absent)
  }
}

extension FindingValue: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.present == b.present && a.finding == b.finding }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(finding)
    hasher.combine(present)
  }
}

/// A message that teaches what people say of their pain.
public struct FindingExample: Sendable, Equatable {
  public var text: String
  /// All that it tells, which may be nothing.
  public var tells: [FindingValue]
  /// The slot whose question it answers, where it tells that only as the answer; `nil` if it is clear by itself.
  public var answers: String?

  public init(text: String, tells: [FindingValue], answers: String? = nil) {
    self.text = text
    self.tells = tells
    self.answers = answers
  }
}
