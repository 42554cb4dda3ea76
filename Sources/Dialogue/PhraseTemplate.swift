/// A wording of the content with places for words: "You said {old} before."
struct PhraseTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case place(String)
  }

  private let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts += [.text(String(rest[..<open])), .place(String(rest[rest.index(after: open)..<close]))]
      rest = rest[rest.index(after: close)...]
    }
    self.parts = parts + [.text(String(rest))]
  }

  /// The text with its places filled; a place that has no value stays as it is written.
  func filled(with values: KeyValuePairs<String, String>) -> String {
    filled { name in values.first { $0.key == name }?.value }
  }

  /// The same with what each place is asked for.
  func filled(_ value: (String) -> String?) -> String {
    if parts.count == 1, case .text(let all) = parts[0] { return all }
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .place(let name): text += value(name) ?? "{\(name)}"
      }
    }
    return text
  }
}
