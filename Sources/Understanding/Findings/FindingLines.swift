internal import Knowledge

/// The content's examples of what is told, and a part of its other examples, which tell nothing, as the models of findings see them.
struct FindingLines {
  /// What enough examples tell for something to be learnt, sorted.
  let values: [FindingValue]
  private(set) var byThemselves: [Line] = []
  private(set) var asAnswers: [Line] = []

  private let features: FindingFeatures
  private let analyzer: Analyzer
  private let numbers: [FindingValue: Int]
  /// The slots of the values.
  private let slots: [String]

  struct Line: Sendable {
    var example: FindingMachines.Example
    /// The numbers of the findings that a phrase of the content says.
    var named: [Int]
    /// The numbers of the findings that were asked about; all of them where nothing was.
    var asked: Range<Int>
  }

  /// A finding of a line, with the evidence for it of machines that have not seen the line.
  struct Outcome {
    /// The number of the finding.
    var finding: Int
    var evidence: Float
    var isTold: Bool
    var isNamed: Bool
    var isAsked: Bool
    /// Whether it says that something is so.
    var isPresent: Bool
  }

  func outcomes(of lines: [Line], _ trials: [FindingMachines.Trial]) -> [Outcome] {
    trials.flatMap { trial in
      let line = lines[trial.example]
      return values.indices.map { i in
        Outcome(
          finding: i, evidence: trial.evidence[i], isTold: line.example.tells.contains(i),
          isNamed: line.named.contains(i),
          isAsked: line.asked.contains(i), isPresent: values[i].present)
      }
    }
  }

  init(_ knowledge: KnowledgeBase, _ analyzer: Analyzer) {
    self.analyzer = analyzer
    features = FindingFeatures(vectors: analyzer.vectors)
    let counts = Dictionary(grouping: knowledge.findingExamples.flatMap { Set($0.tells) }) { $0 }
    // The values of a slot stand side by side.
    values = counts.filter { $0.value.count >= Self.leastExamples }.keys.sorted {
      ($0.slot, $0.code) < ($1.slot, $1.code)
    }
    numbers = Dictionary(uniqueKeysWithValues: zip(values, 0...))
    slots = Set(values.map(\.slot)).sorted()
    // Sorted: training must not depend on the order of files.
    for example in knowledge.findingExamples.sorted(by: { $0.order < $1.order }) { add(example) }
    let kinds = Set(knowledge.slots.map(\.id))
    for text in Self.others(of: knowledge) { addOther(text, kinds: kinds) }
  }

  private mutating func add(_ example: FindingExample) {
    let reading = analyzer.analyze(example.text)
    let tells = example.tells.compactMap { numbers[$0] }
    if let slot = example.answers {
      asAnswers.append(line(reading, tells, answering: slot))
    } else {
      add(reading, telling: tells)
    }
  }

  /// What is clear by itself answers each question about what it tells; what tells nothing of what was asked answers nothing.
  private mutating func add(_ reading: Reading, telling tells: [Int]) {
    let byItself = line(reading, tells)
    byThemselves.append(byItself)
    let told = Set(tells.map { values[$0].slot })
    for slot in slots where told.contains(slot) { asAnswers.append(line(reading, tells, answering: slot)) }
    let others = slots.filter { !told.contains($0) }
    guard !others.isEmpty else { return }
    // A few words are taken for an answer to anything.
    if reading.tokens.count <= Self.fewWords {
      for slot in others { asAnswers.append(line(reading, [], answering: slot)) }
    } else {
      let place = Int(byItself.example.passage.whole.ngrams.hash >> 32) % others.count
      asAnswers.append(line(reading, [], answering: others[place]))
    }
  }

  private mutating func addOther(_ text: String, kinds: Set<String>) {
    let reading = analyzer.analyze(text)
    guard !reading.mentions.contains(where: { kinds.contains($0.kind) }) else { return }
    add(reading, telling: [])
  }

  private func line(_ reading: Reading, _ tells: [Int], answering slot: String? = nil) -> Line {
    let example = FindingMachines.Example(
      passage: features.passage(of: reading, in: reading.tokens.indices, answering: slot), tells: tells)
    let asked = slot.map { slot in
      (values.firstIndex { $0.slot == slot } ?? 0)..<((values.lastIndex { $0.slot == slot } ?? -1) + 1)
    }
    return Line(
      example: example, named: reading.mentions.compactMap { $0.finding.flatMap { numbers[$0] } },
      asked: asked ?? values.indices)
  }

  /// Questions and what is about something else: a part of them, which say the same as the rest.
  private static func others(of knowledge: KnowledgeBase) -> [String] {
    let examples = knowledge.intents.filter { intent in
      switch intent.effect {
      case .facts, .aspect, .gap: true
      case .act: false
      }
    }.flatMap(\.examples).sorted()
    return stride(from: 0, to: examples.count, by: step).map { examples[$0] }
  }

  private static let step = 3
  private static let leastExamples = 25
  private static let fewWords = 4
}

extension FindingExample {
  /// The same texts stand under different questions.
  fileprivate var order: (String, String, String) {
    (text, answers ?? "", tells.map(\.code).joined(separator: ","))
  }
}

extension Mention {
  /// The finding that it says of the speaker's present state, if it is one.
  var finding: FindingValue? {
    guard !isNested, temporality == .current, experiencer == .speaker else { return nil }
    return FindingValue(of: self, present: polarity != .negated)
  }
}
