package import Knowledge

/// What speaks for a red flag in a message.
package struct RedFlagJudgement: Sendable {
  /// The flags that patterns of the content find.
  package var composed: [RedFlag]
  /// What the learnt model makes of it; `nil` if nothing is mentioned that a flag could be made of, or the content has no
  /// examples of red flags.
  package var learnt: Learnt?
  /// The emergencies that are only supposed: "if my groin went numb, what should I do?"
  package var supposed: [RedFlag] = []

  package struct Learnt: Sendable {
    /// The flag that it finds likeliest.
    package var flag: RedFlag
    /// Whether that is more serious than what patterns find: pain at night that comes with a wish to die.
    package var isGraver: Bool
    /// How likely it thinks that any flag is reported: log-odds.
    package var evidence: Float
    /// Above this a flag is reported though no pattern says so.
    package var raises: Float
    /// Below this none is reported though a pattern says so.
    package var overrules: Float
  }

  /// The flags that patterns find and the model does not dispute.
  package var undisputed: [RedFlag] { isDisputed ? [] : composed }

  /// Whether the model is sure that nothing is reported.
  package var isDisputed: Bool { learnt.map { $0.evidence < $0.overrules } ?? false }

  /// The flags that count as reported.
  package var reported: [RedFlag] {
    guard let learnt, !isDisputed else { return undisputed }
    return learnt.isGraver && learnt.evidence > learnt.raises ? [learnt.flag] + composed : composed
  }
}

/// Looks for red flags in messages: by patterns of the content, and by a model that has learnt from its examples.
package final class RedFlagDetector: Sendable {
  package let patterns: RedFlagScanner
  private let flags: [RedFlag]
  /// How serious each flag is, and its number by its id.
  private let levels: [SafetyLevel]
  private let numbers: NameNumbers
  private let features: RedFlagFeatures
  private let matcher: TrainedMatcher
  private let vectors: WordVectors?

  /// - Parameter vectors: the word vectors that the matcher was trained with; others are not used.
  package init(knowledge: KnowledgeBase, matcher: TrainedMatcher, vectors: WordVectors? = .builtIn) {
    patterns = RedFlagScanner(knowledge: knowledge)
    flags = knowledge.redFlags
    numbers = NameNumbers(flags.map(\.id))
    levels = flags.map { flag in knowledge.facts.first { $0.id == flag.fact }?.level ?? .urgent }
    features = RedFlagFeatures(concepts: knowledge.concepts)
    self.matcher = matcher
    self.vectors = matcher.usable(vectors)
  }

  package func judge(_ reading: Reading) -> RedFlagJudgement {
    let composed = patterns.reported(in: reading)
    var judgement = RedFlagJudgement(composed: composed, learnt: learnt(of: reading, beside: composed))
    if judgement.reported.isEmpty {
      judgement.supposed = patterns.supposed(in: reading).filter { level(of: [$0]) == .emergency }
    }
    return judgement
  }

  /// How serious the most serious of some flags is.
  package func level(of flags: [RedFlag]) -> SafetyLevel {
    if flags.isEmpty { return .none }
    return flags.compactMap { flag in numbers.number(of: flag.id).map { levels[$0] } }.max() ?? .none
  }

  private func learnt(of reading: Reading, beside composed: [RedFlag]) -> RedFlagJudgement.Learnt? {
    guard features.mayReport(reading), let model = matcher.redFlagModel else { return nil }
    let vector = reading.vector ?? vectors?.sentence(of: reading.tokens[...])
    var (id, evidence) = model.judge(features.ngrams(of: reading), vector)
    // In a long message a report is a small part of what is said.
    if !composed.isEmpty, evidence < model.bounds.overrules,
      evidenceOfSentences(of: reading, model) > Self.likelier
    {
      evidence = Self.likelier
    }
    // Looking for the words is worth it only where they decide.
    let mustBeSurer = evidence > model.bounds.raises && !patterns.hints(at: id, in: reading)
    return flags.first { $0.id == id }.map { flag in
      let isNone = flag.ownOnly && patterns.isOfOthers(flag, in: reading)
      return .init(
        flag: flag, isGraver: level(of: [flag]) > level(of: composed), evidence: evidence,
        raises: isNone ? .infinity : mustBeSurer ? model.bounds.raisesUnnamed : model.bounds.raises,
        overrules: model.bounds.overrules)
    }
  }

  /// Log-odds of a report that is as likely as none.
  private static let likelier: Float = 0

  /// What the model makes of the sentences in which patterns find a flag, each by itself: the highest.
  private func evidenceOfSentences(of reading: Reading, _ model: RedFlagModel) -> Float {
    patterns.reportingSentences(of: reading).map { sentence in
      model.judge(features.ngrams(of: reading, in: sentence), vectors?.sentence(of: reading.tokens[sentence]))
        .evidence
    }.max() ?? -.infinity
  }
}

