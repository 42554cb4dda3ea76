internal import Knowledge
internal import Understanding

// What a message is as an answer in words of a choice, or by what examples teach.
extension AnswerInterpreter {
  /// In words of a choice among others, or by what examples teach.
  func inOtherWords(_ hearing: Hearing) -> Answer {
    let (reading, slot, context) = (hearing.reading, hearing.slot, hearing.context)
    let answers = context.act.map(Self.answeringActs.contains) ?? true
    let answersOthers = context.findings.contains { isAsked($0.slot) }
    guard answers, !answersOthers, !tellsOfSigns(hearing) else { return .none }
    let told = told(in: reading)
    let statements = hearing.clauses.filter {
      told.lowerBound <= $0.lowerBound && $0.upperBound <= told.upperBound
    }
    let worded = isShort(reading) ? worded(statements, of: reading, in: slot) : .none
    return worded == .none ? learnt(reading, in: slot) : worded
  }

  /// "It doesn't wake me up": a symptom, where something else was asked.
  private func tellsOfSigns(_ hearing: Hearing) -> Bool {
    !hearing.isAboutSigns && hearing.message.redFlags.composed.isEmpty
      && hearing.reading.mentions.contains {
        $0.kind == MeaningFinder.sign && $0.polarity == .negated && !$0.isNested
      }
      && !hearing.reading.mentions.contains { !$0.isNested && $0.kind == hearing.slot.id }
  }

  /// What a message is as an answer by what the content's examples teach.
  private func learnt(_ reading: Reading, in slot: Slot) -> Answer {
    let told = told(in: reading)
    guard !told.isEmpty, !reading.mentions.contains(where: { $0.experiencer == .other }) else {
      return .none
    }
    // A sign that is there is no "none of these", whatever stands around it.
    if slot.id == Slot.flags, signs(reading.mentions).contains(where: { $0.polarity != .negated }) {
      return .none
    }
    let values = detector.answer(reading, in: told, slot: slot.id)
    guard let surest = values.first else { return .none }
    return .values(slot.exclusive ? [surest] : values.filter { $0.present == surest.present })
  }

  /// The choice whose words a clause contains; words count only in short messages, where nothing else can be meant.
  func worded(_ clauses: [Range<Int>], of reading: Reading, in slot: Slot) -> Answer {
    for clause in clauses {
      let words = phrases.words(of: clause, in: reading.tokens)
      guard let (choice, place, isNegated) = phrases.choice(within: words, in: slot.id) else { continue }
      let places = clause.filter { reading.tokens[$0].kind != .punctuation }
      let isDenied = isNegated || denies(places[place.lowerBound]...places[place.upperBound - 1], in: reading)
      if isDenied, slot.id == Slot.flags { return .none }  // one sign of several
      if isDenied { return denied(slot.choices[choice], in: slot) }
      return .values(slot.choices[choice].means)
    }
    return .none
  }

  /// "Legs are strong": what is behind denies it, and the phrase itself does not.
  private func denies(_ place: ClosedRange<Int>, in reading: Reading) -> Bool {
    reading.mentions.contains { mention in
      guard mention.polarity == .negated, place.contains(mention.tokens.lowerBound), let cue = mention.cue
      else { return false }
      return cue.lowerBound > place.upperBound
    }
  }

  /// What it says that something is not so: the other of yes and no, or the absence of what was named.
  private func denied(_ choice: Slot.Choice, in slot: Slot) -> Answer {
    if choice.answer == .yes, let no = slot.choice(for: .no) {
      return .values(no.means)
    }
    let named = choice.means.filter(\.present)
    return named.isEmpty ? .none : .values(named.map { FindingValue($0.finding, present: false) })
  }

  /// "Unchanged. Am I doing it wrong?": what stands before the first question.
  private func told(in reading: Reading) -> Range<Int> {
    0..<(reading.segments.first(where: \.isQuestion)?.tokens.lowerBound ?? reading.tokens.count)
  }

  /// Whether little is told, whatever is asked behind it.
  private func isShort(_ reading: Reading) -> Bool {
    let told = told(in: reading)
    return !told.isEmpty
      && length(of: reading.tokens[told]) <= Self.shortMessage
      && !reading.mentions.contains { $0.experiencer == .other }
  }

  private static let shortMessage = 11
}
