internal import Knowledge

extension KnowledgeView {
  /// Every fact on a line: its id, where it stands, how many intents ask for it, and what it says.
  package var table: [String] {
    let header = ["fact", "place", "asked", "says"]
    let rows = knowledge.facts.map { [$0.id, $0.place.code, "\(intents(for: $0.id).count)", $0.says] }
    let widths = header.indices.dropLast().map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { row in
      zip(row, widths).map { $0.padded(to: $1 + 2) }.joined() + row[row.count - 1]
    }
  }
}
