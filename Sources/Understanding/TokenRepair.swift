/// Repairs the spelling of a message: words that nobody knows become known ones, words run together two, words torn
/// apart one.
struct TokenRepair: Sendable {
  let tokenizer: Tokenizer
  let corrector: SpellingCorrector
  let compounds: CompoundWords
  let lexicon: Lexicon
  /// Words that are never touched, although the content does not have them.
  let ordinaryWords: WordList

  func repair(_ tokens: inout [Token]) {
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .word {
        if i > 0 { joinWithPrevious(&i, in: &tokens) }
        if tokens[i].roles.isEmpty, !isKnown(tokens[i].word, tokens[i].wordHash), !isKnownForm(tokens[i]) {
          repairWord(at: &i, in: &tokens)
        }
      }
      i += 1
    }
  }

  /// Whether another form of a word ("deadlifted") or what it is a genitive of ("bladder's") is a word.
  private func isKnownForm(_ token: Token) -> Bool {
    lexicon.knowsStem(of: token) && Self.isForm(token.word, of: token.stem)
      || token.word.hasSuffix("'s") && isKnown(String(token.word.dropLast(2)))
  }

  private static func isForm(_ word: String, of stem: String) -> Bool {
    word.hasPrefix(stem) && endings.contains { word == stem + $0 }
  }

  private static let endings = ["s", "es", "ed", "ing", "er", "ers"]

  private func isKnown(_ word: String, _ hash: WordHash? = nil) -> Bool {
    corrector.number(of: word, hash) != nil || ordinaryWords.contains(word)
  }

  private func repairWord(at i: inout Int, in tokens: inout [Token]) {
    guard
      let words = plainForm(of: tokens[i]).map({ [$0] })
        ?? corrector.repair(tokens[i].word, beside: neighbours(of: i, in: tokens))
    else {
      tokens[i].isKnown = false
      return
    }
    let whole = tokens[i]
    tokens.replaceSubrange(
      i...i,
      with: words.enumerated().map { n, word in
        var token = whole
        token.repair(to: tokenizer.form(of: word))
        token.startsLine = whole.startsLine && n == 0
        return token
      })
    i += words.count - 1
  }

  /// A word with letters drawn out, written with single ones: "soo" for "so".
  private func plainForm(of token: Token) -> String? {
    guard token.original != nil else { return nil }
    var letters: [UInt8] = []
    for letter in token.word.utf8 where letter != letters.last { letters.append(letter) }
    let word = String(decoding: letters, as: UTF8.self)
    return word != token.word && isKnown(word) ? word : nil
  }

  private func neighbours(of i: Int, in tokens: [Token]) -> SpellingCorrector.Neighbours {
    .init(
      before: i > 0 ? number(of: tokens[i - 1]) : nil,
      after: i + 1 < tokens.count ? number(of: tokens[i + 1]) : nil)
  }

  private func number(of token: Token) -> Int? { corrector.number(of: token.word, token.wordHash) }

  private func joinWithPrevious(_ i: inout Int, in tokens: inout [Token]) {
    guard tokens[i - 1].kind == .word, tokens[i - 1].roles.isEmpty, tokens[i].roles.isEmpty,
      !tokens[i].startsLine, let word = compounds.word(for: tokens[i - 1], tokens[i])
    else { return }
    let (first, second) = (tokens[i - 1], tokens[i])
    var token = first
    token.range = first.range.lowerBound..<second.range.upperBound
    token.repair(
      to: tokenizer.form(of: word),
      insteadOf: "\(first.original ?? first.word) \(second.original ?? second.word)")
    tokens.replaceSubrange((i - 1)...i, with: [token])
    i -= 1
  }
}
