/// The features of an utterance: words, stems, their bigrams, character n-grams, concepts, each as a 64-bit hash.
///
/// The groups are those of our own measurements; each group is normalised by itself, so that the many character
/// n-grams do not drown the few words.
struct NGrams: Sendable {
  /// A set of features of one kind.
  enum Group: Int, CaseIterable, Sendable {
    case words, wordPairs, stems, stemPairs, characters, concepts
  }

  /// Feature hashes of all groups, one group after the other, with repeats.
  private(set) var all: [UInt64] = []
  /// Where each group ends.
  private var ends = InlineArray<6, Int>(repeating: 0)

  /// - Parameter concepts: as hashes.
  init(tokens: ArraySlice<Token>, concepts: [UInt64], hasCharacters: Bool) {
    all.reserveCapacity(tokens.count * (hasCharacters ? 32 : 5) + concepts.count + 8)
    for i in tokens.indices { all.append(tokens[i].wordHash) }
    end(.words)
    addPairs(of: .words, .wordPairs)
    for i in tokens.indices { all.append(tokens[i].stemHash) }
    end(.stems)
    addPairs(of: .stems, .stemPairs)
    if hasCharacters { for i in tokens.indices { addCharacters(of: tokens[i].word) } }
    end(.characters)
    all += concepts
    end(.concepts)
  }

  /// Stems and their neighbours alone, with hashes of anything else in the place of concepts.
  init(stems: [UInt64], marks: [UInt64]) {
    all.reserveCapacity(stems.count * 2 + marks.count + 1)
    all += stems
    end(.stems)
    addPairs(of: .stems, .stemPairs)
    end(.characters)
    all += marks
    end(.concepts)
  }

  /// The n-grams of several utterances taken together.
  init(merging utterances: [NGrams]) {
    for group in Group.allCases {
      for utterance in utterances { all += utterance[group] }
      end(group)
    }
  }

  /// The same as what is said in answer to a question: other features, whatever else has them.
  func asked(_ slot: String) -> NGrams {
    let question = Self.hash(.concepts, slot)
    var asked = self
    for i in all.indices {
      var hash = FNV(seed: 0)
      hash.combine(word: question)
      hash.combine(word: all[i])
      asked.all[i] = hash.value
    }
    return asked
  }

  /// How many there are, with repeats.
  var count: Int { all.count }

  /// A hash of all of them.
  var hash: UInt64 {
    var hash = FNV(seed: 0)
    for feature in all { hash.combine(word: feature) }
    return hash.value
  }

  /// The hashes of a group, with repeats.
  subscript(group: Group) -> ArraySlice<UInt64> { all[places(of: group)] }

  /// Where the hashes of a group stand in all of them.
  func places(of group: Group) -> Range<Int> {
    (group.rawValue == 0 ? 0 : ends[group.rawValue - 1])..<ends[group.rawValue]
  }

  private mutating func end(_ group: Group) { ends[group.rawValue] = all.count }

  /// Neighbours of a group, the beginning and the end of the utterance among them.
  private mutating func addPairs(of single: Group, _ group: Group) {
    var last = Self.edge
    func pair(with next: UInt64) -> UInt64 {
      var hash = FNV(seed: group.rawValue)
      hash.combine(word: last)
      hash.combine(word: next)
      return hash.value
    }
    for i in places(of: single) {
      all.append(pair(with: all[i]))
      last = all[i]
    }
    all.append(pair(with: Self.edge))
    end(group)
  }

  /// What stands for the beginning and the end of an utterance.
  private static let edge: UInt64 = 0

  /// Two to five characters within the word padded by one space on each side; a shorter word as a whole.
  private mutating func addCharacters(of word: String) {
    let letters = word.utf8Span.span
    let count = letters.count + 2
    let longest = min(5, count - 1)
    for start in 0..<(count - 1) {
      var hash = FNV(seed: Group.characters.rawValue)
      for end in start..<min(start + longest, count) {
        hash.combine(byte: end == 0 || end == count - 1 ? 0x20 : letters[end - 1])
        if end > start { all.append(hash.value) }
      }
    }
    guard count <= 5 else { return }
    var hash = FNV(seed: Group.characters.rawValue)
    hash.combine(byte: 0x20)
    hash.combine(letters)
    hash.combine(byte: 0x20)
    all.append(hash.value)
  }

  static func hash(_ group: Group, _ text: String) -> UInt64 { hash(group, text.utf8Span.span) }

  static func hash(_ group: Group, _ text: Span<UInt8>) -> UInt64 {
    var hash = FNV(seed: group.rawValue)
    hash.combine(text)
    return hash.value
  }
}
