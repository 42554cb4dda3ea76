public import Knowledge

/// What the assistant answers to one message. The raw values of its enums are the words of the line protocol.
public struct Reply: Sendable, Equatable {
  /// More facts than this are a lecture: "more" brings the rest.
  package static let mostFacts = 5

  /// The main thing that a reply does.
  public enum Act: String, Sendable, CaseIterable {
    /// States facts, a conclusion included.
    case answer
    /// Mainly a follow-up question.
    case ask
    /// Takes in a correction or a finding.
    case confirm
    /// Says why it asked, what it understood, why it concludes or cannot.
    case explain
    /// Has no answer.
    case gap
    case safety, greet, thanks, bye, help, restart
  }

  /// Why there is no answer.
  public enum Gap: String, Sendable, CaseIterable {
    /// About backs, bodies or training, but the article does not say.
    case notCovered = "not_covered"
    /// Something else.
    case offTopic = "off_topic"
    /// Nothing to understand.
    case unclear
  }

  /// A piece of a reply with the facts that it states.
  public struct Paragraph: Sendable, Equatable {
    public var text: String
    public var facts: [String] = []
    /// Where the facts stand, as shown behind the text: "core 1-2, disc 2". Empty without facts.
    public var source = ""
  }

  /// The question that a reply ends with.
  public struct Question: Sendable, Equatable {
    public var slot: String
    /// Short texts that answer it.
    public var choices: [String]
  }

  /// A fact stated, with its place in the source.
  public struct Citation: Sendable, Equatable {
    public var fact: String
    /// `article` or `guidance`.
    public var source: String
    /// The section of the article, or the name of the guidance.
    public var section: String
    /// Counted from 1 within the section; `nil` for guidance.
    public var paragraph: Int?

    public init(fact: String, source: String, section: String, paragraph: Int?) {
      self.fact = fact
      self.source = source
      self.section = section
      self.paragraph = paragraph
    }
  }

  public var paragraphs: [Paragraph]
  public var act: Act
  public var citations: [Citation] = []
  /// The level in force in this reply.
  public var safety = SafetyLevel.none
  public var gap: Gap?
  public var asks: Question?
  /// The phrases of the content that it is put together from, in order.
  package internal(set) var phrases: [PhraseKey] = []

  /// Short texts that a bridge can show as buttons.
  public var suggestions: [String] { asks?.choices ?? [] }

  /// The facts stated, in order, each once.
  public var facts: [String] { citations.map(\.fact) }

  /// The reply as a person reads it, paragraphs parted by a newline.
  public var text: String {
    paragraphs.map { $0.source.isEmpty ? $0.text : "\($0.text) [\($0.source)]" }.joined(separator: "\n")
  }
}
