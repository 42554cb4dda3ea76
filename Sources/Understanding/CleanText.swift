internal import Foundation

/// A message in the form that the tokenizer cuts: lower case, straight apostrophes, NFKC (Unicode Standard Annex 15),
/// without anything that is neither letter, digit nor ASCII sign, as UTF-8.
struct CleanText {
  private(set) var bytes: [UInt8]
  /// Where each byte comes from, in Unicode scalars of the message; empty if the message is ASCII, where a byte is a
  /// scalar.
  private var origins: [Range<Int>] = []

  /// - Parameter isWord: whether a sign (an emoji) stands for a word and is kept.
  init(_ text: String, isWord: (String) -> Bool) {
    bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for i in bytes.indices { bytes[i] = Self.lowercased(bytes[i]) }
    } else {
      bytes.removeAll(keepingCapacity: true)
      origins.reserveCapacity(bytes.capacity)
      append(Array(text.unicodeScalars), isWord)
    }
  }

  /// The place in the message that a run of bytes comes from, in Unicode scalars.
  func origin(of run: Range<Int>) -> Range<Int> {
    origins.isEmpty ? run : origins[run.lowerBound].lowerBound..<origins[run.upperBound - 1].upperBound
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "`"): UInt8(ascii: "'")
    default: byte
    }
  }

  // MARK: Beyond ASCII

  private mutating func append(_ scalars: [Unicode.Scalar], _ isWord: (String) -> Bool) {
    var start = 0
    while start < scalars.count {
      var end = start + 1
      while end < scalars.count, Self.joins(scalars[end]) { end += 1 }
      append(scalars[start], marks: scalars[(start + 1)..<end], from: start..<end, isWord)
      start = end
    }
  }

  /// A scalar with the marks that belong to it.
  private mutating func append(
    _ scalar: Unicode.Scalar, marks: ArraySlice<Unicode.Scalar>, from origin: Range<Int>,
    _ isWord: (String) -> Bool
  ) {
    if scalar.isASCII, marks.isEmpty {
      append([Self.lowercased(UInt8(scalar.value))], from: origin)
    } else if let plain = Self.plain(scalar) {
      append(plain.utf8, from: origin)
    } else if Self.isLetter(scalar) {
      let whole = String(String.UnicodeScalarView([scalar] + marks))
      append(whole.precomposedStringWithCompatibilityMapping.lowercased().utf8, from: origin)
    } else if isWord(String(scalar)) {
      append(" \(scalar) ".utf8, from: origin)
    } else {
      append(Self.replacement(of: scalar).utf8, from: origin)
    }
  }

  private mutating func append(_ new: some Collection<UInt8>, from origin: Range<Int>) {
    bytes += new
    origins += repeatElement(origin, count: new.count)
  }

  /// Marks, variation selectors and modifiers change what stands before them and are nothing by themselves.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return scalar.properties.isEmojiModifier
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && scalar.properties.generalCategory != .otherSymbol
  }

  /// Typographic signs as one types them.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4, 0xFF07: "'"
    case 0x2010...0x2015, 0x2212: "-"
    case 0x201C...0x201F, 0x00AB, 0x00BB: "\""
    case 0x200B: " "
    case 0x2122: ""
    default: nil
    }
  }

  /// What is left of a scalar that is no letter.
  private static func replacement(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .format, .control: return ""
    case .otherNumber: return scalar.properties.numericValue.map { " \($0) " } ?? " "
    case .lineSeparator, .paragraphSeparator: return "\n"
    default:
      let composed = String(scalar).precomposedStringWithCompatibilityMapping.lowercased()
      return composed.utf8.allSatisfy { $0 < 0x80 } ? composed : " "
    }
  }
}
