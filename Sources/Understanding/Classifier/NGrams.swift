/// The features of an utterance: words, stems, their bigrams, character n-grams, concepts, each as a 64-bit hash.
///
/// The groups are those of our own measurements; each group is normalised by itself, so that the many character
/// n-grams do not drown the few words.
struct NGrams: Sendable {
  /// A set of features of one kind.
  enum Group: Int, CaseIterable, Sendable {
    case words, wordPairs, stems, stemPairs, characters, concepts
  }

  /// Feature hashes of each group, in the order of the message, with repeats.
  var hashes: [[UInt64]] = Array(repeating: [], count: Group.allCases.count)

  init(tokens: ArraySlice<Token>, concepts: [String]) {
    addRuns(tokens.map(\.word), single: .words, pairs: .wordPairs)
    addRuns(tokens.map(\.stem), single: .stems, pairs: .stemPairs)
    for token in tokens { addCharacters(of: token.word) }
    hashes[Group.concepts.rawValue] = concepts.map { Self.hash(.concepts, $0.utf8) }
  }

  private mutating func addRuns(_ items: [String], single: Group, pairs: Group) {
    var previous = "<s>"
    for item in items + ["</s>"] {
      if item != "</s>" { hashes[single.rawValue].append(Self.hash(single, item.utf8)) }
      var hash = FNV(seed: pairs.rawValue)
      hash.combine(previous.utf8)
      hash.combine(byte: 0)
      hash.combine(item.utf8)
      hashes[pairs.rawValue].append(hash.value)
      previous = item
    }
  }

  /// Two to five characters within the word padded by one space on each side.
  private mutating func addCharacters(of word: String) {
    var padded: [UInt8] = [0x20]
    padded.append(contentsOf: word.utf8)
    padded.append(0x20)
    for n in 2...5 {
      guard n < padded.count else {
        hashes[Group.characters.rawValue].append(Self.hash(.characters, padded))
        return
      }
      for start in 0...(padded.count - n) {
        hashes[Group.characters.rawValue].append(Self.hash(.characters, padded[start..<(start + n)]))
      }
    }
  }

  private static func hash(_ group: Group, _ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV(seed: group.rawValue)
    hash.combine(bytes)
    return hash.value
  }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and in every run, which `Hasher` is not.
struct FNV {
  private(set) var value: UInt64

  init(seed: Int) {
    value = 0xcbf2_9ce4_8422_2325
    combine(byte: UInt8(truncatingIfNeeded: seed))
  }

  mutating func combine(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte: byte) }
  }
}
