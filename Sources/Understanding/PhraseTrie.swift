internal import Knowledge

/// Finds known phrases in a token sequence: a trie over stems.
///
/// Fillers ("my", "really") may stand between the words of a phrase. The cost depends on the length of the
/// message; the number of phrases counts with its logarithm only.
///
/// The trie is flat. Nodes are numbered in breadth-first order, so that the edge with number `n` leads to the node
/// `n + 1`, and the edges of a node stand together, sorted by key.
struct PhraseTrie: Sendable {
  /// A phrase found: which entry, and the tokens it covers (fillers inside included).
  struct Match: Sendable, Equatable {
    var entry: Int
    var tokens: Range<Int>
  }

  /// A phrase of stems. A stem with ``exactMark`` in front stands for the word as it is written.
  struct Phrase {
    var keys: [String]
    var entry: Int
  }

  static let exactMark = "="

  /// The keys of the hashes of stems, and of words that are taken as they are written: ``Token``.
  private let keys: HashTable
  /// One more than there are, so that the next one says where the edges and entries of a node end.
  private let nodes: PackedArray<Node>
  /// The keys of the edges.
  private let edges: PackedArray<UInt32>
  /// The entries of the phrases, by the nodes at which they end.
  private let entries: PackedArray<UInt32>
  /// For each key the node behind it, or 0: where a phrase begins there are too many edges to search.
  private let firstNodes: [UInt32]

  /// Where the edges of a node begin, and the entries of the phrases that end there.
  struct Node: BitwiseCopyable, Sendable {
    var firstEdge: UInt32
    var firstEntry: UInt32
  }

  init(_ phrases: [Phrase]) {
    let words = Set(phrases.flatMap(\.keys)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(words, UInt32(0)...))
    let keyed = phrases.filter { !$0.keys.isEmpty }.map {
      (keys: $0.keys.compactMap { numbers[$0] }, entry: UInt32($0.entry))
    }
    let layout = TrieLayout(
      keyed.sorted { $0.keys == $1.keys ? $0.entry < $1.entry : $0.keys.lexicographicallyPrecedes($1.keys) })
    self.init(
      keys: HashTable(words.map(Self.hash)), nodes: PackedArray(layout.nodes),
      edges: PackedArray(layout.edges), entries: PackedArray(layout.entries))
  }

  private init(
    keys: HashTable, nodes: PackedArray<Node>, edges: PackedArray<UInt32>, entries: PackedArray<UInt32>
  ) {
    self.keys = keys
    self.nodes = nodes
    self.edges = edges
    self.entries = entries
    var firstNodes = [UInt32](zeros: keys.count)
    for place in 0..<Int(nodes.elements[1].firstEdge) {
      firstNodes[Int(edges.elements[place])] = UInt32(place + 1)
    }
    self.firstNodes = firstNodes
  }

  private static func hash(of key: String) -> UInt64 {
    key.hasPrefix(exactMark) ? FNV.hash(of: String(key.dropFirst()).utf8Span.span) : NGrams.hash(.stems, key)
  }

  func knowsStem(of token: Token) -> Bool { keys.number(of: token.stemHash) != nil }

  /// All phrases in the tokens, by where they begin, shorter before longer.
  func matches(in tokens: [Token]) -> [Match] {
    let words = tokens.indices.map { i in
      Word(
        stem: key(of: tokens[i].stemHash), exact: key(of: tokens[i].wordHash),
        isFiller: tokens[i].roles.contains(.filler))
    }
    var found: [Match] = []
    found.reserveCapacity(tokens.count * 2)
    for start in tokens.indices {
      addMatches(
        from: Path(start: start, node: 0, skipped: 0, known: found.count), at: start, words, to: &found)
    }
    return found
  }

  private struct Word {
    var stem: Key?
    var exact: Key?
    var isFiller: Bool
  }

  /// A key of edges, with the node that phrases come to which begin with it, or 0: looked up for all words before any phrase is
  /// followed, so that the processor waits for many of them at once.
  private struct Key {
    var number: UInt32
    var firstNode: UInt32
  }

  private func key(of hash: WordHash) -> Key? {
    keys.number(of: hash).map { Key(number: UInt32($0), firstNode: firstNodes[Int($0)]) }
  }

  /// How far a phrase was followed.
  private struct Path {
    var start: Int
    var node: Int
    /// The fillers just stepped over.
    var skipped: Int
    /// How many matches there were before this start.
    var known: Int
  }

  private func addMatches(from path: Path, at i: Int, _ words: [Word], to found: inout [Match]) {
    guard i < words.count else { return }
    if let stem = words[i].stem { follow(stem, from: path, at: i, words, to: &found) }
    if let exact = words[i].exact { follow(exact, from: path, at: i, words, to: &found) }
    if path.node != 0, path.skipped < Self.mostFillers, words[i].isFiller {
      var next = path
      next.skipped += 1
      addMatches(from: next, at: i + 1, words, to: &found)
    }
  }

  private func follow(_ key: Key, from path: Path, at i: Int, _ words: [Word], to found: inout [Match]) {
    guard let node = child(of: path.node, by: key) else { return }
    let (first, end) = (nodes.elements[node].firstEntry, nodes.elements[node + 1].firstEntry)
    for entry in Int(first)..<Int(end) {
      let match = Match(entry: Int(entries.elements[entry]), tokens: path.start..<(i + 1))
      if !(path.known..<found.count).contains(where: { found[$0] == match }) { found.append(match) }
    }
    var next = path
    next.node = node
    next.skipped = 0
    addMatches(from: next, at: i + 1, words, to: &found)
  }

  private static let mostFillers = 3

  private func child(of node: Int, by key: Key) -> Int? {
    if node == 0 { return key.firstNode == 0 ? nil : Int(key.firstNode) }
    let edges = edges.elements
    let places = Int(nodes.elements[node].firstEdge)..<Int(nodes.elements[node + 1].firstEdge)
    let place = places.partitioningIndex { edges[$0] >= key.number }
    return place < places.upperBound && edges[place] == key.number ? place + 1 : nil
  }
}

extension PhraseTrie: Archivable {
  init(_ archive: inout Archive, _ given: PhraseTrie?) throws {
    self.init(
      keys: try archive(given?.keys), nodes: try archive(given?.nodes), edges: try archive(given?.edges),
      entries: try archive(given?.entries))
  }
}
