public import Knowledge
internal import Understanding

/// Makes typing mistakes: one edit (deletion, insertion, substitution or transposition of a letter) in a share of the
/// words of four letters or more. The same seed makes the same mistakes.
public struct TypoMaker: Sendable {
  private let rate: Double
  private var random: SplitMix

  /// - Parameter rate: the share of words that get a mistake, 0...1.
  public init(rate: Double, seed: UInt64) {
    self.rate = rate
    random = SplitMix(seed: seed)
  }

  public mutating func perturb(_ utterance: LabelledUtterance) -> LabelledUtterance {
    var utterance = utterance
    utterance.text = perturb(utterance.text)
    return utterance
  }

  public mutating func perturb(_ text: String) -> String {
    var words: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      words.append(
        isLong(word) && Double.random(in: 0..<1, using: &random) < rate ? edited(word) : String(word))
    }
    return words.joined(separator: " ")
  }

  /// One mistake in one word of the text; in the given share of texts.
  public mutating func perturbOneWord(of text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let candidates = words.indices.filter { isLong(words[$0][...]) }
    guard let word = candidates.randomElement(using: &random),
      Double.random(in: 0..<1, using: &random) < rate
    else { return text }
    words[word] = edited(words[word][...])
    return words.joined(separator: " ")
  }

  private func isLong(_ word: Substring) -> Bool { word.count >= 4 && word.allSatisfy(\.isLetter) }

  private mutating func edited(_ word: Substring) -> String {
    var letters = Array(word)
    let i = Int.random(in: 0..<letters.count, using: &random)
    let letter = Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters.remove(at: i)
    case 1: letters.insert(letter, at: i)
    case 2: letters[i] = letter
    default: letters.swapAt(min(i, letters.count - 2), min(i, letters.count - 2) + 1)
    }
    return String(letters)
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
}
