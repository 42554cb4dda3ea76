/// What has to be left out of a list and put into it to make another of it.
struct Difference<Element: Hashable> {
  enum Step: Equatable {
    case kept(Element)
    case removed(Element)
    case added(Element)
  }

  /// In the order of the lists; what is removed comes before what is added in its place.
  var steps: [Step] = []

  init(from old: [Element], to new: [Element]) {
    let changes = new.difference(from: old)
    let removed = Set(changes.removals.map(\.offset))
    let added = Set(changes.insertions.map(\.offset))
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        steps.append(.removed(old[i]))
        i += 1
      } else if added.contains(j) {
        steps.append(.added(new[j]))
        j += 1
      } else {
        steps.append(.kept(new[j]))
        (i, j) = (i + 1, j + 1)
      }
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

/// Two texts compared line by line, for people: `-` what was expected, `+` what is said, and below what was exchanged.
struct LineDifference {
  var lines: [String]

  /// - Parameter expected: `nil` if nothing was expected.
  init(expected: String?, said: String) {
    let steps = Difference(from: expected?.lines ?? [], to: said.lines).steps
    lines = steps.map { step in
      switch step {
      case .kept(let line): "  \(line)"
      case .removed(let line): "- \(line)"
      case .added(let line): "+ \(line)"
      }
    }
    let exchanged = expected.map { Self.exchangedWords($0, said) } ?? []
    if !exchanged.isEmpty { lines.append("  (\(exchanged.joined(separator: ", ")))") }
  }

  /// More exchanges than this are easier to see in the lines.
  private static let mostExchanges = 3

  /// What became of the words, "fast -> quickly"; nothing where most of them changed.
  private static func exchangedWords(_ expected: String, _ said: String) -> [String] {
    let old = expected.split(whereSeparator: \.isWhitespace)
    let new = said.split(whereSeparator: \.isWhitespace)
    var exchanges: [(old: [Substring], new: [Substring])] = []
    var (isOpen, kept) = (false, 0)
    for step in Difference(from: old, to: new).steps {
      if case .kept = step {
        (isOpen, kept) = (false, kept + 1)
        continue
      }
      if !isOpen { exchanges.append(([], [])) }
      isOpen = true
      switch step {
      case .removed(let word): exchanges[exchanges.count - 1].old.append(word)
      case .added(let word): exchanges[exchanges.count - 1].new.append(word)
      case .kept: break
      }
    }
    guard exchanges.count <= mostExchanges, 2 * kept >= max(old.count, new.count) else { return [] }
    return exchanges.map { "\(quoted($0.old)) -> \(quoted($0.new))" }
  }

  private static func quoted(_ words: [Substring]) -> String {
    words.isEmpty ? "nothing" : "\"\(words.joined(separator: " "))\""
  }
}
