internal import Knowledge

/// What a word does in a sentence, whatever the subject.
struct WordRoles: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  /// "my", "really": without weight of its own.
  static let filler = WordRoles(rawValue: 1 << 0)
  /// "and", "also": joins.
  static let connector = WordRoles(rawValue: 1 << 1)
  /// "I", "it": a new subject, which begins a clause.
  static let clauseStarter = WordRoles(rawValue: 1 << 2)
  /// "what", "can": begins a question.
  static let questionStarter = WordRoles(rawValue: 1 << 3)
  /// "when", "if": begins a clause that another one completes.
  static let subordinator = WordRoles(rawValue: 1 << 4)
  /// "no", "been": behind a question word it shows that the subject was left out.
  static let subjectless = WordRoles(rawValue: 1 << 5)
  /// "for", "since": makes "a week" a length of time.
  static let durationOpener = WordRoles(rawValue: 1 << 6)
  /// "a" in "twice a week", "per": makes a rate.
  static let rate = WordRoles(rawValue: 1 << 7)
  /// "it" in "it is": begins a clause with a verb behind it.
  static let subject = WordRoles(rawValue: 1 << 9)
  /// "is", "hurts".
  static let presentVerb = WordRoles(rawValue: 1 << 10)
  /// "was", "had".
  static let pastVerb = WordRoles(rawValue: 1 << 11)
  static let verb: WordRoles = [.presentVerb, .pastVerb]
  /// "or": joins the items of a list under a denial.
  static let alternative = WordRoles(rawValue: 1 << 12)
  /// "to" in "4 to 5", "-".
  static let range = WordRoles(rawValue: 1 << 13)
  /// "from" in "from 2 to 6".
  static let rangeOpener = WordRoles(rawValue: 1 << 15)
  /// "at" in "at what": stands in front of a question word.
  static let questionOpener = WordRoles(rawValue: 1 << 14)
  /// "hi": may stand in front of a question.
  static let greeting = WordRoles(rawValue: 1 << 16)
  /// "two", "couple".
  static let number = WordRoles(rawValue: 1 << 8)
}

/// What the language file says of words: how they are spelt out, and what they do in a sentence.
///
/// A class without state, so that handing it on copies nothing.
final class LanguageWords: Sendable {
  /// A word as a token has it.
  struct Form: Sendable {
    let word: String
    let roles: WordRoles
    let wordHash: UInt64
    let stemHash: UInt64

    init(word: String, stem: String, roles: WordRoles) {
      self.init(
        word: word, hash: FNV.hash(of: word.utf8Span.span), stemHash: NGrams.hash(.stems, stem), roles: roles)
    }

    /// - Parameters:
    ///   - hash: the word's, ``FNV/hash(of:)``.
    ///   - stemHash: that of its stem, as a feature of models.
    init(word: String, hash: UInt64, stemHash: UInt64, roles: WordRoles) {
      self.word = word
      self.roles = roles
      wordHash = hash
      self.stemHash = stemHash
    }
  }

  private let table: WordTable
  /// What all words stand for, one after the other, and for each word where that begins; one more than there are words.
  private let forms: [Form]
  private let starts: [UInt32]
  private let respelt: [Bool]

  init(_ language: Language) {
    let roles = Self.roles(in: language)
    let words = Set(roles.keys).union(language.spellings.keys).sorted()
    table = WordTable(words)
    respelt = words.map { language.spellings[$0] != nil }
    var stemmer = Stemmer()
    var forms: [Form] = []
    var starts: [UInt32] = [0]
    for word in words {
      for part in (language.spellings[word] ?? word).split(separator: " ").map(String.init) {
        forms.append(Form(word: part, stem: stemmer.stem(of: part), roles: roles[part] ?? []))
      }
      starts.append(UInt32(forms.count))
    }
    self.forms = forms
    self.starts = starts
  }

  private init(table: WordTable, forms: [Form], starts: [UInt32], respelt: [Bool]) {
    self.table = table
    self.forms = forms
    self.starts = starts
    self.respelt = respelt
  }

  private static func roles(in language: Language) -> [String: WordRoles] {
    var roles: [String: WordRoles] = [:]
    let lists: [(WordRoles, [String])] = [
      (.filler, language.fillers), (.connector, language.connectors),
      (.clauseStarter, language.clauseStarters), (.questionStarter, language.questionStarters),
      (.questionOpener, language.questionOpeners), (.greeting, language.greetings),
      (.subordinator, language.subordinators),
      (.subjectless, language.subjectless),
      (.durationOpener, language.durationOpeners), (.rate, language.rateWords),
      (.number, Array(language.numbers.keys)), (.range, language.rangeWords),
      (.rangeOpener, language.rangeOpeners),
      (.subject, language.subjects), (.presentVerb, language.presentVerbs),
      (.pastVerb, language.pastVerbs), (.alternative, language.alternatives),
    ]
    for (role, words) in lists {
      for word in words { roles[word, default: []].insert(role) }
    }
    return roles
  }

  /// The number of a word; `nil` for one that the language file does not have.
  ///
  /// - Parameter hash: the word's, ``FNV/hash(of:)``.
  func number(of hash: WordHash) -> Int? { table.number(of: hash) }

  /// The places of the word with a number, or of the words that it stands for.
  func places(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  subscript(place: Int) -> Form { forms[place] }

  /// Whether the word with a number is only another spelling.
  func isRespelt(_ number: Int) -> Bool { respelt[number] }

  /// Whether a word is only another spelling.
  func isRespelt(_ word: Span<UInt8>) -> Bool { table.number(of: word).map { respelt[$0] } ?? false }
}

extension LanguageWords: Archivable {
  convenience init(_ archive: inout Archive, _ given: LanguageWords?) throws {
    self.init(
      table: try archive(given?.table), forms: try archive(given?.forms),
      starts: try archive.run(given?.starts), respelt: try archive(given?.respelt))
  }
}

extension LanguageWords.Form: Archivable {
  init(_ archive: inout Archive, _ given: LanguageWords.Form?) throws {
    self.init(
      word: try archive(given?.word), stem: try archive(given.map { Stemmer.stem($0.word) }),
      roles: WordRoles(
        rawValue: UInt32(truncatingIfNeeded: try archive.number(given.map { Int($0.roles.rawValue) }))))
  }
}
