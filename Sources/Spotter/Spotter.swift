// `import Spotter` is all that a program needs to hold a conversation:
//
//     let assistant = try Assistant.builtIn()
//     var conversation = Conversation()
//     print(assistant.reply(to: "my lower back hurts when i deadlift", in: &conversation).text)
@_exported public import Dialogue
#if os(Linux)
  internal import Glibc
#endif
@_exported public import enum Knowledge.SafetyLevel
package import Understanding

extension Assistant {
  /// The assistant with the content that was compiled into the program.
  ///
  /// - Throws: an error if the program was built with a block that it cannot read: a broken build.
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
    let text = UnsafeRawBufferPointer(start: block.utf8Start, count: block.utf8CodeUnitCount)
    return try CompiledContent(permanent: text) { giveBack($0) }
  }

  /// Tells the system that pages of the program's constants are not needed any more: where they are read again, they come
  /// from the program's file again.
  private static func giveBack(_ constants: UnsafeRawBufferPointer) {
    #if os(Linux)
      let page = sysconf(Int32(_SC_PAGESIZE))
      let start = (Int(bitPattern: constants.baseAddress) + page - 1) / page * page
      let end = Int(bitPattern: constants.baseAddress.map { $0 + constants.count }) / page * page
      guard start < end else { return }
      madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_DONTNEED)
    #endif
  }
}
