/// The marks in front of Botium's lines: `?` for what may be left out, `!` for what must not be. Two in a row are one
/// that is meant literally.
struct BotiumMarks {
  var isOptional = false
  var isNegated = false
  /// The line without its marks.
  var rest: Substring

  static let noOptional = "optional lines are not supported, every message has exactly one reply"

  init(_ line: Substring) {
    var scalars = line.unicodeScalars
    func take(_ mark: Unicode.Scalar) -> Bool {
      guard scalars.first == mark else { return false }
      scalars.removeFirst()
      return scalars.first != mark
    }
    isOptional = take("?")
    isNegated = take("!")
    rest = Substring(scalars)
  }

  /// A line that is read as this text.
  static func literal(_ text: Substring) -> Substring {
    guard let first = text.unicodeScalars.first, first == "?" || first == "!" else { return text }
    return Substring("\(first)\(text)")
  }
}
