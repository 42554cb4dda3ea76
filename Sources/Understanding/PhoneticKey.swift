/// How a word sounds, so that a word spelt by ear finds the one that was meant: L. Philips' Metaphone (Computer
/// Language 7, 1990), with vowels treated as in his Double Metaphone (2000): all alike, and only in front.
struct PhoneticKey {
  /// Letters of the key, in upper case.
  private(set) var sounds: [UInt8] = []
  private let word: [UInt8]

  init(_ word: [UInt8]) {
    self.word = word
    var i = Self.hasSilentStart(word) ? 1 : 0
    if letter(i) == "x" {
      add("S")
      i += 1
    }
    let start = i
    while i < word.count {
      if i > start, word[i] == word[i - 1], letter(i) != "c" {
        i += 1
      } else {
        i += take(i, isFirst: i == start)
      }
    }
  }

  private static func hasSilentStart(_ word: [UInt8]) -> Bool {
    ["kn", "gn", "pn", "wr", "ps"].contains { word.starts(with: $0.utf8) }
  }

  private func letter(_ i: Int) -> Unicode.Scalar? {
    word.indices.contains(i) ? Unicode.Scalar(word[i]) : nil
  }

  private func isVowel(_ i: Int) -> Bool { letter(i).map { "aeiouy".unicodeScalars.contains($0) } ?? false }

  private func isSoft(_ i: Int) -> Bool { letter(i).map { "eiy".unicodeScalars.contains($0) } ?? false }

  private func has(_ part: String, at i: Int) -> Bool { word.dropFirst(i).starts(with: part.utf8) }

  private mutating func add(_ sound: String) { sounds += sound.utf8 }

  /// Adds what the letter stands for; how many letters that took.
  private mutating func take(_ i: Int, isFirst: Bool) -> Int {
    switch letter(i) {
    case "a", "e", "i", "o", "u", "y":
      if isFirst { add("A") }
    case "b":
      if !(letter(i - 1) == "m" && i + 1 == word.count) { add("P") }
    case "c": return takeC(i)
    case "d":
      if letter(i + 1) == "g", isSoft(i + 2) {
        add("J")
        return 2
      }
      add("T")
    case "f", "v": add("F")
    case "g": return takeG(i)
    case "h":
      if isVowel(i + 1), isFirst || isVowel(i - 1) { add("H") }
    case "j": add("J")
    case "k", "q":
      if letter(i - 1) != "c" { add("K") }
    case "l": add("L")
    case "m": add("M")
    case "n": add("N")
    case "p":
      if letter(i + 1) == "h" {
        add("F")
        return 2
      }
      add("P")
    case "r": add("R")
    case "s": return takeS(i)
    case "t": return takeT(i)
    case "w":
      if isVowel(i + 1) || (isFirst && letter(i + 1) == "h") { add("W") }
    case "x": add("KS")
    case "z": add("S")
    default: break
    }
    return 1
  }

  private mutating func takeC(_ i: Int) -> Int {
    if has("ch", at: i) {
      add(letter(i + 2) == "r" || letter(i + 2) == "l" ? "K" : "X")
      return 2
    }
    if isSoft(i + 1) {
      if letter(i - 1) != "s" { add("S") }
    } else if letter(i - 1) != "c" {
      add("K")
    }
    return 1
  }

  private mutating func takeG(_ i: Int) -> Int {
    if letter(i + 1) == "h" {
      if isVowel(i + 2) { add("K") }
      return 2
    }
    if letter(i + 1) == "n", i + 2 == word.count { return 1 }
    add(isSoft(i + 1) ? "J" : "K")
    return 1
  }

  private mutating func takeS(_ i: Int) -> Int {
    if has("sch", at: i) {
      add("SK")
      return 3
    }
    if has("sh", at: i) || has("sio", at: i) || has("sia", at: i) && i > 0 {
      add("X")
      return 2
    }
    add("S")
    return 1
  }

  private mutating func takeT(_ i: Int) -> Int {
    if has("tch", at: i) { return 1 }
    if has("th", at: i) {
      add("0")
      return 2
    }
    if has("tio", at: i) || has("tia", at: i) {
      add("X")
      return 2
    }
    add("T")
    return 1
  }
}

extension PhoneticKey {
  /// Whether it has enough consonants to tell words apart.
  var isDistinct: Bool { sounds.count(where: { $0 != UInt8(ascii: "A") }) >= 3 }

  var hash: UInt32 {
    var hash = FNV(seed: 0)
    hash.combine(sounds.span)
    return hash.folded
  }
}
