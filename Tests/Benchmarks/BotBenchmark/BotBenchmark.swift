import Foundation

/// `bot-benchmark PROGRAM [CASES]`: how fast a bot behind two pipes is, and how much memory it takes.
///
/// Pin it to one core (`taskset -c 0 bot-benchmark ...`); what it starts stays there too. Otherwise a figure in lock step
/// mostly measures how long it takes to wake another core.
@main
struct BotBenchmark {
  let program: String
  let requests: [String]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let program = arguments.first else {
      print("usage: bot-benchmark PROGRAM [FOLDER OF CASES]")
      exit(64)
    }
    let folder = arguments.dropFirst().first ?? "Tests/Cases"
    let benchmark = BotBenchmark(
      program: program, requests: try requests(from: folder, conversations: 10_000))
    let state = FileManager.default.temporaryDirectory.appending(path: "spotter-\(UUID().uuidString).db").path
    defer {
      for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: state + ending) }
    }
    try benchmark.measure("in memory", [])
    try benchmark.measure("with --state", ["--state", state])
    try benchmark.measure("in memory, without the work of an answer", [], command: #"{"command":"ping"}"#)
  }

  /// The messages of all conversations, taking turns.
  private static func requests(from folder: String, conversations: Int) throws -> [String] {
    let cases = try cases(from: folder)
    let rounds = cases.map(\.count).max() ?? 0
    return try (0..<rounds).flatMap { round in
      try (0..<conversations).compactMap { number in
        let said = cases[number % cases.count]
        return said.count > round ? try request(said[round], conversation: number) : nil
      }
    }
  }

  private static func cases(from folder: String) throws -> [[String]] {
    struct Case: Decodable {
      struct Turn: Decodable { var say: String }
      var turns: [Turn]
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
    return try names.sorted().flatMap { name in
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Case.self, from: Data($0.utf8)).turns.map(\.say)
      }
    }
  }

  private static func request(_ text: String, conversation: Int) throws -> String {
    let request = ["conversation": "c\(conversation)", "text": text]
    return String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
  }

  private func measure(_ name: String, _ options: [String], command: String? = nil) throws {
    let requests = command.map { Array(repeating: $0, count: 100_000) } ?? requests
    let latencies = try Bot(program, options).lockStep(requests.prefix(20_000))
    let bot = try Bot(program, options)
    let seconds = try bot.flood(requests)
    print(
      """
      \(name):
        lock step: median \(latencies[latencies.count / 2]) us, p99 \(latencies[latencies.count * 99 / 100]) us
        flood:     \(Int(Double(requests.count) / seconds)) turns a second (\(requests.count) turns)
        memory:    \(try bot.peakMemory()) KB at most
      """)
  }
}

/// `spotter bot` behind two pipes.
private final class Bot {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ program: String, _ options: [String]) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["bot", "--format", "jsonl"] + options
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// One request at a time: microseconds of each round trip, sorted.
  func lockStep(_ requests: some Sequence<String>) throws -> [Double] {
    let clock = ContinuousClock()
    return requests.map { request in
      let line = Array((request + "\n").utf8)
      let duration = clock.measure {
        send(line[...])
        _ = receive(lines: 1)
      }
      return Double(duration.components.attoseconds / 100_000_000_000) / 10
    }.sorted()
  }

  /// All requests as fast as they are taken; seconds until the last reply.
  func flood(_ requests: [String]) throws -> Double {
    let bytes = Array((requests.joined(separator: "\n") + "\n").utf8)
    let descriptor = input.fileHandleForWriting.fileDescriptor
    let start = ContinuousClock.now
    Thread { Self.write(bytes[...], to: descriptor) }.start()
    _ = receive(lines: requests.count)
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// Kilobytes.
  func peakMemory() throws -> String {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.map(String.init) ?? "?"
  }

  private func send(_ bytes: ArraySlice<UInt8>) {
    Self.write(bytes, to: input.fileHandleForWriting.fileDescriptor)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  private func receive(lines wanted: Int) -> Int {
    var lines = 0
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while lines < wanted {
        let count = read(output.fileHandleForReading.fileDescriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        lines += buffer[..<count].count { $0 == UInt8(ascii: "\n") }
      }
    }
    return lines
  }
}
