/// Finds known phrases in a token sequence: a trie over stems.
///
/// Fillers ("my", "really") may stand between the words of a phrase. Lookup costs one dictionary access a
/// token and position, whatever the number of phrases.
struct PhraseTrie: Sendable {
  /// A phrase found: which entry, and the tokens it covers (fillers inside included).
  struct Match: Sendable, Equatable {
    var entry: Int
    var tokens: Range<Int>
  }

  private struct Edge: Hashable {
    var node: Int32
    var stem: String
  }

  private var edges: [Edge: Int32] = [:]
  private var entryAtNode: [Int32] = [-1]
  private let fillers: Set<String>

  init(fillers: Set<String>) {
    self.fillers = fillers
  }

  /// Adds a phrase; a second entry for the same phrase is ignored.
  mutating func insert(_ stems: [String], entry: Int) {
    guard !stems.isEmpty else { return }
    var node: Int32 = 0
    for stem in stems {
      let edge = Edge(node: node, stem: stem)
      if let next = edges[edge] {
        node = next
      } else {
        entryAtNode.append(-1)
        node = Int32(entryAtNode.count - 1)
        edges[edge] = node
      }
    }
    if entryAtNode[Int(node)] < 0 { entryAtNode[Int(node)] = Int32(entry) }
  }

  /// The longest phrase at each position, left to right, no two overlapping.
  func matches(in tokens: [Token]) -> [Match] {
    var found: [Match] = []
    var start = 0
    while start < tokens.count {
      if let match = longestMatch(at: start, in: tokens) {
        found.append(match)
        start = match.tokens.upperBound
      } else {
        start += 1
      }
    }
    return found
  }

  private func longestMatch(at start: Int, in tokens: [Token]) -> Match? {
    var best: Match?
    var node: Int32 = 0
    var skipped = 0
    var i = start
    while i < tokens.count {
      if let next = edges[Edge(node: node, stem: tokens[i].stem)] {
        node = next
        skipped = 0
        let entry = entryAtNode[Int(node)]
        if entry >= 0 { best = Match(entry: Int(entry), tokens: start..<(i + 1)) }
      } else if node != 0, skipped < 3, fillers.contains(tokens[i].word) {
        skipped += 1
      } else {
        break
      }
      i += 1
    }
    return best
  }
}
