import Foundation
import Understanding

/// Makes the table of word vectors that is built into the program: `compile-vectors FILE.vec TABLE.bin`.
@main enum CompileVectors {
  static func main() {
    let paths = CommandLine.arguments.dropFirst().map { $0 }
    guard paths.count == 2 else { fail("usage: compile-vectors FILE.vec TABLE.bin", code: 64) }
    do {
      let text = try Data(contentsOf: URL(filePath: paths[0]))
      try WordVectors.encoded(text: text).write(to: URL(filePath: paths[1]))
    } catch var error as DamagedVectors {
      error.file = paths[0]
      fail("\(error)", code: 65)
    } catch {
      fail(
        "\(paths[0]) cannot be read, or \(paths[1]) cannot be written: \(error.localizedDescription)",
        code: 74)
    }
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(code)
  }
}
