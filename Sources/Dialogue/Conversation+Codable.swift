internal import Knowledge

// Written by hand for two reasons: what is still empty is left out, which makes stored conversations small and fast to
// write, and what an older program did not know is empty when it is read, so that adding to a conversation needs no
// new version.
extension Conversation: Codable {
  private enum CodingKeys: CodingKey {
    case version, turn, safety, findings, openQuestion, asked, phase, namedCause, ruledOut, topics, uncovered
    case lastFacts, statedFacts, flags, failures, lastReply
  }

  /// - Throws: `DecodingError` for a conversation of another ``currentVersion``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys, else empty: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? empty
    }
    version = try container.decode(Int.self, forKey: .version)
    guard version == Self.currentVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: container,
        debugDescription: "a conversation of version \(version), expected \(Self.currentVersion)")
    }
    turn = try value(.turn, else: 0)
    safety = try value(.safety, else: .none)
    findings = try value(.findings, else: [])
    openQuestion = try value(.openQuestion, else: nil)
    asked = try value(.asked, else: [:])
    phase = try value(.phase, else: .idle)
    namedCause = try value(.namedCause, else: nil)
    ruledOut = try value(.ruledOut, else: [])
    topics = try value(.topics, else: [])
    uncovered = try value(.uncovered, else: nil)
    lastFacts = try value(.lastFacts, else: [])
    statedFacts = try value(.statedFacts, else: [])
    flags = try value(.flags, else: [])
    failures = try value(.failures, else: 0)
    lastReply = try value(.lastReply, else: "")
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func store<Value: Encodable & Equatable>(_ value: Value, as key: CodingKeys, unless empty: Value) throws {
      if value != empty { try container.encode(value, forKey: key) }
    }
    try container.encode(version, forKey: .version)
    try store(turn, as: .turn, unless: 0)
    try store(safety, as: .safety, unless: .none)
    try store(findings, as: .findings, unless: [])
    try store(openQuestion, as: .openQuestion, unless: nil)
    try store(asked, as: .asked, unless: [:])
    try store(phase, as: .phase, unless: .idle)
    try store(namedCause, as: .namedCause, unless: nil)
    try store(ruledOut, as: .ruledOut, unless: [])
    try store(topics, as: .topics, unless: [])
    try store(uncovered, as: .uncovered, unless: nil)
    try store(lastFacts, as: .lastFacts, unless: [])
    try store(statedFacts, as: .statedFacts, unless: [])
    try store(flags, as: .flags, unless: [])
    try store(failures, as: .failures, unless: 0)
    try store(lastReply, as: .lastReply, unless: "")
  }
}
