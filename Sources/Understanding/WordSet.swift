/// Words that are asked for one by one: quicker than a set of texts, whose hashes guard against keys that somebody chooses.
package struct WordSet: Sendable {
  private let words: WordTable

  package init(_ words: some Sequence<String>) { self.words = WordTable(Set(words).sorted()) }

  /// - Complexity: linear in the length of the word.
  package func contains(_ word: String) -> Bool { words.number(of: word) != nil }
}
