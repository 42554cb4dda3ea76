internal import Knowledge
internal import Understanding

/// What a concept is to the dialogue.
struct ConceptRole: OptionSet, Sendable {
  let rawValue: UInt16

  /// A value of a slot: something that can be known about the person.
  static let finding = Self(rawValue: 1 << 0)
  /// A finding that tells of the pain itself: where it is, how it feels, how it began.
  static let ofPain = Self(rawValue: 1 << 1)
  /// A finding beside which no other of its slot can be present.
  static let exclusive = Self(rawValue: 1 << 2)
  /// A finding that a length of time beside it belongs to.
  static let hasOwnTime = Self(rawValue: 1 << 3)
  /// A word of the subject: the body, pain, training, treatment.
  static let subject = Self(rawValue: 1 << 4)
  /// The name of a topic that is not the general one.
  static let topic = Self(rawValue: 1 << 5)
  /// The name of a cause.
  static let cause = Self(rawValue: 1 << 6)
  /// Something that the article does not cover.
  static let uncovered = Self(rawValue: 1 << 7)
  /// What a caution has to be said about.
  static let caution = Self(rawValue: 1 << 8)
  /// A sign that calls for our question about warning signs.
  static let promptsFlags = Self(rawValue: 1 << 9)
  /// What denies the warning signs, or says that one of them is so.
  static let ofFlags = Self(rawValue: 1 << 10)
  /// A way to ask, or to say what others hold: "I'd like to know if", "they say".
  static let asking = Self(rawValue: 1 << 11)
  /// "I can't say", "skip that"
  static let evasion = Self(rawValue: 1 << 12)
}

extension ConceptRole {
  /// What a value of a slot is.
  init(of slot: Slot) {
    self = .finding
    if slot.isOfPain { insert(.ofPain) }
    if slot.exclusive { insert(.exclusive) }
    if slot.hasOwnTime { insert(.hasOwnTime) }
  }
}

/// The roles of all concepts, told once and looked up by the number of a mention's concept.
final class ConceptRoles: Sendable {
  private let roles: [ConceptRole]

  init(knowledge: KnowledgeBase) {
    var ofKinds: [String: ConceptRole] = ["uncovered": .uncovered, "ask": .asking]
    for slot in knowledge.slots { ofKinds[slot.id, default: []].formUnion(ConceptRole(of: slot)) }
    for kind in knowledge.subjectKinds { ofKinds[kind, default: []].insert(.subject) }
    var ofNames: [String: ConceptRole] = [:]
    for topic in knowledge.topics.dropFirst() { ofNames["topic." + topic.id, default: []].insert(.topic) }
    for cause in knowledge.causes { ofNames["topic." + cause.id, default: []].insert(.cause) }
    for concept in [Concept.skip, Concept.unsure] { ofNames[concept, default: []].insert(.evasion) }
    for caution in knowledge.cautions { ofNames[caution.finding, default: []].insert(.caution) }
    for slot in knowledge.slots where slot.id == Slot.flags {
      for concept in slot.promptedBy { ofNames[concept, default: []].insert(.promptsFlags) }
      for value in slot.deniedBy.joined() { ofNames[value.finding, default: []].insert(.ofFlags) }
    }
    roles = knowledge.concepts.map(\.id).sorted().map {
      (ofKinds[Concept.kind(of: $0)] ?? []).union(ofNames[$0] ?? [])
    }
  }

  /// Those of all that is mentioned, taken together.
  func all(in reading: Reading) -> ConceptRole {
    reading.mentions.indices.reduce(into: []) { $0.formUnion(self[reading.mentions[$1]]) }
  }

  subscript(mention: Mention) -> ConceptRole {
    roles.indices.contains(mention.number) ? roles[mention.number] : []
  }
}

extension Concept {
  /// What leaves a question without an answer.
  static let (skip, unsure) = ("talk.skip", "talk.unsure")
}
