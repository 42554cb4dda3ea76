internal import Knowledge

/// Models of what people tell of their pain, learnt from the content's examples: one of what words tell by themselves, one of
/// what they tell as the answer to a question.
///
/// Phrases of the content see what their author thought of; people say the rest in other words.
///
/// A class without state, so that asking it copies nothing.
final class FindingModel: Sendable {
  /// What can be told, in the order of the evidence.
  let values: [FindingValue]
  private let told: FindingMachines
  private let answered: FindingMachines
  let bounds: Bounds

  /// What evidence decides.
  struct Bounds: Sendable, Equatable {
    /// Above this something is told though no phrase says so: one bound for all findings, set on all of them together.
    var tells: Float = .infinity
    /// For each finding: above this it is the answer to the question about it. What is said not to be so needs more: a wrong "no"
    /// closes a question, and that may be the one about warning signs.
    var answers: [Float] = []
  }

  private init(values: [FindingValue], told: FindingMachines, answered: FindingMachines, bounds: Bounds) {
    self.values = values
    self.told = told
    self.answered = answered
    self.bounds = bounds
  }

  func evidenceOfTelling(_ passage: FindingPassage) -> [Float] { told.evidence(of: passage) }

  func evidenceOfAnswering(_ passage: FindingPassage) -> [Float] { answered.evidence(of: passage) }
}

// MARK: Training

extension FindingModel {
  /// `nil` if the content has no examples of what is told.
  ///
  /// - Complexity: a second for ten thousand examples in an optimised build.
  convenience init?(training knowledge: KnowledgeBase, _ analyzer: Analyzer) {
    let lines = FindingLines(knowledge, analyzer)
    guard !lines.values.isEmpty else { return nil }
    let dimensions = analyzer.vectors?.dimensions ?? 0
    let (byThemselves, asAnswers) = (lines.byThemselves, lines.asAnswers)
    let ((told, trials), (answered, answerTrials)) = concurrently(
      {
        FindingMachines.trained(
          on: byThemselves.map(\.example), findings: lines.values.count, dimensions: dimensions)
      },
      {
        FindingMachines.trained(
          on: asAnswers.map(\.example), findings: lines.values.count, dimensions: dimensions)
      })
    self.init(
      values: lines.values, told: told, answered: answered,
      bounds: Bounds(
        findings: lines.values.count, telling: lines.outcomes(of: byThemselves, trials),
        answering: lines.outcomes(of: asAnswers, answerTrials)))
  }
}

extension FindingModel.Bounds {
  /// - Parameter findings: how many there are.
  fileprivate init(findings: Int, telling: [FindingLines.Outcome], answering: [FindingLines.Outcome]) {
    tells = Self.bound(precision: Self.precisionOfTelling, of: telling.filter { !$0.isNamed })
    let byFinding = Dictionary(grouping: answering.filter(\.isAsked), by: \.finding)
    answers = (0..<findings).map { finding in
      let outcomes = byFinding[finding] ?? []
      let isPresent = outcomes.first?.isPresent ?? true
      return Self.bound(
        precision: isPresent ? Self.precisionOfAnswering : Self.precisionOfDenying, of: outcomes)
    }
  }

  /// The evidence from which a share of what would be taken for told is; never less than where the machines themselves say yes.
  private static func bound(precision: Float, of outcomes: [FindingLines.Outcome]) -> Float {
    var bound = Float.infinity
    var right = 0
    for (count, outcome) in outcomes.sorted(by: { $0.evidence > $1.evidence }).enumerated() {
      if outcome.isTold { right += 1 }
      if Float(right) >= precision * Float(count + 1) { bound = max(outcome.evidence, 0) }
    }
    return bound
  }

  /// Of what no phrase says and is taken for told all the same, so much is.
  private static let precisionOfTelling: Float = 0.88
  private static let precisionOfAnswering: Float = 0.9
  private static let precisionOfDenying: Float = 0.97
}

extension FindingModel: Archivable {
  convenience init(_ archive: inout Archive, _ given: FindingModel?) throws {
    self.init(
      values: try archive(given?.values), told: try archive(given?.told),
      answered: try archive(given?.answered),
      bounds: Bounds(
        tells: try archive(given?.bounds.tells), answers: try archive(given?.bounds.answers)))
  }
}
