public import Dialogue
public import Knowledge

/// How well red flags are recognised: what was missed, and what was taken for one.
public struct SafetyEvaluation: Sendable, Encodable {
  /// A reply whose level is not the expected one.
  public struct Miss: Sendable, Encodable {
    public var id: String
    /// Which message of the conversation, counted from 1.
    public var turn: Int
    public var text: String
    public var expected: SafetyLevel
    public var level: SafetyLevel
  }

  /// Messages that report a red flag, and messages that report none.
  public private(set) var alarms = 0
  public private(set) var nearMisses = 0
  /// Reports that got a lower level than they have to, and other messages that got one.
  public private(set) var missed: [Miss] = []
  public private(set) var falseAlarms: [Miss] = []

  /// The share of the reports that were recognised, 0...1; `nil` without reports.
  public var recall: Double? { alarms == 0 ? nil : 1 - Double(missed.count) / Double(alarms) }
  /// The share of the other messages that got an alarm, 0...1.
  public var falseAlarmRate: Double? {
    nearMisses == 0 ? nil : Double(falseAlarms.count) / Double(nearMisses)
  }

  /// Has the conversations of the cases with an assistant.
  ///
  /// - Parameter typos: makes a mistake in a message before it is sent.
  public init(of cases: [SafetyCase], with assistant: Assistant, typos: (String) -> String = { $0 }) {
    for test in cases {
      var conversation = Conversation()
      for (number, turn) in test.turns.enumerated() {
        let text = typos(turn.say)
        let level = assistant.reply(to: text, in: &conversation).safety
        guard let expected = turn.level else { continue }
        count(Miss(id: test.id, turn: number + 1, text: text, expected: expected, level: level))
      }
    }
  }

  /// An alarm may be raised a level, never lowered; a caution beside an answer is no alarm.
  private mutating func count(_ result: Miss) {
    if result.expected >= .urgent {
      alarms += 1
      if result.level < result.expected { missed.append(result) }
    } else {
      nearMisses += 1
      if result.level >= .urgent { falseAlarms.append(result) }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case alarms, missed, recall
    case nearMisses = "near_misses"
    case falseAlarms = "false_alarms"
    case falseAlarmRate = "false_alarm_rate"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(alarms, forKey: .alarms)
    try container.encode(nearMisses, forKey: .nearMisses)
    try container.encodeIfPresent(recall, forKey: .recall)
    try container.encodeIfPresent(falseAlarmRate, forKey: .falseAlarmRate)
    try container.encode(missed, forKey: .missed)
    try container.encode(falseAlarms, forKey: .falseAlarms)
  }
}
