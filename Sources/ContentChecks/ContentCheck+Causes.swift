internal import Knowledge

// What the assessment cannot do with the causes and questions of the content.
extension ContentCheck {
  /// Causes that no question can tell apart.
  var causes: [ContentIssue] {
    let questions = knowledge.slots.filter { $0.asks != nil }
    return knowledge.causes.indices.flatMap { i in
      knowledge.causes[..<i].compactMap { other in
        let cause = knowledge.causes[i]
        guard !questions.contains(where: { tells(cause, from: other, $0) }) else { return nil }
        return issue(
          "no question can tell '\(cause.id)' from '\(other.id)': every answer counts alike for both",
          with: .cause, cause.id)
      }
    }
  }

  /// Whether some answer moves one cause further than the other.
  private func tells(_ a: Cause, from b: Cause, _ question: Slot) -> Bool {
    let differences = question.offered.map { weight(of: $0, for: a) - weight(of: $0, for: b) }
    return Set(differences).count > 1
  }

  private func weight(of choice: Slot.Choice, for cause: Cause) -> Int {
    cause.evidence.filter { choice.means.contains($0.when) }.reduce(0) { $0 + $1.weight }
  }

  /// Questions that cannot be answered, or only in one way.
  var followUps: [ContentIssue] {
    knowledge.slots.flatMap { slot in
      guard slot.asks != nil else { return [ContentIssue?]() }
      let tooFew =
        slot.offered.count < 2
        ? issue(
          "the question '\(slot.id)' has \(slot.offered.isEmpty ? "no answers" : "one answer"); "
            + "expected at least two 'choices'", with: .slot, slot.id) : nil
      let empty = slot.choices.filter(\.means.isEmpty).map {
        issue(
          "the answer '\($0.label)' to '\(slot.id)' means nothing: 'means' is empty", with: .slot, slot.id)
      }
      return [tooFew] + empty
    }.compactMap { $0 }
  }
}
