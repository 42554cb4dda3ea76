internal import Foundation

/// The files that a conversation is recorded in: `NAME.convo.txt`, and `NAME~2.convo.txt` when it begins anew.
struct RecordingNames {
  private let stem: String

  init(_ conversation: String, in folder: String) {
    stem = "\(folder)/\(Self.fileName(of: conversation))"
  }

  var existing: [String] { Array((1...).lazy.map(file).prefix(while: FileManager.default.fileExists)) }
  var latest: String? { existing.last }
  var next: String { file(existing.count + 1) }

  private func file(_ number: Int) -> String {
    "\(stem)\(number == 1 ? "" : "~\(number)")\(TranscriptFormat.botium.suffixes[0])"
  }

  /// A name of its own for each conversation, of characters that every file system takes.
  private static func fileName(of conversation: String) -> String {
    var name = ""
    for byte in conversation.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    guard !name.isEmpty else { return "%" }
    return name.utf8.count <= longest ? name : "\(name.prefix(longest))~~\(hash(of: conversation))"
  }

  /// In bytes; what is longer is cut and told apart by a hash.
  private static let longest = 200

  /// FNV-1a, 64 bits.
  private static func hash(of text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
