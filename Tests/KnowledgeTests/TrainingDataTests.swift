import Knowledge
import Testing

@Suite struct TrainingDataTests {
  /// The utterances, or what is said of the mistakes, with the folder called DIR.
  private func read(_ text: String) throws -> (utterances: [LabelledUtterance], mistakes: String) {
    let folder = try TemporaryFolder(files: ["data.yml": text])
    do {
      return (try TrainingDataReader().read(files: [folder.path + "/data.yml"]), "")
    } catch let error as ContentError {
      return ([], error.description.replacing(folder.path, with: "DIR"))
    }
  }

  @Test func readsExamplesWithTheirPlaces() throws {
    let utterances = try read(
      """
      version: "3.1"
      nlu:
      - intent: travel
        examples: |
          - a flight to [Paris](city)
          - is there an alert for [country]
      - synonym: x
        examples: |
          - y
      """
    ).utterances
    #expect(utterances.map(\.text) == ["a flight to Paris", "is there an alert for [country]"])
    #expect(utterances.map(\.line) == [5, 6])
    #expect(utterances.allSatisfy { $0.intent == "travel" && $0.column == 5 })
  }

  @Test(arguments: [
    (
      "nlu:\n- intent: a\n  examples: |\n    - [x](y",
      "DIR/data.yml:4:5: error: broken annotation: '(' without ')'"
    ),
    ("nlu:\n- intent: a\n  examples: |\n", "DIR/data.yml:2:3: error: intent 'a' has no examples"),
    (
      "nlu:\n- intent: a\n  examples: |\n    - same\n- intent: b\n  examples: |\n    - same",
      "DIR/data.yml:7:5: error: 'same' stands under 'b' and, at DIR/data.yml:4, under 'a'"
    ),
  ])
  func reportsMistakes(_ text: String, _ expected: String) throws {
    #expect(try read(text).mistakes == expected)
  }

  @Test func saysThatAFileIsMissing() {
    #expect(throws: MissingContent.self) { try TrainingDataReader().read(files: ["/nowhere.yml"]) }
  }
}
