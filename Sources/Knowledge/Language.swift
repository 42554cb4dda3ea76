/// What a reader must know of the language itself, whatever the subject.
public struct Language: Sendable, Equatable {
  /// Words that may stand between the words of a phrase: "my", "really".
  public var fillers: [String] = []
  /// Words around a short answer that change nothing about it: "honestly", "I'd say".
  public var asides: [String] = []
  /// Words that stand for what was spoken of: "it".
  public var pronouns: [String] = []
  /// Words around the name of a topic that only turn to it: "and what about".
  public var topicOpeners: [String] = []
  /// Words that begin a yes/no question: "is", "can".
  public var yesNoStarters: [String] = []
  /// Words behind "can you" and "do you" that ask for something and for no yes or no: "tell".
  public var requests: [String] = []
  /// Words with which a question asks for more, or for less, than whether something is so: "always", "only".
  public var reservations: [String] = []
  /// Words that limit what is said to one thing: "only".
  public var restrictors: [String] = []
  /// Words that begin a clause when they follow a comma or a connector: "I", "it", "there".
  public var clauseStarters: [String] = []
  /// Pronouns that begin a clause with a verb behind them: "it is".
  public var subjects: [String] = []
  /// Verbs with which something is said about now: "is", "hurts".
  public var presentVerbs: [String] = []
  /// Verbs with which something is said about the past: "was", "had".
  public var pastVerbs: [String] = []
  /// Words that join the items of a list under a denial: "or", "nor".
  public var alternatives: [String] = []
  /// Words that are endings, too: "man aged 40" is not "managed 40".
  public var suffixes: [String] = []
  /// Words that join: "and", "also".
  public var connectors: [String] = []
  /// Words that begin a question: "what", "can".
  public var questionStarters: [String] = []
  /// Words that may stand in front of a question word: "at what", "thanks to what".
  public var questionOpeners: [String] = []
  /// Words with which people greet, in front of what they ask: "hi".
  public var greetings: [String] = []
  /// Words that, behind a question word, show that no question is asked because the subject was left out: "have no
  /// feeling", "was thrown".
  public var subjectless: [String] = []
  /// Words that begin a clause which another one completes: "when ..., what ...".
  public var subordinators: [String] = []
  /// Words by which a person speaks of themselves: "my", "I".
  public var firstPerson: [String] = []
  /// Words by which a person speaks of somebody: "he", "her".
  public var thirdPerson: [String] = []
  /// Whom somebody may ask for; the first is whoever is not named by any of the words.
  public var people: [Person] = []
  /// Spellings that stand for other words: contractions and texting ("cant" for "can not").
  public var spellings: [String: String] = [:]
  /// Number words and their values.
  public var numbers: [String: Double] = [:]
  /// Units of time and their lengths in days.
  public var units: [String: Double] = [:]
  /// Words before "a week" that make it a length of time: "for", "since".
  public var durationOpeners: [String] = []
  /// Words that make a rate: "a" in "twice a week", "per".
  public var rateWords: [String] = []
  /// Words between the ends of a range: "to" in "4 to 5 days".
  public var rangeWords: [String] = []
  /// Words in front of a range that something has gone through: "from" in "from 2 to 6 days a week".
  public var rangeOpeners: [String] = []
  /// What behind a unit of time makes it no length: "old", "in a row".
  public var durationSpoilers: [String] = []
  /// Ordinary words that are never taken for misspellings: sorted, with spaces between them.
  public var ordinaryWords = ""

  public init() {}
}

extension Language {
  /// The lists of words, each with its key in the content.
  package static let lists: [(key: String, list: any WritableKeyPath<Language, [String]> & Sendable)] = [
    ("fillers", \.fillers),
    ("asides", \.asides),
    ("pronouns", \.pronouns),
    ("topic_openers", \.topicOpeners),
    ("yes_no_starters", \.yesNoStarters),
    ("requests", \.requests),
    ("reservations", \.reservations),
    ("restrictors", \.restrictors),
    ("clause_starters", \.clauseStarters),
    ("subjects", \.subjects),
    ("present_verbs", \.presentVerbs),
    ("past_verbs", \.pastVerbs),
    ("alternatives", \.alternatives),
    ("suffixes", \.suffixes),
    ("connectors", \.connectors),
    ("question_starters", \.questionStarters),
    ("question_openers", \.questionOpeners),
    ("greetings", \.greetings),
    ("subjectless", \.subjectless),
    ("subordinators", \.subordinators),
    ("first_person", \.firstPerson),
    ("third_person", \.thirdPerson),
    ("duration_openers", \.durationOpeners),
    ("rate_words", \.rateWords),
    ("range_words", \.rangeWords),
    ("range_openers", \.rangeOpeners),
    ("duration_spoilers", \.durationSpoilers),
  ]
}
