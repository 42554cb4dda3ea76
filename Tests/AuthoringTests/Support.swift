import ContentChecks
import Foundation
import Knowledge
import Understanding

/// The repository's folders.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let houseplant = root.appending(path: "Tests/Houseplant")
}

/// A copy of the houseplant's content, to be broken; it goes with its test.
final class ContentCopy {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "spotter-content-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let original = Repository.houseplant.appending(path: "Intents")
    for name in try FileManager.default.contentsOfDirectory(atPath: original.path) {
      let text = try String(contentsOf: original.appending(path: name), encoding: .utf8)
      try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  struct NotFound: Error { var text: String }

  /// Puts another text in the place of one that stands in a file once or more often; the first is replaced.
  func replace(_ old: String, with new: String, in file: String) throws {
    let url = url.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    guard let range = text.firstRange(of: old) else { throw NotFound(text: old) }
    try text.replacingCharacters(in: range, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  func read() throws -> LoadedContent { try ContentLoader().read(folder: path) }

  /// What is said of it, without the folder's name.
  func descriptions(of issues: [ContentIssue]) -> [String] {
    issues.map { $0.description.replacing(path + "/", with: "") }
  }

  static func article() throws -> ArticleText {
    let url = Repository.houseplant.appending(path: "article.txt")
    return ArticleText(file: "article.txt", contents: try String(contentsOf: url, encoding: .utf8))
  }
}
