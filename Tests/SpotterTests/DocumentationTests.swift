import Foundation
import Spotter
import Testing

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

  @Test func namesEveryRecipe() throws {
    let page = try String(
      contentsOf: ProgramTests.root.appending(path: "Sources/Spotter/Spotter.docc/Operating.md"),
      encoding: .utf8)
    let recipes = ProgramTests.root.appending(path: "Sources/Recipes")
    let names = try FileManager.default.contentsOfDirectory(atPath: recipes.path)
    #expect(!names.isEmpty)
    for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
  }

  private func example() throws {
    let assistant = try Assistant.builtIn()
    var conversation = Conversation()
    print(assistant.reply(to: "what can you help me with?", in: &conversation).text)
  }
}
