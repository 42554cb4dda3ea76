internal import Foundation
internal import Knowledge

/// Weighs the causes against what is known, and finds the question that tells them apart best.
final class Assessment: Sendable {
  private let causes: [Cause]
  /// What each finding says of the causes, in their order.
  private let evidence: [FindingValue: [Weight]]
  private let questions: [Question]

  /// What the question of a slot tells of the causes. A class without state: looking at it copies nothing.
  final class Question: Sendable {
    let slot: String
    /// Findings of other slots that say as much as an answer.
    let toldBy: [FindingValue]
    /// How likely each of its choices is if a cause is the one: by cause, by choice.
    fileprivate let likelihoods: [[Double]]
    /// How open the answer is if a cause is the one, in bits.
    fileprivate let entropies: [Double]
    /// By how much the weights of its choices differ, by cause.
    fileprivate let spreads: [Int]

    fileprivate init(_ slot: Slot, _ causes: [Cause]) {
      self.slot = slot.id
      toldBy = slot.toldBy
      let weights = causes.map { cause in slot.offered.map { Assessment.weight(of: $0, for: cause) } }
      likelihoods = weights.map { Assessment.softmax($0.map(Double.init)) }
      spreads = weights.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
      entropies = likelihoods.map { $0.reduce(0) { $0 - Assessment.timesLogarithm($1) } }
    }
  }

  init(knowledge: KnowledgeBase) {
    let causes = knowledge.causes
    self.causes = causes
    let topics = knowledge.facts.keyed(by: \.id).mapValues(\.topics)
    evidence = Self.evidence(of: causes) { fact, cause in topics[fact]?.contains(cause) ?? false }
    questions = knowledge.slots.filter { $0.asks != nil && !$0.offered.isEmpty }.map { Question($0, causes) }
  }

  /// A cause with the sum of the weights that speak for and against it.
  struct Ranked: Sendable {
    fileprivate let assessment: Assessment
    fileprivate let number: Int
    fileprivate let values: [FindingValue]
    let score: Int

    var cause: Cause { assessment.causes[number] }
    var supporting: [FindingValue] {
      values.filter { assessment.weight(of: $0, for: number)?.supports ?? false }
    }
    var opposing: [FindingValue] {
      values.filter { assessment.weight(of: $0, for: number)?.opposes ?? false }
    }
  }

  private func weight(of value: FindingValue, for cause: Int) -> Weight? {
    evidence[value]?.first { $0.cause == cause }
  }

  /// What a finding says of a cause: the sum of its weights, and whether any of them speaks for or against it.
  private struct Weight {
    let cause: Int
    var sum = 0
    var supports = false
    var opposes = false
  }

  /// - Parameter speaks: whether a fact is about a cause: a hint against it that comes from a fact about another is weighed, and not
  ///   said.
  private static func evidence(of causes: [Cause], where speaks: (_ fact: String, _ cause: String) -> Bool)
    -> [FindingValue: [Weight]]
  {
    var evidence: [FindingValue: [Weight]] = [:]
    for (i, cause) in causes.enumerated() {
      for (value, pieces) in Dictionary(grouping: cause.evidence, by: \.when) {
        var weight = Weight(cause: i)
        for piece in pieces {
          weight.sum += piece.weight
          if piece.weight > 0 { weight.supports = true }
          if piece.weight <= -Self.usual || piece.weight < 0 && speaks(piece.because, cause.id) {
            weight.opposes = true
          }
        }
        evidence[value, default: []].append(weight)
      }
    }
    return evidence
  }

  /// All causes but those ruled out, the best first; ties in the order of the content.
  ///
  /// - Parameter values: each finding once.
  func ranking(of values: [FindingValue], without ruledOut: [String] = []) -> [Ranked] {
    let scores = scores(of: values)
    var ranking: [Ranked] = []
    ranking.reserveCapacity(causes.count)
    for i in causes.indices where !ruledOut.contains(causes[i].id) {
      ranking.append(Ranked(assessment: self, number: i, values: values, score: scores[i]))
    }
    ranking.sort { ($1.score, $0.number) < ($0.score, $1.number) }
    return ranking
  }

  /// The slot whose answer is expected to tell most about the causes: expected information
  /// (Lindley 1956), with the weights read as log-odds and the answers of each cause weighted alike.
  ///
  /// - Parameters:
  ///   - ranking: of the causes that are still to be told apart.
  ///   - isOpen: whether a question comes into question.
  /// - Returns: `nil` if no question would tell anything worth asking.
  func mostInformative(given ranking: [Ranked], where isOpen: (Question) -> Bool) -> String? {
    if ranking.isEmpty { return nil }
    var scores = Array(repeating: -Double.infinity, count: causes.count)
    for ranked in ranking { scores[ranked.number] = Double(ranked.score) }
    let beliefs = Self.softmax(scores)
    var best: (slot: String, gain: Double)?
    for question in questions where isOpen(question) {
      let gain = expectedInformation(of: question, beliefs: beliefs)
      if gain > (best?.gain ?? Self.leastInformation) + 1e-9 { best = (question.slot, gain) }
    }
    return best?.slot
  }

  /// The cause that the answer to the question of a slot says most about: whose weights for its choices lie farthest apart.
  func causeTold(by slot: String) -> Cause? {
    guard let question = questions.first(where: { $0.slot == slot }), let most = question.spreads.max(),
      most > 0
    else { return nil }
    return question.spreads.firstIndex(of: most).map { causes[$0] }
  }

  /// In bits; below this a question is not worth the person's time.
  private static let leastInformation = 0.02

  /// The score of each cause.
  private func scores(of values: [FindingValue]) -> [Int] {
    var scores = Array(repeating: 0, count: causes.count)
    for value in values {
      for weight in evidence[value] ?? [] { scores[weight.cause] += weight.sum }
    }
    return scores
  }

  /// How much more open the answer is as long as the cause is unknown: as much as it tells of the cause.
  private func expectedInformation(of question: Question, beliefs: [Double]) -> Double {
    var gain = 0.0
    for cause in beliefs.indices { gain -= beliefs[cause] * question.entropies[cause] }
    for choice in question.likelihoods[0].indices {
      var share = 0.0
      for cause in beliefs.indices { share += beliefs[cause] * question.likelihoods[cause][choice] }
      gain -= Self.timesLogarithm(share)
    }
    return gain
  }

  /// x log x, in bits.
  private static func timesLogarithm(_ x: Double) -> Double { x > 0 ? x * log2(x) : 0 }

  private static func weight(of choice: Slot.Choice, for cause: Cause) -> Int {
    cause.evidence.filter { choice.means.contains($0.when) }.reduce(0) { $0 + $1.weight }
  }

  /// Weights are steps on a log scale; half a step each keeps one finding from deciding alone.
  private static func softmax(_ weights: [Double]) -> [Double] {
    let top = weights.max() ?? 0
    let powers = weights.map { exp(($0 - top) / 2) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
