internal import Knowledge

// What is wrong with what is said and with what is understood.
extension ContentCheck {
  /// The same example twice, which teaches nothing, or contradicts itself under two intents or red flags.
  var duplicates: [ContentIssue] {
    repeated(among: .example, called: "intent") + repeated(among: .report, called: "red flag")
      + repeated(among: .telling, called: "finding")
      + repeated(among: .word, called: "concept", isShared: true)
  }

  /// - Parameter isShared: whether owners may share a text.
  private func repeated(among role: ContentPlaces.Text.Role, called kind: String, isShared: Bool = false)
    -> [ContentIssue]
  {
    var first: [String: ContentPlaces.Text] = [:]
    return places.texts(role).compactMap { text in
      let words = isShared ? text.text : plainWords(text.text).joined(separator: " ")
      let key = isShared ? "\(text.owner) \(words)" : words
      guard let other = first[key], !words.isEmpty else {
        first[key] = text
        return nil
      }
      let there = "\(other.location.file):\(other.location.line)"
      if other.owner == text.owner {
        return ContentIssue(
          "'\(text.text)' stands under the \(kind) '\(text.owner)' twice, first at \(there)",
          at: text.location, severity: .warning)
      }
      return ContentIssue(
        "'\(text.text)' stands under '\(text.owner)' and, at \(there), under '\(other.owner)'",
        at: text.location)
    }
  }

  /// Sentences that nobody reads to their end.
  var speech: [ContentIssue] {
    (places.texts(.fact) + places.texts(.speech)).flatMap { text in
      sentences(text.text).filter { $0.count > Self.longestSentence }.map {
        ContentIssue(
          "a sentence of '\(text.owner)' has \($0.count) characters, more than three lines of \(Self.line): "
            + "'\($0.prefix(30))...'", at: text.location)
      }
    }
  }

  private static let line = 100
  private static let longestSentence = 3 * line

  /// Quantities that nothing of what the assistant knows bears out.
  var numbers: [ContentIssue] { unprovenNumbers + unknownNumbers }

  /// A fact proves its numbers by its evidence.
  private var unprovenNumbers: [ContentIssue] {
    let evidence = Dictionary(grouping: places.texts(.evidence), by: \.owner)
      .mapValues { $0.flatMap { plainWords($0.text) } }
    let guidance = Set(knowledge.facts.filter { $0.place.paragraph == nil }.map(\.id))
    return places.texts(.fact).filter { !guidance.contains($0.owner) }.flatMap { text in
      let proven = Set((evidence[text.owner] ?? []).compactMap(quantity))
      return unknown(in: text, besides: proven).map {
        ContentIssue("the number '\($0)' of '\(text.owner)' is not among its evidence", at: text.location)
      }
    }
  }

  /// Whatever else is said has only numbers that some fact has.
  private var unknownNumbers: [ContentIssue] {
    let known = Set(places.texts(.fact).flatMap { plainWords($0.text) }.compactMap(quantity))
    return places.texts(.speech).flatMap { text in
      unknown(in: text, besides: known).map {
        ContentIssue("no fact has the number '\($0)' that '\(text.owner)' says", at: text.location)
      }
    }
  }

  private func unknown(in text: ContentPlaces.Text, besides known: Set<Double>) -> [String] {
    plainWords(text.text).filter { word in quantity(word).map { !known.contains($0) } ?? false }
  }

  /// What a word counts, in digits or letters; "one" and "two" count nothing as often as not.
  private func quantity(_ word: String) -> Double? {
    guard let number = Double(word) ?? knowledge.language.numbers[word], number >= 3 else { return nil }
    return number
  }
}
