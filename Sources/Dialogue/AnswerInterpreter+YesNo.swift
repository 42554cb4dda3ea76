internal import Knowledge
internal import Understanding

// Whether a message begins with a yes or a no, and whether that answers.
extension AnswerInterpreter {
  /// Whether more follows a yes or no that makes it something else than the answer: "yes lower", "no, the upper part".
  ///
  /// "no, only the leg" stays a no. Where warning signs are asked about, whatever is neither a restriction nor a denial does.
  func saysSomethingElse(_ reading: Reading, behind answer: Slot.YesNo?, _ context: Context) -> Bool {
    let (slot, findings) = (context.slot, context.findings)
    let end = reading.tokens.firstIndex { $0.endsSentence } ?? reading.tokens.count
    if slot == Slot.flags, answer == .yes,
      saysWhatWorks(reading.mentions.filter { $0.tokens.lowerBound < end })
    {
      return true
    }
    // "Yes, I train abs", "yeah, I've upped the weight": it is the answer to another question of ours.
    if answer == .yes, answersAnother(findings, than: slot, reading) { return true }
    let rest = reading.tokens[..<end].dropFirst().filter { $0.kind != .punctuation }
    guard let first = rest.first(where: { !connectors.contains($0.wordHash) }) else { return false }
    if restrictors.contains(first.wordHash) || context.contradicts { return context.contradicts }
    // "No, there was no twist and no knock": the denials of something else are what the "no" is about.
    if deniesOnlyOthers(
      reading.mentions.filter { $0.tokens.lowerBound < end }, than: slot, context.alsoAsked)
    {
      return true
    }
    let start = reading.tokens.firstIndex { $0.kind != .punctuation } ?? 0
    let clause = reading.tokens.indices[..<end].dropFirst(start + 1)
      .drop { reading.tokens[$0].kind == .punctuation }.prefix { reading.tokens[$0].kind != .punctuation }
    // "Nope, never"
    if clause.count == rest.count, isTalk(clause.startIndex..<clause.endIndex, in: reading) { return false }
    // "Nah, legs are fine", "yes lower": an answer to another question.
    return [rest, clause.map { reading.tokens[$0] }].contains { words in
      values(being: phrases.essence(of: words.map(\.stemHash)), besides: slot) != nil
    }
  }

  /// "No, no, yes, no": an answer to each of several things, and yes to one of them.
  func isListOfAnswers(_ reading: Reading) -> Bool {
    let answers = reading.mentions.filter { !$0.isNested && $0.isYesOrNo }
    return answers.count > 2 && answers.contains { $0.concept == "talk.yes" }
      && answers.contains { $0.concept == "talk.no" }
      && reading.tokens.indices.allSatisfy { i in
        reading.tokens[i].kind == .punctuation || connectors.contains(reading.tokens[i].wordHash)
          || answers.contains { $0.tokens.contains(i) }
      }
  }

  /// "Yes, I can pee and everything", "yes, it's just one leg": what works, or that it is one place only, is no sign.
  private func saysWhatWorks(_ mentions: [Mention]) -> Bool {
    let told = mentions.filter { !$0.isNested && $0.polarity != .negated }
    return told.contains(where: \.isOfWhatWorks)
      && !told.contains { $0.kind == "sign" }
  }

  /// "Peeing is normal", "I can feel everything", "just the one leg": the opposite of a sign, told of oneself.
  func saysWhatIsFine(_ mentions: [Mention]) -> Bool {
    mentions.contains { mention in
      guard mention.experiencer == .speaker, !mention.isNested else { return false }
      return mention.isAsserted && mention.isOfWhatWorks
        || mention.kind == "act" && mention.isDeniedBehind
    }
  }

  /// Whether findings of another question are told, and none of this one. A warning sign that is told answers the question
  /// about them whatever stands beside it.
  private func answersAnother(_ findings: [FindingValue], than slot: String, _ reading: Reading) -> Bool {
    let told = findings.filter { $0.present && isAsked($0.slot) }
    if told.isEmpty || told.contains(where: { $0.slot == slot }) { return false }
    return slot != Slot.flags || signs(reading.mentions).allSatisfy { $0.polarity == .negated }
  }

