// Texts are taken apart by Unicode scalar: what a person types may begin with a combining mark, which makes one
// character of itself and the marker before it.
extension StringProtocol where SubSequence == Substring {
  /// The lines of a text; "\n" alone ends a line.
  var lines: [Substring] {
    Substring(self).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(
      Substring.init)
  }
}

extension Substring {
  /// Without white space, line ends and byte order marks at both ends.
  var trimmed: Substring {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return Substring(scalars[first...last])
  }

  var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }
}

extension Unicode.Scalar {
  /// Whether it is dropped at the ends of a line.
  var isBlank: Bool { properties.isWhitespace || self == "\u{FEFF}" }
}

extension Array where Element == Substring {
  /// Without blank lines at both ends.
  var trimmed: ArraySlice<Substring> {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank })
    else { return [] }
    return self[first...last]
  }
}

extension Substring {
  var firstWord: Substring { Substring(unicodeScalars.prefix { !$0.isBlank }) }
}

extension String {
  /// For a terminal: nothing that it could take for a command.
  package var printable: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isCommand ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a bridge could take it for a command: controls, invisible characters, line ends.
  @inlinable
  package var isCommand: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
