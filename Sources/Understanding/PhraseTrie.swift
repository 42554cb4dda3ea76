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

  private struct Edge: Hashable {
    var node: Int32
    var stem: String
  }

  private var edges: [Edge: Int32] = [:]
  private var entriesAtNode: [[Int32]] = [[]]
  private let fillers: Set<String>

  init(fillers: Set<String>) {
    self.fillers = fillers
  }

  mutating func insert(_ stems: [String], entry: Int) {
    guard !stems.isEmpty else { return }
    var node: Int32 = 0
    for stem in stems {
      let edge = Edge(node: node, stem: stem)
      if let next = edges[edge] {
        node = next
      } else {
        entriesAtNode.append([])
        node = Int32(entriesAtNode.count - 1)
        edges[edge] = node
      }
    }
    if !entriesAtNode[Int(node)].contains(Int32(entry)) { entriesAtNode[Int(node)].append(Int32(entry)) }
  }

  /// All phrases in the tokens, by where they begin, shorter before longer.
  func matches(in tokens: [Token]) -> [Match] {
    var found: [Match] = []
    for start in tokens.indices { addMatches(at: start, in: tokens, to: &found) }
    return found
  }

  private func addMatches(at start: Int, in tokens: [Token], to found: inout [Match]) {
    var node: Int32 = 0
    var skipped = 0
    for i in start..<tokens.count {
      if let next = edges[Edge(node: node, stem: tokens[i].stem)] {
        node = next
        skipped = 0
        for entry in entriesAtNode[Int(node)] {
          found.append(Match(entry: Int(entry), tokens: start..<(i + 1)))
        }
      } else if node != 0, skipped < Self.mostFillers, fillers.contains(tokens[i].word) {
        skipped += 1
      } else {
        return
      }
    }
  }

  private static let mostFillers = 3
}
