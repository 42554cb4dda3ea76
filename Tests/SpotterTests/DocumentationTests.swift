import Foundation
import Spotter
import Testing

@testable import Hosting

/// The example of the documentation is this code.
@Suite struct DocumentationTests {
  @Test func showsAnExampleThatRuns() throws {
    let file = ProgramTests.root.appending(path: "Sources/Spotter/Spotter.docc/Spotter.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let example = try #require(
      page.split(separator: "```swift\n").dropFirst().first?.split(separator: "```").first)
    let code = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let lines = Set(code.split(separator: "\n").map { $0.drop { $0 == " " } })
    for line in example.split(separator: "\n") { #expect(lines.contains(line), "\(line)") }
    try self.example()
  }

  private func operating() throws -> String {
    let file = ProgramTests.root.appending(path: "Sources/Spotter/Spotter.docc/Operating.md")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func namesEveryRecipe() throws {
    let page = try operating()
    let recipes = ProgramTests.root.appending(path: "Sources/Recipes")
    let names = try FileManager.default.contentsOfDirectory(atPath: recipes.path)
    #expect(!names.isEmpty)
    for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
  }

  // MARK: JSON

  @Test func namesEveryKeyOfTheJSON() throws {
    let input = #"{"text":"how many vertebrae are there","id":1}"# + "\n" + #"{"text":7,"id":2}"#
    let result = try ProgramTests.run(["bot", "--format", "jsonl", "--trace"], input: Data(input.utf8))
    let objects = try result.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    try #require(objects.count == 2)
    #expect(try Set(objects[0].keys) == names(in: "### Reply", "key"))
    #expect(try Set(objects[1].keys) == names(in: "### Errors", "key"))
  }

  @Test func namesEveryWordOfTheJSON() throws {
    #expect(try names(in: "### Errors", "code") == Set(BotFailure.Code.allCases.map(\.rawValue)))
    let page = try operating()
    let words =
      BotCommand.allCases.map { "\"\($0.rawValue)\"" } + Reply.Act.allCases.map(\.rawValue)
      + Reply.Gap.allCases.map(\.rawValue) + SafetyLevel.allCases.map(\.rawValue)
    for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
  }

  @Test func showsARealLineOfJSON() throws {
    let lines = try operating().split(separator: "\n")
    let typed = try #require(lines.firstIndex { $0.hasPrefix("$ echo '{") })
    let request = try #require(lines[typed].split(separator: "'").dropFirst().first)
    let result = try ProgramTests.run(["bot", "--format", "jsonl"], input: Data("\(request)\n".utf8))
    #expect(result.lines == [String(lines[typed + 1])])
  }

  /// What stands in the first column of a table, by the name of that column.
  private func names(in heading: String, _ column: String) throws -> Set<String> {
    let lines = try operating().split(separator: "\n", omittingEmptySubsequences: false)
    let section = try lines[#require(lines.firstIndex { $0 == heading })...].dropFirst().prefix {
      !$0.hasPrefix("#")
    }
    let table = section.drop { !$0.hasPrefix("| \(column) |") }.prefix { $0.hasPrefix("|") }
    return Set(table.dropFirst(2).compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) })
  }

  private func example() throws {
    let assistant = try Assistant.builtIn()
    var conversation = Conversation()
    print(assistant.reply(to: "what can you help me with?", in: &conversation).text)
  }
}
