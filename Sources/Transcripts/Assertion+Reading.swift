internal import Knowledge

extension Assertion {
  /// What a line of text is, taken for an assertion.
  enum Line {
    case assertion(Assertion)
    /// It can only be meant as one, and something is wrong with it.
    case mistake(String)
    /// It is no assertion.
    case other
  }

  /// Reads `NAME value|value`. In front of the name `!`, Botium's sign, means the same as `NOT_`.
  static func read(_ line: Substring) -> Line {
    let word = line.firstWord
    let marked = BotiumMarks(word)
    let name = marked.rest
    let plain = name.hasPrefix(negation) ? name.dropFirst(negation.count) : name
    guard let subject = Subject(name: String(plain)) else { return unknown(plain) }
    if marked.isOptional { return .mistake("'?' in front of '\(name)': \(BotiumMarks.noOptional)") }
    let isNegated = marked.isNegated != (plain.count < name.count)
    let values = values(of: Substring(line.unicodeScalars.dropFirst(word.unicodeScalars.count)))
    let assertion = Assertion(subject, isNegated: isNegated, values)
    return assertion.mistake.map { .mistake($0) } ?? .assertion(assertion)
  }

  private static func unknown(_ name: Substring) -> Line {
    let name = String(name)
    guard name.count > 2, name.allSatisfy({ $0.isASCII && $0.isUppercase || $0 == "_" }) else {
      return .other
    }
    let known = Subject.all.map(\.name)
    if BotiumWords.asserters.contains(name) {
      return .mistake(
        "'\(name)' is an asserter of Botium's that is not supported; supported are: \(known.joined(separator: ", "))"
      )
    }
    guard name.contains("_") || known.contains(where: { editDistance($0, name) == 1 }) else { return .other }
    let likely = known.first { $0.hasPrefix(name) } ?? nearest(to: name, in: known)
    let hint = likely.map { ", did you mean '\($0)'?" } ?? ""
    return .mistake("unknown asserter '\(name)'\(hint) If it is what is said, write '\\\(name)'")
  }

  /// What is wrong with the values by themselves.
  private var mistake: String? {
    if values.contains("") { return "'\(subject.name)' needs a value behind it and between its bars" }
    if let allowed = subject.allowedValues, let value = values.first(where: { !allowed.contains($0) }) {
      return "unknown value '\(value)' of '\(subject.name)'\(hintOrChoices(for: value, among: allowed))"
    }
    if case .text(let match) = subject, match.mode == .regexp {
      return values.first { (try? Regex($0)) == nil }.map { "'\($0)' is no regular expression" }
    }
    return nil
  }

  /// Whether an id is the value, or begins as the value does before its `*`.
  static func matches(_ value: String, _ id: String) -> Bool {
    value.hasSuffix("*") ? id.hasPrefix(value.dropLast()) : id == value
  }
}
