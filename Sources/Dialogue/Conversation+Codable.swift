internal import Knowledge

// Stored as a flat table of texts: several times as fast to write and to read as nested values. What is empty is left
// out, which keeps it small; and what an older program did not know is empty when it is read, so that adding to a
// conversation needs no new version.
extension Conversation: Codable {
  /// - Throws: `DecodingError` for a conversation of another ``currentVersion``.
  public init(from decoder: any Decoder) throws {
    let properties = try [String: String](from: decoder)
    guard let conversation = Conversation(properties: properties) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription:
            "a conversation of version \(properties["version"] ?? "?"), expected \(Self.currentVersion)"))
    }
    self = conversation
  }

  public func encode(to encoder: any Encoder) throws {
    try Dictionary(uniqueKeysWithValues: properties.map { ($0.key, $0.value) }).encode(to: encoder)
  }

  /// - Parameter properties: what ``properties`` gave; others are ignored. `nil` for those of another
  ///   ``currentVersion``.
  package init?(properties: [String: String]) {
    func number(_ key: String) -> Int { properties[key].flatMap(Int.init(stored:)) ?? 0 }
    func list(_ key: String) -> [String] { properties[key].map(StoredList.items) ?? [] }
    guard number("version") == Self.currentVersion else { return nil }
    turn = number("turn")
    safety = properties["safety"].flatMap(SafetyLevel.init) ?? .none
    person.findings = list("findings").compactMap(Finding.init)
    person.openQuestion = OpenQuestion(stored: list("openQuestion"))
    person.hasComeBack = number("hasComeBack") > 0
    person.silence = number("silence")
    person.other = properties["other"].map { String($0.dropFirst()) }
    person.asked = Dictionary(list("asked").map(StoredList.count)) { $1 }
    person.phase = properties["phase"].flatMap(Phase.init) ?? .idle
    person.namedCause = properties["namedCause"]
    person.ruledOut = list("ruledOut")
    topics = list("topics")
    lastAspect = properties["lastAspect"]
    uncovered = Uncovered(stored: list("uncovered"))
    lastFacts = list("lastFacts")
    statedFacts = list("statedFacts")
    flags = list("flags")
    person.signs = list("signs").compactMap(Finding.init)
    failures = number("failures")
    lastReply = properties["lastReply"] ?? ""
    lastReplyFacts = list("lastReplyFacts")
  }

  /// Everything that is not empty, as text.
  package var properties: [(key: String, value: String)] {
    let all: [(key: String, value: String)] = [
      ("version", "\(version)"),
      ("turn", "\(turn)"),
      ("safety", safety == .none ? "" : safety.rawValue),
      ("findings", StoredList.text(person.findings.map(\.stored))),
      ("openQuestion", StoredList.text(person.openQuestion?.stored ?? [])),
      ("hasComeBack", person.hasComeBack ? "1" : ""),
      ("silence", person.silence == 0 ? "" : "\(person.silence)"),
      ("other", person.other.map { ":" + $0 } ?? ""),
      ("asked", StoredList.text(person.asked.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })),
      ("phase", person.phase == .idle ? "" : person.phase.rawValue),
      ("namedCause", person.namedCause ?? ""),
      ("ruledOut", StoredList.text(person.ruledOut)),
      ("topics", StoredList.text(topics)),
      ("lastAspect", lastAspect ?? ""),
      ("uncovered", StoredList.text(uncovered?.stored ?? [])),
      ("lastFacts", StoredList.text(lastFacts)),
      ("statedFacts", StoredList.text(statedFacts)),
      ("flags", StoredList.text(flags)),
      ("signs", StoredList.text(person.signs.map(\.stored))),
      ("failures", failures == 0 ? "" : "\(failures)"),
      ("lastReply", lastReply),
      ("lastReplyFacts", StoredList.text(lastReplyFacts)),
    ]
    return all.filter { !$0.value.isEmpty }
  }
}

/// A list as one text: each item with a tab behind it, so that no item and an empty one differ.
private enum StoredList {
  static func text(_ items: [String]) -> String { items.reduce(into: "") { $0 += $1 + "\t" } }

  static func items(_ text: String) -> [String] {
    var items: [String] = []
    var rest = text.utf8[...]
    while let tab = rest.firstIndex(of: UInt8(ascii: "\t")) {
      items.append(String(Substring(rest[..<tab])))
      rest = rest[rest.index(after: tab)...]
    }
    return items
  }

  /// `leg=2`.
  static func count(_ text: String) -> (String, Int) {
    let parts = text.split(separator: "=", maxSplits: 1)
    return (parts.first.map(String.init) ?? "", parts.last.flatMap(Int.init(stored:)) ?? 0)
  }
}

extension Int {
  /// A count, brought to where a program can have counted: a damaged file may hold anything, and what is counted on from
  /// there must not overflow.
  fileprivate init?(stored text: some StringProtocol) {
    guard let number = Int(text) else { return nil }
    self = Swift.min(Swift.max(number, 0), Int(Int32.max))
  }
}

extension Conversation.Finding {
  /// `3+leg.pain`: present, as said in turn 3; `3-leg.pain` is absent; `3+leg.pain:tingling down a leg` is how it was told.
  fileprivate var stored: String {
    "\(turn)\(value.present ? "+" : "-")\(value.finding)" + (toldAs.isEmpty ? "" : ":" + toldAs)
  }

  fileprivate init?(_ stored: String) {
    let text = stored.utf8
    let isSign = { (byte: UInt8) in byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
    guard let sign = text.firstIndex(where: isSign), let turn = Int(stored: stored[..<sign]) else {
      return nil
    }
    let told = stored[text.index(after: sign)...].split(separator: ":", maxSplits: 1)
    self.init(
      value: FindingValue(told.first.map(String.init) ?? "", present: text[sign] == UInt8(ascii: "+")),
      turn: turn, toldAs: told.dropFirst().first.map(String.init) ?? "")
  }
}

extension Conversation.OpenQuestion {
  /// Its kind, what it is about, and what can be chosen.
  var stored: [String] {
    switch self {
    case .slot(let slot): ["slot", slot]
    case .contradiction(let earlier, let later):
      ["contradiction", earlier.slot, earlier.code, later.code]
    case .whichIntent(let intents): ["clarification", "clarify"] + intents
    case .whichWish: ["clarification", "clarify"] + Self.wishes
    }
  }

  init?(stored: [String]) {
    guard stored.count >= 2 else { return nil }
    let choices = stored[2...]
    switch stored[0] {
    case "slot": self = .slot(stored[1])
    case "contradiction" where choices.count == 2:
      self = .contradiction(
        earlier: FindingValue(code: stored[2]), later: FindingValue(code: stored[3]))
    case "clarification":
      self = choices.elementsEqual(Self.wishes) ? .whichWish : .whichIntent(Array(choices))
    default: return nil
    }
  }

  private static let wishes = Conversation.Wish.allCases.map(\.rawValue)
}

extension Conversation.Uncovered {
  fileprivate var stored: [String] { [subject] + nearest }

  fileprivate init?(stored: [String]) {
    guard let subject = stored.first else { return nil }
    self.init(subject: subject, nearest: Array(stored.dropFirst()))
  }
}
