/// Rasa's inline annotation: `[text](entity)` or `[text]{"entity": "..."}`.
enum Annotation {
  /// The example as a person would write it, or what is wrong with its annotation.
  static func plainText(_ example: String) -> Result<String, Mistake> {
    var rest = Substring(example)
    var plain = ""
    while let open = rest.firstIndex(of: "[") {
      plain += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "]") else {
        return .failure(Mistake("'[' without ']'"))
      }
      let tail = rest[rest.index(after: close)...]
      guard let opener = tail.first, let closer = closers[opener] else {
        plain += rest[open...close]  // brackets that annotate nothing are text
        rest = tail
        continue
      }
      plain += rest[rest.index(after: open)..<close]
      guard let end = tail.firstIndex(of: closer) else {
        return .failure(Mistake("'\(opener)' without '\(closer)'"))
      }
      rest = tail[tail.index(after: end)...]
    }
    return .success(plain + rest)
  }

  struct Mistake: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static let closers: [Character: Character] = ["(": ")", "{": "}"]
}
