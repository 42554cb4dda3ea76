internal import Knowledge

/// Finds how to speak of somebody else than the one who writes.
final class People: Sendable {
  private let people: [Person]
  /// For each word the number of the person.
  private let numbers: [String: Int]

  init(_ people: [Person]) {
    self.people = people
    let words = people.enumerated().flatMap { number, person in
      (person.words + person.pointers).map { ($0, number) }
    }
    numbers = Dictionary(words) { first, _ in first }
  }

  /// Whether it is a word for somebody.
  func isKnown(_ word: String) -> Bool { numbers[word] != nil }

  /// The word that a reply can name somebody by, if this is one: "wife", also of "wife's".
  func named(_ word: String) -> String? {
    let noun = word.firstIndex(of: "'").map { String(word[..<$0]) } ?? word
    return person(known: noun).flatMap { $0.words.contains(noun) ? noun : nil }
  }

  private func person(known word: String) -> Person? { numbers[word].map { people[$0] } }

  /// How somebody is named who was called so: "your wife", "her".
  func name(_ word: String) -> String {
    guard let person = person(word) else { return "" }
    return person.words.contains(word)
      ? PhraseTemplate(person.named).filled(with: ["word": word]) : person.forms["them"] ?? ""
  }

  /// A question about them.
  func question(_ text: String, about word: String) -> String {
    guard let forms = person(word)?.forms else { return text }
    return PhraseTemplate(text).filled { forms[$0] }.uppercasedFirst
  }

  private func person(_ word: String) -> Person? { person(known: word) ?? people.first }
}
