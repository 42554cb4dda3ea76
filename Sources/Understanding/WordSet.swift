/// Words that are asked for one by one: quicker than a set of texts, whose hashes guard against keys that somebody chooses.
package struct WordSet: Sendable {
  private let words: HashTable

  package init(_ words: some Sequence<String>) {
    self.words = HashTable(Set(words).sorted().map { FNV.hash(of: $0.utf8Span.span) })
  }

  /// - Complexity: linear in the length of the word.
  package func contains(_ word: String) -> Bool { words.number(of: FNV.hash(of: word.utf8Span.span)) != nil }

  /// Whether the word of a token is one of them.
  package func contains(_ token: Token) -> Bool { words.number(of: token.wordHash) != nil }
}
