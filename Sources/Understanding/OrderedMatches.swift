/// Matches by where they begin, so that each need only be compared with the few around it.
struct OrderedMatches {
  let all: [PhraseTrie.Match]
  private let longest: Int

  init(_ all: [PhraseTrie.Match]) {
    self.all = all
    longest = all.reduce(0) { max($0, $1.tokens.count) }
  }

  /// A run of matches that has all those in it that hold this one.
  func holders(of i: Int) -> Range<Int> {
    let tokens = all[i].tokens
    var (first, end) = (i, i + 1)
    while first > 0, all[first - 1].tokens.lowerBound >= tokens.upperBound - longest { first -= 1 }
    while end < all.count, all[end].tokens.lowerBound == tokens.lowerBound { end += 1 }
    return first..<end
  }

  /// The matches behind this one that overlap it.
  func followers(of i: Int) -> Range<Int> {
    var end = i + 1
    while end < all.count, all[end].tokens.lowerBound < all[i].tokens.upperBound { end += 1 }
    return (i + 1)..<end
  }
}
