import Foundation
import Knowledge
import Testing

@testable import Transcripts

/// Files, folders and lists of phrasings.
@Suite struct LoaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func load(_ names: String...) throws -> [TranscriptEntry] {
    try TranscriptLoader(assistant: Shared.assistant()).load(names.map { "\(folder.path)/\($0)" })
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
  }

  @Test func findsTranscriptsInFolders() throws {
    try makeFolder("deep")
    try folder.write("#me\nb", to: "deep/b.convo.txt")
    try folder.write("user: c", to: "c.chat")
    try folder.write("test_cases:\n- test_case: d\n  steps:\n  - user: d", to: "d.yml")
    try folder.write("nlu: nothing of ours", to: "e.yml")
    try folder.write("some notes", to: "notes.txt")
    #expect(try load("").map(\.title) == ["c", "d", "b"])
    #expect(try load("c.chat", "").map(\.title) == ["c", "d", "b"])  // each once
  }

  @Test func findsNothingInAnEmptyFolder() throws {
    #expect(try load("").isEmpty)
  }

  @Test func namesAPathThatIsNotThere() {
    #expect(throws: MissingTranscripts.self) { try load("nowhere") }
  }

  @Test func readsAFileByWhateverName() throws {
    try folder.write("#me\nhi", to: "notes")
    #expect(try load("notes").count == 1)
  }

  @Test func replacesANameByItsPhrasings() throws {
    try folder.write("PLANK\n\nhow do i plank\n\\PLANK\nwhere do my wrists go\n", to: "plank.utterances.txt")
    try folder.write("BYE\nbye\nsee you", to: "bye.utterances.txt")
    try folder.write("Planks\n\n#me\nPLANK\n#bot\nFACTS core.plank\n#me\nBYE", to: "a.convo.txt")
    let entries = try load("a.convo.txt")
    #expect(entries.count == 6)
    #expect(entries[0].transcript.turns.map(\.message) == ["how do i plank", "bye"])
    #expect(entries[5].transcript.turns.map(\.message) == ["where do my wrists go", "see you"])
    #expect(entries[5].title == "Planks (where do my wrists go; see you)")
  }

  @Test func reportsEveryMistakeOfEveryFile() throws {
    try folder.write(
      "#me\nhi\n#bot\nFACTS core.plnk\nNOT_FACTS sciatca.*\nASKS regoin\nKNOWS abs.week", to: "a.convo.txt")
    try folder.write("#me", to: "b.convo.txt")
    try folder.write("EMPTY\n", to: "c.utterances.txt")
    let error = #expect(throws: ContentError.self) { try load("") }
    let messages =
      error?.issues.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line): \($0.message)" } ?? []
    for expected in [
      "a.convo.txt:4: unknown fact 'core.plnk', did you mean 'core.plank'?",
      "a.convo.txt:5: unknown fact 'sciatca.*', did you mean 'sciatica.*'?",
      "a.convo.txt:6: unknown slot 'regoin', did you mean 'region'?",
      "a.convo.txt:7: unknown finding 'abs.week', did you mean 'abs.weak'?",
      "b.convo.txt:1: '#me' has no message",
      "c.utterances.txt:1: no phrasings under the name 'EMPTY'",
    ] {
      #expect(messages.contains { $0.hasPrefix(expected) }, "\(expected) in \(messages)")
    }
  }

  @Test func refusesTooManyRuns() throws {
    try folder.write("A\n" + String(repeating: "a\n", count: 200), to: "a.utterances.txt")
    try folder.write("#me\nA\n#me\nA\n", to: "a.convo.txt")
    let error = #expect(throws: ContentError.self) { try load("a.convo.txt") }
    #expect(error?.issues.map(\.line) == [3])
  }

  @Test func usesTheListOfItsOwnFolder() throws {
    try makeFolder("deep")
    try makeFolder("other")
    try folder.write("A\none", to: "a.utterances.txt")
    try folder.write("A\ntwo", to: "deep/a.utterances.txt")
    for name in ["a.convo.txt", "deep/a.convo.txt"] { try folder.write("#me\nA", to: name) }
    #expect(try load("").map(\.transcript.turns[0].message) == ["one", "two"])
    try folder.write("#me\nhi\n#me\nA", to: "other/a.convo.txt")
    let error = #expect(throws: ContentError.self) { try load("") }
    #expect(error?.issues.map(\.line) == [3])  // which of the two?
  }

  @Test func refusesTwoListsOfOneName() throws {
    try folder.write("A\na", to: "a.utterances.txt")
    try folder.write("A\nb", to: "b.utterances.txt")
    try folder.write("#me\nhi", to: "a.convo.txt")
    let error = #expect(throws: ContentError.self) { try load("a.convo.txt") }
    #expect(error?.issues.first?.message.hasSuffix("a.utterances.txt") == true)
  }
}
