internal import Knowledge
internal import Understanding

/// Finds how a finding is said back in the words in which it was told: "tingling down a leg" to whoever spoke of no pain.
struct ToldLabels: Sendable {
  private struct Label: Sendable {
    var text: String
    var words: [[WordHash]]
    var unless: [[WordHash]]
  }

  private let labels: [FindingValue: [Label]]

  init(knowledge: KnowledgeBase, tokenizer: Tokenizer) {
    labels = Dictionary(grouping: knowledge.slots.flatMap(\.toldAs), by: \.value).mapValues { told in
      told.map {
        Label(text: $0.text, words: tokenizer.stems(of: $0.words), unless: tokenizer.stems(of: $0.unless))
      }
    }
  }

  /// - Parameter places: the tokens that tell it.
  /// - Returns: `nil` where it is told in no words of their own, or in those of several labels.
  func label(of value: FindingValue, toldIn places: [Range<Int>], of reading: Reading) -> String? {
    guard let known = labels[value] else { return nil }
    var told: String?
    for label in known where places.contains(where: { fits(label, $0, in: reading) }) {
      if told != nil, told != label.text { return nil }
      told = label.text
    }
    return told
  }

  private func fits(_ label: Label, _ place: Range<Int>, in reading: Reading) -> Bool {
    let stems = reading.tokens[place].map(\.stemHash)
    return label.words.contains { says($0, stems, from: place.lowerBound, in: reading) }
      && !label.unless.contains { says($0, stems, from: place.lowerBound, in: reading) }
  }

  /// Whether words are said, and not denied: "no tingling, it just hurts".
  private func says(_ words: [WordHash], _ stems: [WordHash], from first: Int, in reading: Reading) -> Bool {
    guard let start = stems.start(of: words) else { return false }
    let said = (first + start)..<(first + start + words.count)
    return !reading.mentions.contains { $0.isDenied && $0.tokens.overlaps(said) }
  }
}
