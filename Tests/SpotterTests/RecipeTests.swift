import Foundation
import Testing

/// The recipes for operators, run as their files stand.
@Suite struct RecipeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func recipe(_ name: String) -> String {
    ProgramTests.root.appending(path: "Sources/Recipes/\(name)").path
  }

  private static func has(_ commands: String...) -> Bool {
    commands.allSatisfy { (try? ProgramTests.shell($0).status) == 0 }
  }

  /// Waits until something has happened that this process is not told of.
  private func eventually(every microseconds: UInt32 = 10_000, _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try !condition() {
      try #require(ContinuousClock.now < deadline)
      usleep(microseconds)
    }
  }

  // MARK: FIFO and TCP

  @Test func answersThroughFIFOs() throws {
    let result = try ProgramTests.shell(
      """
      cd '\(folder.url.path)' && mkfifo in out
      '\(RunningProgram.path)' bot --state bot.db <>in >out &
      exec 3<out
      for text in 'my lower back hurts' 'what did you understand?'; do
        echo "$text" >in
        read -r reply <&3
        echo "$reply"
      done
      kill $! && wait $!
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines.count == 2 && result.lines.last?.contains("lower back") == true)
  }

  @Test(.enabled(if: has("command -v socat"), "socat is not installed"))
  func servesSocketsThroughSocat() throws {
    let port = Self.freePort()
    let server = try RunningProgram.server(
      """
      socat TCP-LISTEN:\(port),bind=127.0.0.1,reuseaddr,fork \
        EXEC:"'\(RunningProgram.path)' bot --format jsonl --state '\(folder.path("s.db"))'"
      """)
    defer { withExtendedLifetime(server) {} }
    func call(_ request: String) throws -> String {
      try ProgramTests.shell(
        "socat -t 60 - TCP:127.0.0.1:\(port),retry=100,interval=0.1", input: request + "\n"
      ).output
    }
    #expect(try call(#"{"text":"my lower back hurts","conversation":"ann"}"#).contains("\"act\":\"ask\""))
    #expect(try call(#"{"text":"what did you understand?","conversation":"ann"}"#).contains("lower back"))
    #expect(try !call(#"{"text":"what did you understand?","conversation":"bob"}"#).contains("lower back"))
  }

  @Test(.enabled(if: has("command -v systemd-socket-activate", "command -v socat"), "no systemd or no socat"))
  func servesSocketsOfSystemd() throws {
    let port = Self.freePort()
    let server = try RunningProgram.server(
      "systemd-socket-activate -l 127.0.0.1:\(port) --accept --inetd '\(RunningProgram.path)' bot --format jsonl"
    )
    defer { withExtendedLifetime(server) {} }
    let reply = try ProgramTests.shell(
      "socat -t 60 - TCP:127.0.0.1:\(port),retry=100,interval=0.1", input: "{\"text\":\"hello\"}\n")
    #expect(reply.output.contains("\"act\":\"greet\""))
  }

  // MARK: matterbridge

  private struct Matterbridge {
    let program: RunningProgram
    let port: String

    init() throws {
      program = try RunningProgram(
        ["python3", ProgramTests.root.appending(path: "Tests/StandIns/matterbridge.py").path],
        executable: "/usr/bin/env")
      port = try #require(try program.nextLine())
    }

    func say(_ text: String, by person: String = "ann", gateway: String = "gym", username: String = "Ann")
      throws
    {
      try program.send(
        #"{"text":"\#(text)","userid":"\#(person)","username":"\#(username)","gateway":"\#(gateway)","id":"m1"}"#
      )
    }
  }

  /// What each way in has to do: answer, keep people apart, ignore itself, come back when matterbridge does.
  private func talk(through matterbridge: Matterbridge) throws {
    try matterbridge.say("my lower back hurts")
    let first = try #require(try matterbridge.program.nextLine())
    #expect(first.contains(#""gateway": "gym""#) && first.contains(#""parent_id": "m1""#))
    try matterbridge.say("hello", by: "bot", username: "Spotter")
    try matterbridge.say("what did you understand?", by: "bob")
    #expect(try matterbridge.program.nextLine()?.contains("lower back") == false)
    try matterbridge.program.send("drop")
    try matterbridge.say("what did you understand?")
    #expect(try matterbridge.program.nextLine()?.contains("lower back") == true)
  }

  @Test(.enabled(if: has("command -v curl", "command -v python3"), "no curl or no python3"))
  func bridgesWithCurl() throws {
    let matterbridge = try Matterbridge()
    let bridge = try RunningProgram(
      [
        "http://127.0.0.1:\(matterbridge.port)", RunningProgram.path, "bot", "--format", "matterbridge",
        "--name",
        "Spotter",
      ], executable: Self.recipe("matterbridge-curl.sh"))
    try withExtendedLifetime(bridge) { try talk(through: matterbridge) }
  }

  @Test(.enabled(if: has("/usr/bin/python3 -c 'import websocket'"), "python3-websocket is not installed"))
  func bridgesWithAWebsocket() throws {
    let matterbridge = try Matterbridge()
    let bridge = try RunningProgram(
      [
        "ws://127.0.0.1:\(matterbridge.port)/api/websocket", RunningProgram.path, "bot", "--format",
        "matterbridge",
        "--name", "Spotter",
      ], executable: Self.recipe("matterbridge-websocket.py"))
    try withExtendedLifetime(bridge) { try talk(through: matterbridge) }
  }

  // MARK: IRC

  @Test(.enabled(if: has("command -v ii", "test -x /usr/sbin/ngircd"), "no ii or no ngircd"))
  func joinsAnIRCChannel() throws {
    let port = Self.freePort()
    try Data(
      """
      [Global]
      Name = irc.test
      Info = test
      Listen = 127.0.0.1
      Ports = \(port)
      [Limits]
      MaxConnectionsIP = 0
      [Options]
      Ident = no
      PAM = no
      DNS = no

      """.utf8
    ).write(to: folder.url.appending(path: "ngircd.conf"))
    let server = try RunningProgram.server(
      "/usr/sbin/ngircd --nodaemon --config '\(folder.path("ngircd.conf"))'")
    defer { withExtendedLifetime(server) {} }
    try eventually { try ProgramTests.shell("bash -c 'exec 3<>/dev/tcp/127.0.0.1/\(port)'").status == 0 }
    let bot = try RunningProgram(
      [folder.path("bot"), "127.0.0.1", "\(port)", "spotter", "#gym", RunningProgram.path, "bot"],
      executable: Self.recipe("irc-ii.sh"))
    defer { withExtendedLifetime(bot) {} }
    let ann = try RunningProgram(
      ["-s", "127.0.0.1", "-p", "\(port)", "-n", "ann", "-i", folder.path("ann")], executable: "/usr/bin/ii")
    defer { withExtendedLifetime(ann) {} }
    try irc("ann/127.0.0.1/in", "/j #gym")
    let channel = folder.url.appending(path: "ann/127.0.0.1/#gym/out")
    func heard(_ text: String) throws -> Bool {
      (try? String(contentsOf: channel, encoding: .utf8))?.contains(text) ?? false
    }
    let spoken = "ann/127.0.0.1/#gym/in"
    try irc(spoken, "my lower back hurts")
    try eventually(every: 500_000) {  // who says something before the bot has joined is not heard
      try irc(spoken, "spotter: what did you understand?")
      return try heard("<spotter> ann: ")
    }
    #expect(try !heard("Noted"), "that was not for it")
    try irc(spoken, "spotter: I can't feel my groin and I wet myself")
    try eventually { try heard("<spotter> ann: Get emergency care now.") }
  }

  /// Writes to a FIFO of ii's once it is there.
  private func irc(_ fifo: String, _ line: String) throws {
    try eventually { FileManager.default.fileExists(atPath: folder.path(fifo)) }
    _ = try ProgramTests.shell("cat >'\(folder.path(fifo))'", input: line + "\n")
  }

  /// A port below those that the system gives out.
  private static func freePort() -> Int { Int.random(in: 20_000..<32_000) }
}
