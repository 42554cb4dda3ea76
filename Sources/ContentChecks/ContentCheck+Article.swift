internal import Knowledge

// Whether facts stand where they say, and say it in their own words.
extension ContentCheck {
  private var sections: [Source.Section] { knowledge.sources.flatMap(\.sections) }

  /// Paragraphs that are cited and do not exist, or exist and are not cited.
  var citations: [ContentIssue] {
    let cited = Set(
      knowledge.facts.map(\.place).map { Paragraph(section: $0.section, number: $0.paragraph ?? 0) })
    let uncited = sections.flatMap { section in
      (0..<section.paragraphs).filter { !cited.contains(.init(section: section.id, number: $0 + 1)) }.map {
        issue(
          "no fact cites the paragraph \(section.id)/\($0 + 1)", with: .section, section.id,
          severity: .warning)
      }
    }
    return uncited.compactMap { $0 } + missingParagraphs
  }

  private struct Paragraph: Hashable {
    var section: String
    var number: Int
  }

  private var missingParagraphs: [ContentIssue] {
    places.texts(.place).compactMap { place in
      guard let section = sections.first(where: { $0.id == place.owner }), let number = Int(place.text),
        number > section.paragraphs
      else { return nil }
      return ContentIssue(
        "the section '\(section.id)' has \(section.paragraphs) "
          + "\(section.paragraphs == 1 ? "paragraph" : "paragraphs"), found \(section.id)/\(number)",
        at: place.location)
    }
  }

  /// The content beside the article.
  func comparison(_ article: ArticleText) -> [ContentIssue] {
    let expected = sections.reduce(0) { $0 + $1.paragraphs }
    guard article.paragraphs.count == expected else {
      return [
        ContentIssue(
          "expected \(expected) paragraphs, as the sections of the content say, found \(article.paragraphs.count) "
            + "(of at least twenty words)", at: .init(file: article.file, line: 1))
      ]
    }
    return missingEvidence(article) + copies(article)
  }

  private func missingEvidence(_ article: ArticleText) -> [ContentIssue] {
    let places = Dictionary(knowledge.facts.map { ($0.id, $0.place) }) { first, _ in first }
    return self.places.texts(.evidence).compactMap { evidence in
      guard let place = places[evidence.owner], let number = place.paragraph,
        let words = article.words(of: place.section, number, in: sections),
        words.start(of: plainWords(evidence.text)) == nil
      else { return nil }
      return ContentIssue(
        "the paragraph \(place.section)/\(number) does not have '\(evidence.text)'\(elsewhere(evidence.text, article))",
        at: evidence.location)
    }
  }

  /// The paragraphs that do have it.
  private func elsewhere(_ text: String, _ article: ArticleText) -> String {
    let words = plainWords(text)
    let found = sections.flatMap { section in
      (0..<section.paragraphs).map { (section.id, $0 + 1) }
    }.filter { article.words(of: $0.0, $0.1, in: sections)?.start(of: words) != nil }
    return found.isEmpty
      ? "" : ", but " + found.map { "\($0.0)/\($0.1)" }.joined(separator: " and ") + " does"
  }

  /// The article's sentences are not ours to repeat.
  private func copies(_ article: ArticleText) -> [ContentIssue] {
    let runs = Set(article.paragraphs.flatMap { Self.runs(of: $0) })
    return places.texts.filter { $0.role != .place }.compactMap { text in
      let words = plainWords(text.text)
      let starts = words.indices.dropLast(Self.copied - 1).filter {
        runs.contains(Array(words[$0..<($0 + Self.copied)]))
      }
      guard let first = starts.first else { return nil }
      let length = Self.copied + zip(starts, first...).prefix { $0 == $1 }.count - 1
      let run = words[first..<(first + length)].joined(separator: " ")
      return ContentIssue(
        "\(length) words in a row are the article's: '\(run)'; say it in other words", at: text.location)
    }
  }

  /// So many words in a row are a copy.
  private static let copied = 6

  private static func runs(of words: [String]) -> [[String]] {
    words.indices.dropLast(copied - 1).map { Array(words[$0..<($0 + copied)]) }
  }
}
