internal import Understanding

/// Phrases of stems that are looked for in questions, all in two arrays: a rule has dozens, and hardly any is in a question.
struct StemPhrases: Sendable {
  private struct Phrase {
    let signature: UInt64
    /// Where it ends among all stems.
    let end: Int
  }

  private let phrases: [Phrase]
  /// The stems of all phrases, one after the other.
  private let stems: [WordHash]

  var isEmpty: Bool { phrases.isEmpty }

  init(_ phrases: [[WordHash]]) {
    var stems: [WordHash] = []
    self.phrases = phrases.filter { !$0.isEmpty }.map { phrase in
      stems += phrase
      return Phrase(signature: Self.signature(of: phrase), end: stems.count)
    }
    self.stems = stems
  }

  /// A bit for each stem. Where some have a bit that others have not, they are none of those.
  static func signature(of stems: [WordHash]) -> UInt64 {
    stems.reduce(0) { $0 | 1 << ($1 & 63) }
  }

  /// Whether any phrase is among the stems of a question.
  ///
  /// - Parameters:
  ///   - signature: of the question.
  ///   - word: one that the phrase must have.
  func isAny(in question: [WordHash], _ signature: UInt64, having word: WordHash? = nil) -> Bool {
    var start = 0
    for phrase in phrases {
      let places = start..<phrase.end
      if phrase.signature & ~signature == 0, word.map(stems[places].contains) ?? true,
        isPart(of: question, places)
      {
        return true
      }
      start = phrase.end
    }
    return false
  }

  /// Whether the stems at some places stand side by side in a question.
  private func isPart(of question: [WordHash], _ places: Range<Int>) -> Bool {
    places.count <= question.count
      && (0...(question.count - places.count)).contains { start in
        places.allSatisfy { question[start + $0 - places.lowerBound] == stems[$0] }
      }
  }
}

extension Tokenizer {
  /// The stems of the words of each phrase.
  func stems(of phrases: [String]) -> [[WordHash]] {
    phrases.map { tokens(of: $0).map(\.stemHash) }
  }
}
