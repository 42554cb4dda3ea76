/// Finds known phrases in a token sequence: a trie over stems.
///
/// Fillers ("my", "really") may stand between the words of a phrase. The cost depends on the length of the
/// message and not on the number of phrases.
struct PhraseTrie: Sendable {
  /// A phrase found: which entry, and the tokens it covers (fillers inside included).
  struct Match: Sendable, Equatable {
    var entry: Int
    var tokens: Range<Int>
  }

  /// An edge of the trie: a node and the number of a stem.
  private typealias Edge = UInt64

  private var stems: [String: UInt32] = [:]
  private var edges: [Edge: UInt32] = [:]
  private var entriesAtNode: [UInt32: [Int32]] = [:]

  init() {}

  mutating func insert(_ phrase: [String], entry: Int) {
    guard !phrase.isEmpty else { return }
    var node: UInt32 = 0
    for stem in phrase {
      let edge = Self.edge(node, stems[stem] ?? addStem(stem))
      node = edges[edge] ?? addNode(edge)
    }
    if !(entriesAtNode[node]?.contains(Int32(entry)) ?? false) {
      entriesAtNode[node, default: []].append(Int32(entry))
    }
  }

  private mutating func addStem(_ stem: String) -> UInt32 {
    stems[stem] = UInt32(stems.count)
    return UInt32(stems.count - 1)
  }

  private mutating func addNode(_ edge: Edge) -> UInt32 {
    edges[edge] = UInt32(edges.count + 1)
    return UInt32(edges.count)
  }

  private static func edge(_ node: UInt32, _ stem: UInt32) -> Edge { UInt64(node) << 32 | UInt64(stem) }

  /// All phrases in the tokens, by where they begin, shorter before longer.
  func matches(in tokens: [Token], fillers: Set<String>) -> [Match] {
    let keys = tokens.map { token in
      Key(
        stem: stems[token.stem], exact: stems[Self.exactMark + token.word],
        isFiller: fillers.contains(token.word))
    }
    var found: [Match] = []
    for start in tokens.indices { addMatches(from: start, at: start, node: 0, keys, skipped: 0, to: &found) }
    return found
  }

  /// A key with this in front stands for the word as it is written, not for its stem.
  static let exactMark = "="

  private struct Key {
    var stem: UInt32?
    var exact: UInt32?
    var isFiller: Bool
  }

  private func addMatches(
    from start: Int, at i: Int, node: UInt32, _ keys: [Key], skipped: Int, to found: inout [Match]
  ) {
    guard i < keys.count else { return }
    for number in [keys[i].stem, keys[i].exact] {
      guard let number, let next = edges[Self.edge(node, number)] else { continue }
      for entry in entriesAtNode[next] ?? [] {
        let match = Match(entry: Int(entry), tokens: start..<(i + 1))
        if !found.contains(match) { found.append(match) }
      }
      addMatches(from: start, at: i + 1, node: next, keys, skipped: 0, to: &found)
    }
    if node != 0, skipped < Self.mostFillers, keys[i].isFiller {
      addMatches(from: start, at: i + 1, node: node, keys, skipped: skipped + 1, to: &found)
    }
  }

  private static let mostFillers = 3
}

extension PhraseTrie: Codable {
  private enum CodingKeys: CodingKey { case stems, edges, targets, nodes, entries }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let stems = try container.decode(String.self, forKey: .stems).split(separator: "\n").map(String.init)
    self.stems = Dictionary(zip(stems, 0...)) { first, _ in first }
    edges = Dictionary(
      zip(
        try container.decode(PackedArray<UInt64>.self, forKey: .edges).elements,
        try container.decode(PackedArray<UInt32>.self, forKey: .targets).elements)
    ) { first, _ in first }
    let nodes = try container.decode(PackedArray<UInt32>.self, forKey: .nodes).elements
    let entries = try container.decode(PackedArray<Int32>.self, forKey: .entries).elements
    for (node, entry) in zip(nodes, entries) { entriesAtNode[node, default: []].append(entry) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let stems = stems.sorted { $0.value < $1.value }.map(\.key)
    let edges = edges.sorted { $0.key < $1.key }
    let entries = entriesAtNode.sorted { $0.key < $1.key }.flatMap { node, entries in
      entries.map { (node, $0) }
    }
    try container.encode(stems.joined(separator: "\n"), forKey: .stems)
    try container.encode(PackedArray(edges.map(\.key)), forKey: .edges)
    try container.encode(PackedArray(edges.map(\.value)), forKey: .targets)
    try container.encode(PackedArray(entries.map(\.0)), forKey: .nodes)
    try container.encode(PackedArray(entries.map(\.1)), forKey: .entries)
  }
}
