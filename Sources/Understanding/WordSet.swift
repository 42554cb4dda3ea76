/// A word or a stem as tables and models know it: tells words apart as well as their texts do, and quicker.
package typealias WordHash = UInt64

/// Words or stems that are asked for one by one, as tokens have them: quicker than a set of texts, whose hashes guard against keys
/// that somebody chooses.
package struct WordSet: Sendable {
  private let table: HashTable

  /// Words, asked for by ``Token/wordHash``.
  package init(_ words: some Sequence<String>) {
    self.init(hashes: words.lazy.map { FNV.hash(of: $0.utf8Span.span) })
  }

  /// Stems, asked for by ``Token/stemHash``.
  package init(stems: some Sequence<String>) { self.init(hashes: stems.lazy.map { NGrams.hash(.stems, $0) }) }

  package init(hashes: some Sequence<WordHash>) { table = HashTable(Array(Set(hashes))) }

  package func contains(_ hash: WordHash) -> Bool { table.number(of: hash) != nil }
}

/// Names numbered from 0, asked for as texts: the content has given them, so that nobody chooses them to make a table slow.
package struct NameNumbers: Sendable {
  private let table: HashTable

  /// - Parameter names: each once.
  package init(_ names: [String]) { table = HashTable(names.map { FNV.hash(of: $0.utf8Span.span) }) }

  package func number(of name: String) -> Int? {
    table.number(of: FNV.hash(of: name.utf8Span.span)).map(Int.init)
  }
}
