internal import Knowledge

/// What a word that nobody knows was meant to be.
///
/// Tried in this order: a word one light edit away; two words run together that the content has side by side; a word one
/// other edit away; a word that sounds the same; a word two edits away. The last two only find words of
/// concepts: what is farther away must at least be something that the content is about.
struct SpellingCorrector: Sendable {
  private let vocabulary: SpellingVocabulary
  private let edits: DeletionIndex
  private let sounds: HashIndex

  /// - Complexity: linear in the letters of the vocabulary; done once when the content is compiled.
  init(_ vocabulary: SpellingVocabulary) {
    self.vocabulary = vocabulary
    let words = (0..<vocabulary.words.count).map { (number: $0, word: vocabulary.words[$0]) }
    edits = DeletionIndex(words.filter { $0.word.utf8.count >= Self.shortestCandidate })
    sounds = HashIndex(
      words.filter { vocabulary.isSure($0.number) && $0.word.utf8.count >= Self.shortestSounding }.map {
        (PhoneticKey(Array($0.word.utf8)).hash, $0.number)
      })
  }

  private static let shortestCandidate = 3
  /// The cost grows with the square of the length, and nobody means anything by a longer word.
  private static let repairedLengths = 3...30
  private static let lengthsOfMistakes = 4...30
  private static let shortestSplit = 4
  private static let shortestSounding = 5
  private static let shortestTwiceEdited = 8

  /// The words that phrases and examples use often enough to be no mistakes.
  var contentWords: [String] {
    (0..<vocabulary.words.count).filter { vocabulary.count(of: $0) >= Self.oftenUsed }.map {
      vocabulary.words[$0]
    }
  }

  private static let oftenUsed = 3

  /// - Parameter hash: the word's, where it is at hand: ``FNV/hash(of:)``.
  func number(of word: String, _ hash: WordHash? = nil) -> Int? {
    vocabulary.words.number(of: hash ?? FNV.hash(of: word.utf8Span.span))
  }

  /// The words beside a misspelt one, as numbers.
  struct Neighbours {
    var before: Int?
    var after: Int?
  }

  /// The word or the two words that were meant; `nil` if nothing is near enough.
  ///
  /// - Complexity: some microseconds, whatever the size of the vocabulary.
  func repair(_ word: String, beside neighbours: Neighbours = Neighbours()) -> [String]? {
    let letters = Array(word.utf8)
    guard Self.repairedLengths.contains(letters.count) else { return nil }
    let edit = bestEdit(of: letters, beside: neighbours)
    if let edit, edit.isLight { return [vocabulary.words[edit.number]] }
    if let words = bestSplit(of: letters) { return words }
    if let edit { return [vocabulary.words[edit.number]] }
    return farWord(for: letters).map { [vocabulary.words[$0]] }
  }

  /// Whether a rare word is a light edit away from one that is used much more often.
  func isLikelyMistake(_ word: String, count: Int) -> Bool {
    let letters = Array(word.utf8)
    var isFound = false
    guard Self.lengthsOfMistakes.contains(letters.count) else { return false }
    edits.forEachCandidate(for: letters) { candidate in
      let edit = vocabulary.words.withLetters(of: candidate) { Edit(from: letters.span, to: $0) }
      if edit?.isLight ?? false, vocabulary.count(of: candidate) >= Self.muchMoreOften * count {
        isFound = true
      }
    }
    return isFound
  }

  private static let muchMoreOften = 10

  // MARK: One edit

  /// In eighths of a bit, as ``Edit/cost``; chosen on held-out data, and not sensitive.
  private static let worthOfPair = 48
  private static let costOfFirstLetter = 24

  private struct Candidate {
    var number: Int
    var score: Int
    /// Whether the mistake is a common one and spares the first letter.
    var isLight: Bool
  }

