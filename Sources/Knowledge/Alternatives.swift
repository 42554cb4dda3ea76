/// Several phrases in one line: `(my|the) (dog|cat) woke me` is four, `(so|) numb` two.
enum Alternatives {
  /// The phrases that a line stands for, in order, or what is wrong with it.
  static func phrases(in line: String) -> Result<[String], Annotation.Mistake> {
    guard line.contains(where: signs.contains) else { return .success([line]) }
    var phrases = [""]
    var rest = Substring(line)
    while let sign = rest.firstIndex(where: signs.contains) {
      guard rest[sign] == "(" else { return .failure(.init("'\(rest[sign])' without '(' before it")) }
      guard let close = rest[sign...].firstIndex(of: ")") else {
        return .failure(.init("'(' without ')'"))
      }
      let choices = rest[rest.index(after: sign)..<close].split(
        separator: "|", omittingEmptySubsequences: false)
      if choices.contains(where: { $0.contains("(") }) { return .failure(.init("'(' inside of '(...)'")) }
      phrases = phrases.flatMap { phrase in choices.map { phrase + rest[..<sign] + $0 } }
      if phrases.count > most { return .failure(.init("it stands for more than \(most) phrases")) }
      rest = rest[rest.index(after: close)...]
    }
    // An empty choice leaves two spaces.
    return .success(phrases.map { ($0 + rest).split(separator: " ").joined(separator: " ") })
  }

  private static let signs = "(|)"
  /// More is no phrase that anybody could look over.
  private static let most = 3000
}
