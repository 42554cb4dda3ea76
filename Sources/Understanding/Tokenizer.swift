public import Knowledge

/// Cuts a message into tokens: runs of letters with inner apostrophes, runs of digits, single signs.
public struct Tokenizer: Sendable {
  private let words: LanguageWords

  /// - Parameter language: spellings that stand for other words (`cant` for `can not`, `2moro` for `tomorrow`, an
  ///   emoji for `yes`), and what words do in a sentence.
  public init(language: Language = Language()) { words = LanguageWords(language) }

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

  func roles(of word: String) -> WordRoles { words.roles(of: word) }

  private func append(
    _ run: TextRuns.Run, of clean: CleanText, to tokens: inout [Token], _ stemmer: inout Stemmer
  ) {
    let range = clean.origin(of: run.bytes)
    let typed = clean.bytes.span.extracting(run.bytes)
    guard let (forms, isRespelt) = words.forms(of: typed) else {
      let word = String(decoding: clean.bytes[run.bytes], as: UTF8.self)
      tokens.append(token(word, run, range, &stemmer))
      return
    }
    let original = isRespelt ? String(decoding: clean.bytes[run.bytes], as: UTF8.self) : nil
    for i in forms.indices {
      tokens.append(
        Token(
          kind: run.kind, range: range, form: forms[i], original: original,
          startsLine: run.startsLine && i == 0))
    }
  }

  /// A word, number or sign that the language file does not have.
  private func token(
    _ word: String, _ run: TextRuns.Run, _ range: Range<Int>, _ stemmer: inout Stemmer
  ) -> Token {
    guard run.kind == .word else {
      let form = LanguageWords.Form(word: word, stem: word, roles: [])
      return Token(kind: run.kind, range: range, form: form, original: nil, startsLine: run.startsLine)
    }
    let short = run.isElongated ? Self.shortened(word) : word
    let form = LanguageWords.Form(
      word: short, stem: stemmer.stem(short.utf8Span.span), roles: words.roles(of: short))
    return Token(
      kind: .word, range: range, form: form, original: run.isElongated ? word : nil,
      startsLine: run.startsLine)
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
  package init(_ archive: inout Archive, _ given: Tokenizer?) throws { words = try archive(given?.words) }
}