extension RedFlagModel {
  /// Learns from the content's examples of red flags, and from what people tell and ask otherwise what is none; `nil` if it has
  /// no examples of flags.
  convenience init?(training knowledge: KnowledgeBase, _ analyzer: Analyzer) {
    let features = RedFlagFeatures(concepts: knowledge.concepts)
    let patterns = RedFlagScanner(knowledge: knowledge)
    func example(_ text: String, _ flag: String?, isClose: Bool) -> Example? {
      let reading = analyzer.analyze(text)
      guard features.mayReport(reading) else { return nil }
      return Example(
        ngrams: features.ngrams(of: reading), sentence: analyzer.vectors?.sentence(of: reading.tokens[...]),
        flag: flag, hinted: patterns.hinted(in: reading),
        isComposed: !patterns.reported(in: reading).isEmpty, isClose: isClose)
    }
    // Sorted: training must not depend on the order of files.
    let close = knowledge.redFlagExamples.sorted { $0.text < $1.text }
    let (subject, rest) = Self.ordinary(of: knowledge)
    let told = knowledge.findingExamples.filter { $0.answers == nil }.map(\.text).sorted()
    let others = subject + rest + told + Self.withFindings(subject, of: knowledge)
    self.init(
      training: close.compactMap { example($0.text, $0.flag, isClose: true) }
        + others.compactMap { example($0, nil, isClose: false) }.filter { !$0.isComposed },
      dimensions: analyzer.vectors?.dimensions ?? 0)
  }

  /// What people say otherwise with findings added: where it hurts, how it began, since when. That is no red flag, in whatever
  /// company the names of findings stand in the examples.
  private static func withFindings(_ others: [String], of knowledge: KnowledgeBase) -> [String] {
    let slots = Set(knowledge.slots.map(\.id))
    let names = knowledge.concepts.filter { slots.contains(Concept.kind(of: $0.id)) }.flatMap { concept in
      concept.phrases.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(namesOfFinding)
    }.sorted()
    guard !others.isEmpty else { return [] }
    return (2...4).flatMap { part in
      names.indices.map { i in
        let other = others[(i * others.count / names.count + part) % others.count]
        return [other, names[i], names[(i + names.count / part) % names.count]].joined(separator: " ")
      }
    }
  }

  private static let namesOfFinding = 20

  /// What people say otherwise: all that they ask and tell of the subject, and a part of the rest, which would say the same.
  private static func ordinary(of knowledge: KnowledgeBase) -> (subject: [String], rest: [String]) {
    let (subject, rest) = knowledge.intents.reduce(into: ([String](), [String]())) { parted, intent in
      if intent.kind == .answered { parted.0 += intent.examples } else { parted.1 += intent.examples }
    }
    let sorted = rest.sorted()
    return (subject.sorted(), stride(from: 0, to: sorted.count, by: step).map { sorted[$0] })
  }

  private static let step = 3
}
