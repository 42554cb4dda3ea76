/// Several phrases in one line: `(my|the) (dog|cat) woke me` is four, `(so|) numb` two.
enum Alternatives {
  /// The phrases that a line stands for, in order, or what is wrong with it.
  static func phrases(in line: String) -> Result<[String], Mistake> {
    guard line.utf8.contains(where: { signs.contains($0) }) else { return .success([line]) }
    var phrases = [""]
    var rest = Substring(line)
    while let sign = rest.firstIndex(where: { "(|)".contains($0) }) {
      guard rest[sign] == "(" else { return .failure(Mistake("'\(rest[sign])' without '(' before it")) }
      guard let close = rest[sign...].firstIndex(of: ")") else {
        return .failure(Mistake("'(' without ')'"))
      }
      let choices = rest[rest.index(after: sign)..<close].split(
        separator: "|", omittingEmptySubsequences: false)
      if choices.contains(where: { $0.contains("(") }) { return .failure(Mistake("'(' inside of '(...)'")) }
      phrases = phrases.flatMap { phrase in choices.map { phrase + rest[..<sign] + $0 } }
      if phrases.count > most { return .failure(Mistake("it stands for more than \(most) phrases")) }
      rest = rest[rest.index(after: close)...]
    }
    // An empty choice leaves two spaces.
    return .success(phrases.map { ($0 + rest).split(separator: " ").joined(separator: " ") })
  }

  struct Mistake: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static let signs = Array("(|)".utf8)
  /// More is no phrase that anybody could look over.
  private static let most = 3000
}