  /// Whether several things are denied, or one that was asked about before, and nothing else is said of what can be asked.
  private func deniesOnlyOthers(_ mentions: [Mention], than slot: String, _ alsoAsked: [String]) -> Bool {
    let told = mentions.filter { !$0.isNested && roles[$0].contains(.finding) }
    // "No, I have not lost weight"
    if told.isEmpty { return slot != Slot.flags && signs(mentions).areDenied }
    return (slot != Slot.flags || told.count > 1 || told.contains { alsoAsked.contains($0.kind) })
      && told.allSatisfy { $0.polarity == .negated && $0.kind != slot }
  }

  /// Whether a message begins with a no, or says that it corrects.
  func corrects(_ reading: Reading) -> Bool {
    reading.isCorrection || opening(of: reading) == "talk.no"
  }

  /// The short answer with which a message begins: a plain yes or no, or any other if it stands by itself.
  func opening(of reading: Reading) -> String? {
    if let letter = letter(of: reading) { return letter }
    let start = reading.tokens.firstIndex { $0.kind != .punctuation } ?? 0
    let starting = reading.mentions.lazy.filter { $0.tokens.lowerBound == start && $0.kind == "talk" }
    guard let longest = starting.max(by: { $0.tokens.count < $1.tokens.count }),
      !asksForEither(longest, in: reading)
    else { return nil }
    let isAlone = standsAlone(longest.tokens, in: reading)
    switch longest.concept {
    case "talk.no" where reading.tokens[start].word == "no" && !isAlone:
      return isParticle(start, in: reading) ? longest.concept : nil
    case "talk.yes", "talk.no": return longest.concept
    // "Correction: ..." has the stem of "correct".
    case "talk.agree" where reading.isCorrection: return nil
    case "talk.agree" where isAlone: return "talk.yes"
    case "talk.disagree" where isAlone: return "talk.no"
    default: return isAlone ? longest.concept : nil
    }
  }

  /// "Yes or no!" wants one of us, and is none.
  private func asksForEither(_ answer: Mention, in reading: Reading) -> Bool {
    let next = answer.tokens.upperBound
    return answer.isYesOrNo && reading.tokens.indices.contains(next + 1) && reading.tokens[next].isAlternative
      && reading.mentions.contains { $0.isYesOrNo && $0.tokens.lowerBound == next + 1 }
  }

  /// "y", "n": they stand for "why" and "and" elsewhere.
  private func letter(of reading: Reading) -> String? {
    var words = reading.tokens.indices.lazy.filter { reading.tokens[$0].kind == .word }.makeIterator()
    guard let only = words.next(), words.next() == nil else { return nil }
    return Self.letters[reading.tokens[only].original ?? reading.tokens[only].word]
  }

  private static let letters = ["y": "talk.yes", "n": "talk.no"]

  /// Whether a "no" answers, and does not belong to the noun behind it: "no I don't", but not "no sudden start".
  private func isParticle(_ place: Int, in reading: Reading) -> Bool {
    let next = reading.tokens[place + 1]
    if next.beginsClause || next.isVerb { return true }
    if restrictors.contains(next.wordHash) || phrases.denies(next.stemHash) { return true }
    // "No all good"
    let clause = reading.tokens[(place + 1)...].prefix { $0.kind != .punctuation }
    return phrases.isNo(phrases.essence(of: clause.map(\.stemHash)))
  }

  private func standsAlone(_ range: Range<Int>, in reading: Reading) -> Bool {
    guard range.upperBound < reading.tokens.count else { return true }
    let next = reading.tokens[range.upperBound]
    return next.kind == .punctuation || connectors.contains(next.wordHash)
  }

  func answered(_ opening: String?, in slot: Slot) -> Slot.Choice? {
    switch opening {
    case "talk.yes": slot.choice(for: .yes)
    case "talk.no": slot.choice(for: .no)
    default: nil
    }
  }
}

extension [Mention] {
  /// Whether there are some, and all are denied.
  var areDenied: Bool { !isEmpty && allSatisfy { $0.polarity == .negated } }
}

extension Mention {
  var isYesOrNo: Bool { concept == "talk.yes" || concept == "talk.no" }

  /// "I can pee", "just the one leg"
  fileprivate var isOfWhatWorks: Bool { kind == "able" || concept == AnswerInterpreter.onlyOne }

  /// "Peeing is normal": denied by what stands behind it.
  fileprivate var isDeniedBehind: Bool {
    polarity == .negated && cue.map { $0.lowerBound >= tokens.upperBound } ?? false
  }
}
