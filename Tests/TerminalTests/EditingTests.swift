import Testing

@testable import Terminal

/// What Tab offers, and where lines are kept.
@Suite struct EditingTests {
  private let completions = Completions(choices: ["lower back", "upper back"], topics: { ["core", "disc"] })

  @Test(arguments: [
    ("", ["lower back", "upper back"]), ("l", ["lower back"]), ("LOWER b", ["lower back"]), ("x", []),
    ("/so", ["/sources"]), ("/re", ["/reset", "/reload"]), ("/facts d", ["/facts disc"]),
  ])
  func completes(_ line: String, to lines: [String]) {
    #expect(completions.offer(for: line) == .lines(lines))
  }

  @Test func completesFileNames() {
    #expect(completions.offer(for: "/save mon") == .fileName)
  }

  @Test func listsCommandsWhereNothingIsAsked() {
    #expect(Completions().offer(for: "") == .lines(ChatCommand.allCases.map(\.name)))
  }

  @Test(arguments: [
    (["SPOTTER_HISTORY": "here", "XDG_STATE_HOME": "/state", "HOME": "/home/a"], "here"),
    (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/spotter/history"),
    (["XDG_STATE_HOME": "relative", "HOME": "/home/a"], "/home/a/.local/state/spotter/history"),
    (["HOME": "relative"], nil), ([:], nil),
  ])
  func keepsHistory(_ environment: [String: String], at path: String?) {
    #expect(History.path(environment: environment) == path)
  }
}