  private func bestEdit(of typed: [UInt8], beside neighbours: Neighbours) -> Candidate? {
    var best: Candidate?
    edits.forEachCandidate(for: typed) { number in
      guard let new = candidate(number, for: typed, beside: neighbours) else { return }
      if best.map({ (new.score, -number) > ($0.score, -$0.number) }) ?? true { best = new }
    }
    return best
  }

  /// A word that is one edit away. The score says how likely it is that it was meant, in eighths of a bit: the noisy
  /// channel of Kernighan, Church and Gale (1990) with coarse weights.
  private func candidate(_ number: Int, for typed: [UInt8], beside neighbours: Neighbours) -> Candidate? {
    let (edit, sharesFirst) = vocabulary.words.withLetters(of: number) {
      (Edit(from: typed.span, to: $0), $0[0] == typed[0])
    }
    guard let edit else { return nil }
    let isLight = sharesFirst && edit.isLight
    let context = vocabulary.pairs(of: number, beside: neighbours)
    switch typed.count {
    case ...3: guard isLight, context > 0 else { return nil }
    case 4: guard isLight || context > 0 else { return nil }
    default: break
    }
    let score =
      vocabulary.weight(of: number) + context * Self.worthOfPair - edit.cost
      - (sharesFirst ? 0 : Self.costOfFirstLetter)
    return Candidate(number: number, score: score, isLight: isLight)
  }

  // MARK: Words run together

  /// Two words that the content has side by side; where several cuts are possible, that into the most frequent words.
  private func bestSplit(of typed: [UInt8]) -> [String]? {
    guard typed.count >= Self.shortestSplit else { return nil }
    var best: (parts: [Int], weight: Int)?
    for i in 1..<(typed.count - 1) {
      guard let first = vocabulary.words.number(of: typed.span.extracting(0..<i)),
        let second = vocabulary.words.number(of: typed.span.extracting(i..<typed.count)),
        vocabulary.pairs.contains(first, second)
      else { continue }
      let weight = min(vocabulary.weight(of: first), vocabulary.weight(of: second))
      if weight >= best?.weight ?? 0 { best = ([first, second], weight) }
    }
    return best?.parts.map { vocabulary.words[$0] }
  }

  // MARK: Sound, two edits

  /// The nearest word of a concept that sounds the same, or that begins with the same three letters and is two edits
  /// away: beginnings are seldom wrong (Pollock and Zamora 1984). `nil` if two are equally near.
  private func farWord(for typed: [UInt8]) -> Int? {
    guard typed.count >= Self.shortestSounding else { return nil }
    var nearest = Nearest(typed, in: vocabulary.words)
    let key = PhoneticKey(typed)
    if key.isDistinct { sounds.forEachNumber(of: key.hash) { nearest.consider($0, atMost: typed.count / 3) } }
    if nearest.number == nil, typed.count >= Self.shortestTwiceEdited {
      for number in vocabulary.numbers(beginningWith: typed.span.extracting(0..<3))
      where vocabulary.isSure(number) {
        nearest.consider(number, atMost: 2)
      }
    }
    return nearest.number
  }
}

/// The word with the fewest edits so far.
private struct Nearest {
  private let typed: [UInt8]
  private let words: WordTable
  private var best: (number: Int, edits: Int, isTied: Bool)?

  init(_ typed: [UInt8], in words: WordTable) {
    self.typed = typed
    self.words = words
  }

  var number: Int? { best.flatMap { $0.isTied ? nil : $0.number } }

  mutating func consider(_ number: Int, atMost limit: Int) {
    let edits = words.withLetters(of: number) { editDistance(typed.span, $0) }
    guard edits <= limit, edits <= best?.edits ?? edits, number != best?.number else { return }
    best = (number, edits, best?.edits == edits)
  }
}

extension SpellingCorrector: Archivable {
  init(_ archive: inout Archive, _ given: SpellingCorrector?) throws {
    vocabulary = try archive(given?.vocabulary)
    edits = try archive(given?.edits)
    sounds = try archive(given?.sounds)
  }
}
