import Knowledge
import Testing

/// Authors divide the content into files as they like: nothing is lost, and nothing stands in two of them.
@Suite struct DividedContentTests {
  /// What is read of some files, and the mistakes with the folder called DIR.
  private func read(_ files: [String: String]) throws -> (language: Language, mistakes: [String]) {
    let folder = try TemporaryFolder(files: files)
    let content = try ContentLoader().read(folder: folder.path)
    let mistakes = content.issues.map { $0.description.replacing(folder.path, with: "DIR") }
    return (content.knowledge.language, mistakes.filter { !$0.contains("missing phrase") })
  }

  @Test func keepsTheLanguageOfEveryFile() throws {
    let (language, mistakes) = try read([
      "a.yml": "language:\n  fillers: [my, really]\n  numbers: {two: 2}\n",
      "b/c.yml": "language:\n  asides: [frankly]\n  units: {week: 7}\n",
      "d.yml": "phrases:\n  greet: Hello.\n",
    ])
    #expect(mistakes == [])
    #expect(language.fillers == ["my", "really"])
    #expect(language.asides == ["frankly"])
    #expect(language.numbers == ["two": 2])
    #expect(language.units == ["week": 7])
  }

  @Test func saysWhereAKeyOfTheLanguageStandsTwice() throws {
    let mistakes = try read([
      "a.yml": "language:\n  fillers: [my]\n  spellings: {cant: can not}\n",
      "b.yml": "language:\n  asides: [frankly]\n  spellings: {wont: will not}\n  fillers: [really]\n",
    ]).mistakes
    #expect(
      mistakes == [
        "DIR/b.yml:3:3: error: language key 'spellings' is already defined at DIR/a.yml:3",
        "DIR/b.yml:4:3: error: language key 'fillers' is already defined at DIR/a.yml:2",
      ])
  }

  @Test func saysWhereOrdinaryWordsStandTwice() throws {
    let mistakes = try read(["b/ordinary-words.txt": "zebra\n", "ordinary-words.txt": "# more\nyak\n"])
      .mistakes
    #expect(
      mistakes == [
        "DIR/ordinary-words.txt:1:1: error: file 'ordinary-words.txt' is already defined at "
          + "DIR/b/ordinary-words.txt:1"
      ])
  }

  @Test func takesNoOtherFileForTheOrdinaryWords() throws {
    let (language, mistakes) = try read([
      "a/ordinary-words.txt": "zebra\nbus\n", "extraordinary-words.txt": "quagga\n",
    ])
    #expect(mistakes == [])
    #expect(language.ordinaryWords == "bus zebra")
  }
}
