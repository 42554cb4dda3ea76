internal import Understanding

// Questions that do not look like one, and statements that do.
extension MeaningFinder {
  /// Tells the questions of a reading from its statements, by what is said as well as by the form.
  func tellQuestions(in reading: inout Reading) {
    let saysThatItAsks = roles.all(in: reading).contains(.asking)
    for i in reading.segments.indices {
      let segment = reading.segments[i]
      if segment.isQuestion {
        if isReport(segment, in: reading) { reading.segments[i].isQuestion = false }
      } else if !saysThatItAsks {
        continue
      } else if let question = indirectQuestion(segment, in: reading) {
        reading.segments[i].isQuestion = true
        reading.askNotDeny(in: segment.tokens.behind(question))
      } else if isClaim(segment, in: reading) {
        reading.segments[i].isQuestion = true
      }
    }
    for i in reading.segments.indices.dropLast() {
      let echo = reading.segments[i]
      guard isEcho(echo, in: reading) || isNamedSign(echo, in: reading),
        let denial = denial(reading.segments[i + 1], in: reading)
      else { continue }
      reading.deny(in: echo.tokens, by: denial)
      reading.segments[i].isQuestion = false
    }
  }

  /// "Chest pain? No.": the short answer that denies what stands before it; the "no" of "no feeling there" is none.
  private func denial(_ segment: Reading.Segment, in reading: Reading) -> Range<Int>? {
    let first = segment.tokens.lowerBound
    guard noes.contains(reading.tokens[first].wordHash),
      first + 1 == segment.tokens.upperBound || reading.tokens[first + 1].kind == .punctuation
    else { return nil }
    return first..<(first + 1)
  }

  /// "Legs? Fine." in answer to a question of ours is one statement: the text without the mark that parts it, or `nil` where
  /// nothing is like that.
  func withoutEcho(_ reading: Reading) -> String? {
    let marks = zip(reading.segments, reading.segments.dropFirst()).filter { echo, next in
      isEcho(echo, in: reading) && !isNamedSign(echo, in: reading) && !next.isQuestion
    }.map { reading.tokens[$0.0.tokens.upperBound - 1].range }
    guard !marks.isEmpty else { return nil }
    var scalars = Array(reading.text.unicodeScalars)
    for mark in marks where mark.count == 1 { scalars[mark.lowerBound] = " " }
    return String(String.UnicodeScalarView(scalars))
  }

  /// A word or two with a question mark that name something of the subject and ask nothing.
  private func isEcho(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    isBareName(segment, in: reading) && reading.mentions(in: segment).contains { isAboutSubject($0) }
  }

  /// The same of a symptom: "numbness?"
  private func isNamedSign(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    isBareName(segment, in: reading) && reading.mentions(in: segment).contains { $0.kind == Self.sign }
  }

  private func isBareName(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    segment.tokens.count <= Self.longName && segment.isQuestion && !segment.isInterrogative
      && reading.tokens[segment.tokens.upperBound - 1].isQuestionMark
  }

  static let sign = "sign"

  /// "Did squats three days running and now it's sore": the subject was left out, and nothing is asked.
  private func isReport(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    let words = segment.content.lazy.filter { reading.tokens[$0].kind != .punctuation }
    guard let opening = words.first, let second = words.dropFirst().first,
      words.dropFirst(Self.longName).first != nil, !reading.tokens[second].beginsClause,
      !reading.tokens[segment.tokens].contains(where: \.isQuestionMark)
    else { return false }
    // "Can barely stand up straight"
    if !segment.isInterrogative, reading.tokens[second].leavesOutSubject { return true }
    let mentions = reading.mentions(in: segment)
    if verbs.past.contains(reading.tokens[opening].wordHash), hasFindings(mentions) { return true }
    // "My mum is 71 and does aerobics, she says she has pain down her leg"
    return verbs.present.contains(reading.tokens[opening].wordHash)
      && (tellsOfPainOfOther(mentions) || Belief(segment.intents, of: rankable).reports >= Self.verySure)
  }

  /// "I'd like to know if that is normal."
  private func indirectQuestion(_ segment: Reading.Segment, in reading: Reading) -> Mention? {
    reading.mentions(in: segment).first { $0.concept == Self.indirectQuestion && $0.polarity != .negated }
  }

  /// "They say it heals by itself": what others hold of the subject is told to hear whether it is so. What they say of the
  /// person is a report.
  private func isClaim(_ segment: Reading.Segment, in reading: Reading) -> Bool {
    let mentions = reading.mentions(in: segment)
    guard let claim = mentions.first(where: { $0.concept == Self.claim }),
      !mentions.contains(where: { $0.concept == Self.reference && $0.tokens.overlaps(claim.tokens) })
    else { return false }
    let behind = segment.tokens.behind(claim)
    return !findings.speaksOfSelf(reading.tokens[behind])
      && mentions.contains { $0.tokens.lowerBound >= behind.lowerBound && namesTopic($0) }
  }

  /// "My mate says it's not my core": whether others hold what is said of something.
  func isClaimed(_ mention: Mention, in reading: Reading) -> Bool {
    reading.segments.contains { segment in
      segment.tokens.contains(mention.tokens.lowerBound)
        && reading.mentions(in: segment).contains {
          $0.concept == Self.claim && $0.tokens.upperBound <= mention.tokens.lowerBound
        }
    }
  }

  /// "The physio says my core is weak": who says so is not what it is about.
  func tellsWhatOthersSay(_ mentions: [Mention]) -> Bool {
    guard let claim = mentions.first(where: { $0.concept == Self.claim }) else { return false }
    return mentions.contains {
      $0.tokens.lowerBound >= claim.tokens.upperBound && roles[$0].contains(.finding)
        && $0.experiencer == .speaker
    }
  }

  /// Whether it names a topic of the content that is not the general one.
  func namesTopic(_ mention: Mention) -> Bool {
    roles[mention].contains(.topic)
  }

  static let indirectQuestion = "ask.indirect"
  private static let claim = "ask.claim"
  static let reference = "ask.reference"
  /// So few words are a name and no sentence.
  private static let longName = 3
}

extension Range<Int> {
  /// The tokens of a segment that stand behind a mention; none where the mention reaches into the next segment.
  fileprivate func behind(_ mention: Mention) -> Range<Int> {
    Swift.min(mention.tokens.upperBound, upperBound)..<upperBound
  }
}

extension Reading {
  fileprivate mutating func deny(in range: Range<Int>, by denial: Range<Int>) {
    for i in mentions.indices where range.contains(mentions[i].tokens.lowerBound) {
      mentions[i].polarity = .negated
      mentions[i].cue = denial
    }
  }

  /// "... if that is normal" asks, and denies nothing that stands before it.
  fileprivate mutating func askNotDeny(in range: Range<Int>) {
    for i in mentions.indices where range.contains(mentions[i].tokens.lowerBound) {
      guard mentions[i].polarity == .negated, let cue = mentions[i].cue,
        cue.lowerBound < range.lowerBound || cue.lowerBound >= mentions[i].tokens.upperBound
      else { continue }
      mentions[i].polarity = .possible
    }
  }
}
