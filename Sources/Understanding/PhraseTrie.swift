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
  /// The keys of the edges, and for each node where its edges begin.
  private let edges: PackedArray<UInt32>
  private let firstEdge: PackedArray<UInt32>
  /// The entries of the phrases, and for each node where those begin that end there.
  private let entries: PackedArray<UInt32>
  private let firstEntry: PackedArray<UInt32>
  /// For each key the node behind it, or 0: where a phrase begins there are too many edges to search.
  private let firstNodes: [UInt32]

  init(_ phrases: [Phrase]) {
    let words = Set(phrases.flatMap(\.keys)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(words, UInt32(0)...))
    let keyed = phrases.filter { !$0.keys.isEmpty }.map {
      (keys: $0.keys.compactMap { numbers[$0] }, entry: UInt32($0.entry))
    }
    let layout = TrieLayout(
      keyed.sorted { $0.keys == $1.keys ? $0.entry < $1.entry : $0.keys.lexicographicallyPrecedes($1.keys) })
    self.init(
      keys: HashTable(words.map(Self.hash)), edges: PackedArray(layout.edges),
      firstEdge: PackedArray(layout.firstEdge), entries: PackedArray(layout.entries),
      firstEntry: PackedArray(layout.firstEntry))
  }

  private init(
    keys: HashTable, edges: PackedArray<UInt32>, firstEdge: PackedArray<UInt32>,
    entries: PackedArray<UInt32>, firstEntry: PackedArray<UInt32>
  ) {
    self.keys = keys
    self.edges = edges
    self.firstEdge = firstEdge
    self.entries = entries
    self.firstEntry = firstEntry
    var firstNodes = [UInt32](zeros: keys.count)
    for place in 0..<Int(firstEdge.elements[1]) { firstNodes[Int(edges.elements[place])] = UInt32(place + 1) }
    self.firstNodes = firstNodes
  }

  private static func hash(of key: String) -> UInt64 {
    key.hasPrefix(exactMark) ? FNV.hash(of: String(key.dropFirst()).utf8Span.span) : NGrams.hash(.stems, key)
  }

  func knowsStem(of token: Token) -> Bool { keys.number(of: token.stemHash) != nil }

  /// All phrases in the tokens, by where they begin, shorter before longer.
  func matches(in tokens: [Token]) -> [Match] {
    let keys = tokens.indices.map { i in
      Key(
        stem: self.keys.number(of: tokens[i].stemHash), exact: self.keys.number(of: tokens[i].wordHash),
        isFiller: tokens[i].roles.contains(.filler))
    }
    var found: [Match] = []
    found.reserveCapacity(tokens.count * 2)
    for start in tokens.indices {
      addMatches(
        from: Path(start: start, node: 0, skipped: 0, known: found.count), at: start, keys, to: &found)
    }
    return found
  }

  private struct Key {
    var stem: Int32?
    var exact: Int32?
    var isFiller: Bool
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

  private func addMatches(from path: Path, at i: Int, _ keys: [Key], to found: inout [Match]) {
    guard i < keys.count else { return }
    if let stem = keys[i].stem { follow(stem, from: path, at: i, keys, to: &found) }
    if let exact = keys[i].exact { follow(exact, from: path, at: i, keys, to: &found) }
    if path.node != 0, path.skipped < Self.mostFillers, keys[i].isFiller {
      var next = path
      next.skipped += 1
      addMatches(from: next, at: i + 1, keys, to: &found)
    }
  }

  private func follow(_ key: Int32, from path: Path, at i: Int, _ keys: [Key], to found: inout [Match]) {
    guard let node = child(of: path.node, by: key) else { return }
    for entry in Int(firstEntry.elements[node])..<Int(firstEntry.elements[node + 1]) {
      let match = Match(entry: Int(entries.elements[entry]), tokens: path.start..<(i + 1))
      if !(path.known..<found.count).contains(where: { found[$0] == match }) { found.append(match) }
    }
    var next = path
    next.node = node
    next.skipped = 0
    addMatches(from: next, at: i + 1, keys, to: &found)
  }

  private static let mostFillers = 3

  private func child(of node: Int, by key: Int32) -> Int? {
    if node == 0 { return firstNodes[Int(key)] == 0 ? nil : Int(firstNodes[Int(key)]) }
    let (edges, key) = (edges.elements, UInt32(key))
    let places = Int(firstEdge.elements[node])..<Int(firstEdge.elements[node + 1])
    let place = places.partitioningIndex { edges[$0] >= key }
    return place < places.upperBound && edges[place] == key ? place + 1 : nil
  }
}

extension PhraseTrie: Archivable {
  init(_ archive: inout Archive, _ given: PhraseTrie?) throws {
    self.init(
      keys: try archive(given?.keys), edges: try archive(given?.edges),
      firstEdge: try archive(given?.firstEdge),
      entries: try archive(given?.entries), firstEntry: try archive(given?.firstEntry))
  }
}
