// `import Spotter` is all that a program needs to hold a conversation:
//
//     let assistant = try Assistant.builtIn()
//     var conversation = Conversation()
//     print(assistant.reply(to: "my lower back hurts when i deadlift", in: &conversation).text)
@_exported public import Dialogue
internal import Foundation
@_exported public import enum Knowledge.SafetyLevel
package import Understanding

extension Assistant {
  /// The assistant with the content that was compiled into the program.
  ///
  /// - Throws: `DecodingError` if the program was built with a block that it cannot read: a broken build.
  public static func builtIn() throws -> Assistant {
    Assistant(content: try CompiledContent.builtIn())
  }

  /// The ``fingerprint`` of the content that was compiled into the program, without reading it.
  public static var builtInFingerprint: String { BuiltInContent.fingerprint }

  /// The ``opening`` of the content that was compiled into the program, without reading it.
  public static var builtInOpening: [String] { BuiltInContent.opening }

  /// The ``starters`` of the content that was compiled into the program, without reading it.
  public static var builtInStarters: [String] { BuiltInContent.starters }

  /// An assistant with the content of a folder, read, checked and trained now.
  ///
  /// - Throws: an error whose description names every mistake with file, line and column.
  public static func reading(folder: String) throws -> Assistant {
    Assistant(content: try CompiledContent(folder: folder))
  }
}

extension CompiledContent {
  /// The content that was compiled into the program.
  package static func builtIn() throws -> CompiledContent {
    let block = BuiltInContent.block
    let encoded = Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: block.utf8Start), count: block.utf8CodeUnitCount,
      deallocator: .none)
    return try CompiledContent(encoded: encoded)
  }
}
