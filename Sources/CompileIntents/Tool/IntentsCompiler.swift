import ContentChecks
import Foundation
import Knowledge
import Understanding

/// `intents-compiler FOLDER OUTPUT`: reads and checks the content, trains the matcher, writes one Swift file.
@main
struct IntentsCompiler {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let folder = arguments.first, let output = arguments.last else {
      fail("usage: intents-compiler FOLDER OUTPUT", code: 64)
    }
    do {
      let content = try ContentLoader().read(folder: folder)
      let errors = ContentCheck(content).issues.filter { $0.severity == .error }
      guard errors.isEmpty else { throw ContentError(issues: errors) }
      try source(of: try CompiledContent(training: content.knowledge)).write(
        toFile: output, atomically: true, encoding: .utf8)
    } catch {
      fail("\(error)", code: 65)
    }
  }

  /// The block as one string literal: cheap for the compiler, and read in place when the program starts.
  private static func source(of content: CompiledContent) throws -> String {
    let opening = [PhraseKey.opening, .openingHint].map {
      content.knowledge.phrases[$0.rawValue]?.first ?? ""
    }
    let block = String(decoding: try content.encoded(), as: UTF8.self)
    return """
      /// Made from Intents/ when the program was built.
      enum BuiltInContent {
        static let fingerprint = "\(content.fingerprint)"
        static let opening = \(opening)
        static let starters = \(content.knowledge.phrases[PhraseKey.starters.rawValue] ?? [])
        static let block: StaticString = ####"\(block)"####
      }

      """
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    print(message)  // the build shows what a tool writes to stdout, with files and lines as links
    exit(code)
  }
}
