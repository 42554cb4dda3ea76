/// Lays a trie out flat from its sorted phrases, level by level.
struct TrieLayout {
  private(set) var edges: [UInt32] = []
  private(set) var entries: [UInt32] = []
  private(set) var nodes = [PhraseTrie.Node(firstEdge: 0, firstEntry: 0)]

  /// - Parameter phrases: sorted by keys, then by entry.
  init(_ phrases: [(keys: [UInt32], entry: UInt32)]) {
    // The nodes of a level, each as the run of phrases that pass through it.
    var level = [phrases.indices]
    var depth = 0
    while !level.isEmpty {
      var next: [Range<Int>] = []
      for node in level {
        let longer = addEntries(at: node, depth, phrases)
        next += addEdges(from: longer, depth, phrases)
        nodes.append(.init(firstEdge: UInt32(edges.count), firstEntry: UInt32(entries.count)))
      }
      level = next
      depth += 1
    }
  }

  /// Adds the phrases that end at a node; the others.
  private mutating func addEntries(
    at node: Range<Int>, _ depth: Int, _ phrases: [(keys: [UInt32], entry: UInt32)]
  ) -> Range<Int> {
    var start = node.lowerBound
    var last: UInt32?
    while start < node.upperBound, phrases[start].keys.count == depth {
      if phrases[start].entry != last { entries.append(phrases[start].entry) }
      last = phrases[start].entry
      start += 1
    }
    return start..<node.upperBound
  }

  /// Adds the edges of a node; the nodes that they lead to.
  private mutating func addEdges(
    from node: Range<Int>, _ depth: Int, _ phrases: [(keys: [UInt32], entry: UInt32)]
  ) -> [Range<Int>] {
    var children: [Range<Int>] = []
    var start = node.lowerBound
    while start < node.upperBound {
      let key = phrases[start].keys[depth]
      let end = phrases[start..<node.upperBound].firstIndex { $0.keys[depth] != key } ?? node.upperBound
      edges.append(key)
      children.append(start..<end)
      start = end
    }
    return children
  }
}
