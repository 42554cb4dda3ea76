/// A word, number or sign of a message.
public struct Token: Sendable, Equatable {
  public enum Kind: Sendable { case word, number, punctuation }

  public var kind: Kind
  /// Where it stands in the message, in Unicode scalars.
  public var range: Range<Int>
  /// Lower-case, compatibility-composed, with straight apostrophes; after spelling repair the repaired word.
  public private(set) var word: String
  /// The word's stem (``Stemmer``); for anything else the word itself. Found anew each time: nearly all that asks for it is content
  /// with its hash.
  public var stem: String { Stemmer.stem(word) }
  /// What the person typed, where a repair or an expansion changed it.
  @inlinable public var original: String? { changed.isEmpty ? nil : changed }
  /// The same, and empty where nothing changed it: with an optional text in it a token is copied on its way into an array.
  @usableFromInline private(set) var changed: String
  /// Whether the content or the list of ordinary words has it.
  public var isKnown = true
  /// Whether it begins a line of its own in the message.
  public var startsLine: Bool
  var roles: WordRoles
  /// ``FNV/hash(of:)`` of the word.
  package private(set) var wordHash: WordHash
  /// The stem as a feature of models.
  package private(set) var stemHash: WordHash

  init(kind: Kind, range: Range<Int>, form: LanguageWords.Form, original: String?, startsLine: Bool) {
    self.kind = kind
    self.range = range
    changed = original ?? ""
    self.startsLine = startsLine
    word = form.word
    roles = form.roles
    wordHash = form.wordHash
    stemHash = form.stemHash
  }

  /// A comma, or a word like "and".
  public var joins: Bool { roles.contains(.connector) || isSign(",") }

  /// A number in figures or words: "4", "four", "a couple".
  var isNumber: Bool { kind == .number || roles.contains(.number) }

  /// A word like "or".
  public var isAlternative: Bool { roles.contains(.alternative) }

  /// "is", "had": whether it is one of the verbs that the language file lists.
  public var isVerb: Bool { !roles.isDisjoint(with: .verb) }

  /// Whether it can be the first word of a clause: "I", "it".
  public var beginsClause: Bool { roles.contains(.clauseStarter) }

  /// "if", "when": whether it begins a clause that another one completes.
  public var isSubordinator: Bool { roles.contains(.subordinator) }

  /// "no", "barely": whether it shows behind a question word that nothing is asked because the subject was left out.
  public var leavesOutSubject: Bool { roles.contains(.subjectless) }

  public var isListComma: Bool { isSign(",") }
  public var isQuestionMark: Bool { isSign("?") }

  func isSign(_ sign: StaticString) -> Bool {
    kind == .punctuation && word.utf8.first == sign.utf8Start.pointee
  }

  /// Whether it closes what is being said: a full stop and its like.
  public var endsSentence: Bool { isSign(".") || isSign("!") || isSign("?") || isSign(";") }

  /// Replaces the word and keeps what was typed.
  ///
  /// - Parameter typed: what that was, if it was more than this word.
  mutating func repair(to form: LanguageWords.Form, insteadOf typed: String? = nil) {
    changed = typed ?? original ?? word
    word = form.word
    roles = form.roles
    wordHash = form.wordHash
    stemHash = form.stemHash
  }
}
