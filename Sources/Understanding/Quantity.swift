/// A number of a message, in figures or words.
struct Quantity {
  /// The higher end of a range.
  private(set) var value: Double
  /// The lower end of a range.
  private(set) var low: Double
  /// The token behind it.
  private(set) var end: Int
  /// Whether it is "a" and nothing more.
  private(set) var isArticle: Bool

  init?(at start: Int, in tokens: [Token], numbers: [String: Double]) {
    func value(at i: Int) -> Double? {
      guard i < tokens.count else { return nil }
      if tokens[i].kind == .number { return Self.value(ofFigures: tokens[i].word) }
      return tokens[i].roles.contains(.number) ? numbers[tokens[i].word] : nil
    }
    func isArticle(_ i: Int) -> Bool {
      i < tokens.count && tokens[i].roles.isSuperset(of: [.number, .rate])
    }
    /// "a couple", "half a"
    func withoutArticle(_ i: Int) -> Int { isArticle(i) && value(at: i + 1) != nil ? i + 1 : i }

    var next = withoutArticle(start)
    guard var sum = value(at: next) else { return nil }
    self.isArticle = isArticle(next)
    next += 1
    var low: Double?
    if sum < 1, isArticle(next) { next += 1 }
    while next < tokens.count {
      if let more = value(at: next), Self.adds(more, to: sum) {  // "1 ½", "twenty five"
        sum += more
        next += 1
      } else if tokens[next].roles.contains(.connector), let half = value(at: withoutArticle(next + 1)),
        half < 1
      {
        sum += half  // "two and a half"
        next = withoutArticle(next + 1) + 1
      } else if tokens[next].roles.contains(.range), let high = value(at: next + 1), high > sum {
        low = low ?? sum
        sum = high  // "4-5", "three or four"
        next += 2
      } else {
        break
      }
    }
    (self.value, self.low, end) = (sum, low ?? sum, next)
  }

  private static func adds(_ more: Double, to sum: Double) -> Bool {
    more < 1 && sum >= 1 || sum >= 20 && sum.truncatingRemainder(dividingBy: 10) == 0 && more < 10
  }

  /// A comma before three digits divides thousands, any other is a decimal point.
  private static func value(ofFigures word: String) -> Double? {
    guard let comma = word.lastIndex(of: ",") else { return Double(word) }
    let isThousands = word.distance(from: comma, to: word.endIndex) == 4
    return Double(word.replacing(",", with: isThousands ? "" : "."))
  }
}
