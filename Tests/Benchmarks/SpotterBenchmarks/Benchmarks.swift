import Benchmark
import Dialogue
import Foundation
import Knowledge
import Spotter
import Understanding

/// What people type, ten words or so, with and without mistakes.
private let messages = [
  "my lower back hurts every time i deadlift heavy weights",
  "why does a weak core make my back hurt anyway",
  "no numbness, it just runs down my left leg sometimes",
  "whats the best way to sleep on my side with this",
  "i think i over did it at the gym last week",
  "shoud i see a docter about this or wait it out",
  "is it ok to plank befor lifting or after the session",
  "what is the weather going to be like in paris tomorrow",
]

/// Another message in every iteration: a scaled iteration always starts from the first.
private func message(_ benchmark: Benchmark) -> String {
  messages[benchmark.currentIteration % messages.count]
}

/// One conversation made of all messages, as it stands before each of them.
private struct Talk {
  let assistant: Assistant
  let conversations: [Conversation]

  init() throws {
    let assistant = try Assistant.builtIn()
    var conversation = Conversation()
    self.conversations = messages.map { message in
      defer { _ = assistant.reply(to: message, in: &conversation) }
      return conversation
    }
    self.assistant = assistant
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], timeUnits: .microseconds, maxDuration: .seconds(5),
    maxIterations: 100_000)

  Benchmark("read a message of ten words") { benchmark, assistant in
    blackHole(assistant.reading(of: message(benchmark)))
  } setup: {
    try Assistant.builtIn()
  }

  Benchmark("one whole turn") { benchmark, talk in
    var conversation = talk.conversations[benchmark.currentIteration % messages.count]
    blackHole(talk.assistant.reply(to: message(benchmark), in: &conversation))
  } setup: {
    try Talk()
  }

  Benchmark("load the built-in content") { benchmark in
    blackHole(try Assistant.builtIn())
  }

  Benchmark("read, check and train the content", configuration: .init(maxIterations: 3)) { benchmark in
    blackHole(try CompiledContent(folder: "Intents"))
  }

  Benchmark("train on the content", configuration: .init(maxIterations: 3)) { _, knowledge in
    blackHole(TrainedMatcher(training: knowledge))
  } setup: {
    try ContentLoader().load(folder: "Intents")
  }

  for count in [25, 250, 2_500, 25_000] {
    Benchmark("read with \(count) concepts") { benchmark, assistant in
      blackHole(assistant.reading(of: message(benchmark)))
    } setup: {
      Assistant(content: try CompiledContent(training: .withConcepts(count)))
    }
  }
}

extension KnowledgeBase {
  /// Concepts of three made-up phrases each, and two intents to have something to train.
  fileprivate static func withConcepts(_ count: Int) -> KnowledgeBase {
    var knowledge = KnowledgeBase()
    knowledge.concepts = (0..<count).map { i in
      Concept(id: "topic.c\(i)", phrases: ["lower word\(i)", "back word\(i) pain", "word\(i)"])
    }
    knowledge.intents = ["yes", "no"].map {
      Intent(
        name: $0, effect: .aspect($0), topic: nil, examples: ["\($0) please", "\($0) thanks"], nearMisses: [])
    }
    return knowledge
  }
}
