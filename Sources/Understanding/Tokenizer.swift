public import Knowledge

/// Cuts a message into tokens: runs of letters with inner apostrophes, runs of digits, single signs.
public struct Tokenizer: Sendable {
  private let words: LanguageWords
  private let stems: StemTable

  /// - Parameter language: spellings that stand for other words (`cant` for `can not`, `2moro` for `tomorrow`, an
  ///   emoji for `yes`), and what words do in a sentence.
  public init(language: Language = Language()) {
    words = LanguageWords(language)
    stems = StemTable([])
  }

  private init(_ words: LanguageWords, _ stems: StemTable) {
    self.words = words
    self.stems = stems
  }

  /// The same, with stems at hand for words that messages often have.
  func knowing(_ words: [String]) -> Tokenizer { Tokenizer(self.words, StemTable(words)) }

  /// - Complexity: linear in the length of the text.
  public func tokens(of text: String) -> [Token] {
    let clean = CleanText(text) { words.isRespelt($0.utf8Span.span) }
    var runs = TextRuns(clean.bytes)
    var stemmer = Stemmer()
    var tokens: [Token] = []
    tokens.reserveCapacity(clean.bytes.count / 4 + 1)
    while let run = runs.next(isWhole: { words.isRespelt($0) }) {
      append(run, of: clean, to: &tokens, &stemmer)
    }
    return tokens
  }

  /// A word as a token has it, whatever was typed for it.
  func form(of word: String) -> LanguageWords.Form {
    let hash = FNV.hash(of: word.utf8Span.span)
    if let number = words.number(of: hash), !words.isRespelt(number) {
      return words[words.places(of: number).lowerBound]
    }
    var stemmer = Stemmer()
    return form(of: word, hash: hash, &stemmer)
  }

  private func append(
    _ run: TextRuns.Run, of clean: CleanText, to tokens: inout [Token], _ stemmer: inout Stemmer
  ) {
    let range = clean.origin(of: run.bytes)
    let hash = FNV.hash(of: clean.bytes.span.extracting(run.bytes))
    guard let number = words.number(of: hash) else {
      let word = String(decoding: clean.bytes[run.bytes], as: UTF8.self)
      tokens.append(
        Token(
          kind: run.kind, range: range, form: form(of: word, hash: hash, run, &stemmer),
          original: run.isElongated ? word : nil, startsLine: run.startsLine))
      return
    }
    let original =
      words.isRespelt(number) ? String(decoding: clean.bytes[run.bytes], as: UTF8.self) : nil
    let places = words.places(of: number)
    for place in places {
      tokens.append(
        Token(
          kind: run.kind, range: range, form: words[place], original: original,
          startsLine: run.startsLine && place == places.lowerBound))
    }
  }

  /// A word, number or sign that the language file does not have.
  private func form(
    of word: String, hash: UInt64, _ run: TextRuns.Run, _ stemmer: inout Stemmer
  ) -> LanguageWords.Form {
    guard run.kind == .word else {
      return .init(word: word, hash: hash, stemHash: NGrams.hash(.stems, word), roles: [])
    }
    return run.isElongated ? form(of: Self.shortened(word)) : form(of: word, hash: hash, &stemmer)
  }

  private func form(of word: String, hash: UInt64, _ stemmer: inout Stemmer) -> LanguageWords.Form {
    let stemHash = stems.stemHash(ofWord: hash) ?? NGrams.hash(.stems, stemmer.stem(of: word))
    return .init(word: word, hash: hash, stemHash: stemHash, roles: [])
  }

  /// Three or more of a letter in a row are an exclamation, not a spelling: "soooo" is "soo".
  private static func shortened(_ word: String) -> String {
    var letters: [UInt8] = []
    for letter in word.utf8 where !letters.suffix(2).elementsEqual([letter, letter]) {
      letters.append(letter)
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

extension Tokenizer: Archivable {
  package init(_ archive: inout Archive, _ given: Tokenizer?) throws {
    self.init(try archive(given?.words), try archive(given?.stems))
  }
}
