/// Cuts a line into parts of a bounded number of bytes: behind sentences, else behind words, else between characters.
///
/// The first sentence stays at the front of the first part, and a place in the article stays with its sentence.
public struct LineSplitter: Sendable {
  /// Bytes of UTF-8 of one part.
  private let mostBytes: Int

  /// Fewer bytes would tear sentences that must be read at once.
  public static let fewestBytes = 80

  /// - Parameter mostBytes: at least ``fewestBytes``, a lower number counts as that.
  public init(mostBytes: Int) { self.mostBytes = max(mostBytes, Self.fewestBytes) }

  func parts(of line: String) -> [String] {
    guard line.utf8.count > mostBytes else { return [line] }
    return packed(sentences(of: line).flatMap(pieces), separator: " ")
  }

  /// A sentence ends with a sign and a space, or with the place behind it in brackets.
  private func sentences(of line: String) -> [String] {
    var sentences: [String] = []
    for word in line.split(separator: " ") {
      if let last = sentences.last, !endsSentence(last) || word.hasPrefix("[") {
        sentences[sentences.count - 1] = last + " " + word
      } else {
        sentences.append(String(word))
      }
    }
    return sentences
  }

  private func endsSentence(_ text: String) -> Bool {
    text.last.map { ".!?]".contains($0) } ?? false
  }

  /// A sentence that is too long for one part, in words; a word that is, in runs of characters.
  private func pieces(of sentence: String) -> [String] {
    guard sentence.utf8.count > mostBytes else { return [sentence] }
    let words = sentence.split(separator: " ").flatMap { word in
      word.utf8.count > mostBytes ? packed(word.map { String($0) }, separator: "") : [String(word)]
    }
    return packed(words, separator: " ")
  }

  /// Joins texts for as long as they fit.
  private func packed(_ texts: [String], separator: String) -> [String] {
    var parts: [String] = []
    for text in texts {
      if let last = parts.last, last.utf8.count + separator.utf8.count + text.utf8.count <= mostBytes {
        parts[parts.count - 1] = last + separator + text
      } else {
        parts.append(text)
      }
    }
    return parts
  }
}
